"""The chair's decision when the system fails in the middle of a vote: on with papers or hands, the tablets' box kept or not."""

from typing import Literal

from sqlalchemy import update

from core.db import Change
from core.errors import Refused
from voting import store as polls
from voting.box import box_digest
from voting.live_store import announce_poll
from voting.paper import store
from voting.paper.live_store import announce_ways
from voting.rules.ways import after_fall_back
from voting.sealed.store import box_of, unchecked_count
from voting.tables import Elector, Poll

To = Literal["paper", "hands"]
Box = Literal["keep", "void"]


def fall_back(tx: Change, poll_id: str, to: To, box: Box, reason: str) -> None:
    """Go on without tablets; nobody can press from now on, and no ballot is deleted. Twice the same is harmless.

    Kept, the ballots in the box count and whoever has none there votes on paper or by hand; a sealed box is closed and
    opened as usual. Voided, everybody votes again, and no key that the server has will ever open a sealed box.
    """
    poll = polls.poll_row(tx.session, poll_id, lock=True)
    if poll.fallback == box and poll.state == "open" and (poll.way == "hands") == (to == "hands"):
        return
    way = after_fall_back(poll.state, poll.way, poll.fallback, to, box)
    if not reason.strip():
        raise Refused("poll.no_fall_back_reason", "改用其他方式应说明原因，请填写原因", status=422)
    pressed = _pressed(tx, poll, box)
    digest = _digest(tx, poll, box)
    poll.way, poll.fallback = way, box
    poll.closes_at, poll.live_tally = None, False
    poll.named_public = poll.named_public and box == "keep"
    others = update(Elector).where(Elector.poll_id == poll_id, Elector.person_id.not_in(pressed))
    tx.session.execute(others.values(on_paper=True))
    row = store.count_row(tx.session, poll_id)
    kept = {"to": to, "box": box, "reason": reason.strip(), "cast": _cast(tx, poll, pressed, box)}
    row.fell_back = {**kept, "by": tx.actor.name, "at": tx.now.isoformat()}
    tx.session.flush()
    people = store.people_on_paper(tx.session, poll)
    tx.record(f"meeting:{poll.meeting_id}", "poll.fell_back", poll.id, **kept, people=people, box_sha256=digest)
    announce_ways(tx, poll)
    announce_poll(tx, poll.meeting_id)


def _pressed(tx: Change, poll: Poll, box: Box) -> set[str]:
    if box == "void":
        return set()
    if poll.box == "sealed":
        unchecked = unchecked_count(tx.session, poll.id)
        if unchecked:
            raise Refused(
                "poll.ballots_unchecked", "还有%(count)s张选票正在验证，请稍候几秒再改用其他方式", count=unchecked
            )
    return store.pressed_people(tx.session, poll)


def _cast(tx: Change, poll: Poll, pressed: set[str], box: Box) -> int:
    return len(pressed) if box == "keep" else len(store.pressed_people(tx.session, poll))


def _digest(tx: Change, poll: Poll, box: Box) -> str:
    """How the box stands at this moment; the server's own key of a voided one is forgotten."""
    if poll.box == "open":
        return box_digest(poll.id, polls.ballots_of(tx.session, poll.id))
    row = box_of(tx.session, poll.id, lock=True)
    if box == "void":
        row.secret = None
    return row.head
