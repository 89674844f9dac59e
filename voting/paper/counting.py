"""From the end of a vote on paper or by hands to its result, for the actions of this package and of its neighbours."""

from typing import Any

from sqlalchemy.orm import Session

from core.db import Change
from core.errors import Refused
from voting import store as polls
from voting.box import box_digest
from voting.live_store import announce_poll
from voting.paper import store
from voting.paper.tables import PaperCount
from voting.results import decided_by
from voting.rules.adding_counts import added, paper_counts
from voting.rules.counts import Counts
from voting.rules.methods import method_named
from voting.rules.outcome import decide, figures_of
from voting.rules.paper_figures import PaperFigures, in_order
from voting.rules.paper_words import with_ways
from voting.rules.poll_state import next_state
from voting.rules.ways import has_tablets, is_counted
from voting.sealed.store import box_of
from voting.tables import Poll


def begin_count(tx: Change, poll: Poll) -> None:
    """End the vote of a locked open poll: tablets' ballots are counted and kept, papers and hands are counted next."""
    poll.present_n = polls.present_electors(tx.session, poll)
    poll.state, poll.closed_at, poll.closes_at = "counting", tx.now, None
    counts = None
    if poll.box == "sealed":
        box = box_of(tx.session, poll.id, lock=True)
        poll.digest, box.secret = box.head, None
    else:
        ballots = polls.ballots_of(tx.session, poll.id)
        poll.digest = box_digest(poll.id, ballots)
        if has_tablets(poll.way, poll.fallback):
            paper = polls.paper_of(poll)
            counts = method_named(paper.method).count(paper, polls.answers_of(paper, ballots))
    _keep(tx, poll, counts)


def count_papers_too(tx: Change, poll: Poll, counts: Counts) -> None:
    """Keep the opened counts of a sealed box of a locked poll, to which papers or hands are added next."""
    poll.state = "counting"
    _keep(tx, poll, counts)


def _keep(tx: Change, poll: Poll, counts: Counts | None) -> None:
    row = store.count_row(tx.session, poll.id)
    row.tablets = None if counts is None else counts.to_data()
    tx.session.flush()
    tx.record(
        f"meeting:{poll.meeting_id}",
        "poll.counting",
        poll.id,
        way=poll.way,
        fallback=poll.fallback,
        present=poll.present_n,
        people=store.people_on_paper(tx.session, poll),
        box_sha256=poll.digest,
        tablets=row.tablets,
    )
    announce_poll(tx, poll.meeting_id)


def close_counted(tx: Change, poll: Poll) -> None:
    """Close a locked poll with the figures that were agreed, those of tablets and of people in one outcome."""
    counted = is_counted(poll.way)
    if not next_state(poll.state, "agree", sealed=polls.uses_sealed_box(poll), counted=counted).changed:
        return
    row = store.count_row(tx.session, poll.id)
    parts = (store.tablet_counts(row), people_counts(tx.session, poll))
    counts = added([part for part in parts if part is not None])
    poll.result = counted_result(tx.session, poll, counts)
    poll.state = "closed"
    tx.session.flush()
    tx.record(
        f"meeting:{poll.meeting_id}",
        "poll.closed",
        poll.id,
        cast=counts.cast,
        present=poll.present_n,
        box_sha256=poll.digest,
        result=poll.result,
    )
    announce_poll(tx, poll.meeting_id)


def counted_result(session: Session, poll: Poll, counts: Counts) -> dict[str, Any]:
    """The result to store of counts of tablets and people together; it says how many came which way."""
    row = store.find_count(session, poll.id)
    result = decided_by(poll, counts, poll.present_n or 0)
    return result if row is None else with_ways(result, polls.paper_of(poll), ways_of(poll, row))


def check_decidable(poll: Poll, figures: PaperFigures) -> None:
    """Refuse figures that the poll's rule-set cannot decide, such as ranks that no box can hold; before they are agreed."""
    paper = polls.paper_of(poll)
    counts = paper_counts(paper, figures)
    decide(paper, polls.ruleset_of(poll), counts, figures_of(counts, poll.members_n or 0, poll.present_n or 0))


def people_counts(session: Session, poll: Poll) -> Counts:
    """What papers or hands say, as counts; refused while their figures are not agreed."""
    row = store.find_count(session, poll.id)
    figures = store.hand_count(row) if poll.way == "hands" else store.agreed_figures(row)
    if figures is None and poll.way == "hands":
        raise Refused("hands.not_counted", "还没有录入举手表决的票数，请先录入")
    if figures is None:
        raise Refused("paper.not_agreed", "纸质选票的两次录入尚未完成或尚有不一致，请先核定票数")
    paper = polls.paper_of(poll)
    return paper_counts(paper, in_order(paper, figures))


def ways_of(poll: Poll, row: PaperCount) -> dict[str, Any]:
    """How many votes came which way, as plain JSON: `tablets`, `paper` and `hands` are null where nobody voted so."""
    tablets, figures, raised = store.tablet_counts(row), store.agreed_figures(row), store.hand_count(row)
    paper = hands = None
    if poll.way != "hands" and figures is not None:
        paper = {
            "issued": row.issued,
            "collected": row.collected,
            "valid": figures.valid,
            "void": [list(one) for one in figures.void],
            "settled": len(row.settled),
            "rechecked": len(row.rechecks),
        }
    if row.hands is not None and raised is not None:
        hands = {"people": raised.valid, "witnesses": row.hands["witnesses"], "reason": row.hands["reason"]}
    return {
        "way": poll.way,
        "fallback": poll.fallback,
        "reason": (row.fell_back or {}).get("reason", ""),
        "tablets": None if tablets is None else {"cast": tablets.cast, "valid": tablets.valid},
        "paper": paper,
        "hands": hands,
    }
