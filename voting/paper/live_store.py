"""The slices of votes on paper and by hands as the database stands."""

from typing import Any

from sqlalchemy.orm import Session

from core.db import Change
from meeting.live_store import plain
from realtime.messages import hall, person, unsay
from voting.paper import store
from voting.paper.live import MyWay, MyWaySlice, PaperChanged, PaperSlice
from voting.rules.ways import is_counted, own_way
from voting.store import current_poll, electors_of
from voting.tables import Poll


def paper_slice(session: Session, poll: Poll | None) -> PaperSlice | None:
    """The slice `paper`: none of a poll by tablets alone."""
    if poll is None or not is_counted(poll.way):
        return None
    count = store.find_count(session, poll.id)
    entered = {} if count is None else store.entries_of(session, poll.id, count.round)
    agreed = count is not None and count.agreed is not None
    return PaperSlice(
        poll_id=poll.id,
        way=poll.way,
        fallback=poll.fallback,
        people=store.people_on_paper(session, poll),
        issued=None if count is None else count.issued,
        collected=None if count is None else count.collected,
        round=1 if count is None else count.round,
        entered=len(entered),
        differs=len(entered) == 2 and not agreed,
        agreed=agreed,
        hands=count is not None and count.hands is not None,
        rechecked=count is not None and bool(count.rechecks),
    )


def paper_slices(session: Session, poll: Poll | None) -> dict[str, Any]:
    """The slice `paper` as plain JSON."""
    return {"paper": plain(paper_slice(session, poll))}


def handed_in(session: Session, poll: Poll) -> int:
    """How many papers came back, or people raised a hand, as far as that is known."""
    count = store.find_count(session, poll.id) if is_counted(poll.way) else None
    if count is None:
        return 0
    hands = store.hand_count(count)
    return hands.valid if hands is not None else count.collected or 0


def announce_paper(tx: Change, poll: Poll | None, meeting_id: str) -> None:
    """Tell everybody how the count stands; said twice in one change, only the last is sent."""
    tx.session.flush()
    unsay(tx.messages, meeting_id, PaperChanged)
    tx.announce(PaperChanged(hall(meeting_id), paper_slice(tx.session, poll)))


def announce_ways(tx: Change, poll: Poll) -> None:
    """Tell each elector of a poll who does not vote by tablet how they vote."""
    if not is_counted(poll.way):
        return
    tx.session.flush()
    for elector in electors_of(tx.session, poll.id):
        own = own_way(poll.way, poll.fallback, elector.on_paper)
        if own != "tablet":
            tx.announce(MyWay(person(elector.person_id), MyWaySlice(poll.id, own)))


def my_way(session: Session, meeting_id: str, person_id: str) -> dict[str, Any] | None:
    """The slice `my_way` of one person for the poll of the state, as plain JSON; None for one who votes by tablet."""
    poll = current_poll(session, meeting_id)
    if poll is None or poll.opened_at is None or not is_counted(poll.way):
        return None
    on_paper = store.on_paper(session, poll.id, person_id)
    own = None if on_paper is None else own_way(poll.way, poll.fallback, on_paper)
    return None if own in (None, "tablet") else {"poll_id": poll.id, "own": own}
