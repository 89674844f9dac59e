"""Put people on paper in a poll that is held in part on paper, before its opening and while it is open."""

from collections.abc import Sequence

from sqlalchemy import update

from core.db import Change
from core.errors import Refused
from voting import store as polls
from voting.live_store import announce_poll
from voting.paper import store
from voting.paper.actions.choose_way import electors_named
from voting.paper.live_store import announce_ways
from voting.rules.ways import may_assign
from voting.tables import Elector, Poll


def assign_paper(tx: Change, poll_id: str, people: Sequence[str]) -> None:
    """Before the opening: these and nobody else vote on paper. While the poll is open: these do from now on as well.

    Once it is open nobody comes back from paper to the tablet, as the paper may lie in the box; whoever has pressed gets
    none (`paper.has_pressed`).
    """
    poll = polls.poll_row(tx.session, poll_id, lock=True)
    may_assign(poll.state, poll.way, poll.fallback)
    chosen = electors_named(tx, poll, people)
    if poll.state == "prepared":
        poll.paper_people = chosen
    else:
        _check_not_pressed(tx, poll, chosen)
        tx.session.execute(
            update(Elector).where(Elector.poll_id == poll_id, Elector.person_id.in_(chosen)).values(on_paper=True)
        )
    tx.session.flush()
    tx.record(f"meeting:{poll.meeting_id}", "poll.put_on_paper", poll.id, people=chosen, state=poll.state)
    if poll.state == "open":
        announce_ways(tx, poll)
    announce_poll(tx, poll.meeting_id)


def _check_not_pressed(tx: Change, poll: Poll, chosen: Sequence[str]) -> None:
    pressed = store.pressed_people(tx.session, poll)
    electors = {one.person_id: one for one in polls.electors_of(tx.session, poll.id)}
    if set(chosen) - set(electors):
        raise Refused("paper.not_elector", "所选人员中有人没有本项表决的表决权，请刷新页面后重新选择", status=422)
    names = [electors[one].name for one in chosen if one in pressed]
    if names:
        raise Refused(
            "paper.has_pressed",
            "%(names)s已经用平板投票，投出的票有效，不能再发纸质选票",
            names="、".join(names[:5]),
            count=len(names),
        )
