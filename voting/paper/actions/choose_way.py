"""Choose how a prepared poll is held: by tablets, on paper, in part on paper, or by hands."""

from collections.abc import Sequence

from core.db import Change
from core.errors import Refused
from meeting.store import meeting_of
from roster.store import members_of
from voting import store as polls
from voting.live_store import announce_poll
from voting.rules.ways import Way, may_choose_way
from voting.tables import Poll


def choose_way(tx: Change, poll_id: str, way: Way, people: Sequence[str] = ()) -> None:
    """Set the way; `people` vote on paper where only some do, and mean nothing otherwise."""
    poll = polls.poll_row(tx.session, poll_id, lock=True)
    may_choose_way(poll.state)
    chosen = electors_named(tx, poll, people) if way == "mixed" else []
    poll.way, poll.paper_people = way, chosen
    tx.session.flush()
    tx.record(f"meeting:{poll.meeting_id}", "poll.way_chosen", poll.id, way=way, people=chosen)
    announce_poll(tx, poll.meeting_id)


def electors_named(tx: Change, poll: Poll, people: Sequence[str]) -> list[str]:
    """The ids without doubles, in the roll's order; refuses (`paper.not_elector`) one who has no vote in the poll."""
    roll_id = meeting_of(tx.session, poll.meeting_id).roll_id
    voters = [member.person_id for member in polls.electorate_of(poll).of(members_of(tx.session, roll_id))]
    wanted = set(people)
    if wanted - set(voters):
        raise Refused("paper.not_elector", "所选人员中有人没有本项表决的表决权，请刷新页面后重新选择", status=422)
    return [person_id for person_id in voters if person_id in wanted]
