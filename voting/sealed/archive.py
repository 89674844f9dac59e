"""What the archive of a meeting keeps of a sealed poll: the box, the board, and how to check them."""

import csv
import io
from collections.abc import Iterable
from dataclasses import asdict

from sqlalchemy.orm import Session

from core.errors import Refused
from voting.belenios.verify import Rules, verify
from voting.sealed import store
from voting.sealed.bel import bel_of
from voting.sealed.facts import SealedFacts, sealed_facts
from voting.sealed.how_to_check import markdown
from voting.sealed.shown import shown_trial
from voting.tables import Poll

PROCESSES = 2


def sealed_files(session: Session, poll: Poll) -> Iterable[tuple[str, object]]:
    """Name and content (bytes, or plain data for JSON) of every file of a box that was opened for voting.

    Refused (`archive.box_faulty`) where a box with a result does not pass the verifier: it must not be filed as sound.
    """
    facts = sealed_facts(session, poll)
    box = bel_of(session, poll.id)
    _require_sound(poll, box)
    yield f"{facts.uuid}.bel", box
    yield "board.csv", board_csv(facts)
    yield "怎样核验 HOW-TO-CHECK.md", markdown(poll.title, facts).encode()
    trials = [asdict(shown_trial(row)) for row in store.trial_ballots(session, poll.id)]
    if trials:
        yield "test-ballots.json", [{**one, "made_at": one["made_at"].isoformat()} for one in trials]


def board_csv(facts: SealedFacts) -> bytes:
    """The board as a table, in UTF-8 with a mark that spreadsheets know."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["选票编号 code", "tracker", "凭证编号 credential", "计票 counted"])
    writer.writerows(
        [one.code, one.tracker, one.credential, "是 yes" if one.counted else "否 no"] for one in facts.board
    )
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _require_sound(poll: Poll, box: bytes) -> None:
    if poll.state not in ("closed", "shown"):
        return
    faults = verify(box, Rules(processes=PROCESSES)).faults
    if faults:
        raise Refused("archive.box_faulty", "票箱没有通过核验，不能存档：%(fault)s", fault=str(faults[0]))
