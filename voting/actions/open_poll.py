"""Open a poll: freeze who may vote, on what, under which rules."""

from datetime import timedelta

from sqlalchemy import insert

from core.db import Change
from core.errors import Refused
from meeting.actions.move_stage import move_stage
from meeting.rules.records import MeetingInfo
from meeting.store import meeting_of, open_sitting
from roster.store import RollMember, members_of
from signin.store import last_check
from voting import store
from voting.elections.store import notes_of
from voting.evaluations.store import require_graders
from voting.live_store import announce_poll
from voting.paper.live_store import announce_ways
from voting.rules.outcome import check_fit
from voting.rules.paper import check_paper
from voting.rules.poll_state import next_state
from voting.rules.ways import has_tablets
from voting.sealed.opening import set_up_box
from voting.sealed.store import box_of
from voting.tables import Elector, Poll

QUORUM_UNMET = "quorum.not_met"
QUORUM_UNCHECKED = "quorum.not_checked"
NO_BADGES = "poll.without_badges"


def open_poll(tx: Change, poll_id: str) -> list[str]:
    """Open the poll and put it on the stage; twice is harmless. Where no tablet votes nothing is sealed and nobody named.

    Returns warnings, which the chair decides about and the journal keeps: `quorum.not_met`, `quorum.not_checked`,
    `poll.without_badges` where a voter has no badge and so cannot vote in a sealed poll, and those of rules.appointments.
    """
    poll = store.poll_row(tx.session, poll_id, lock=True)
    meeting = meeting_of(tx.session, poll.meeting_id)
    other = store.running_poll_id(tx.session, poll.meeting_id)
    sealed = store.uses_sealed_box(poll)
    if not next_state(poll.state, "open", sealed=sealed, another_open=other not in (None, poll_id)).changed:
        return []
    if not has_tablets(poll.way, poll.fallback):
        _without_tablets(poll)
        sealed = False
    poll.sitting_id = _sitting(tx, meeting)
    check_paper(store.paper_of(poll))
    check_fit(store.paper_of(poll), store.ruleset_of(poll))
    require_graders(tx.session, poll)
    voters = _freeze_electorate(tx, poll, meeting)
    without_badge = set_up_box(tx, poll, meeting.title, voters) if sealed else 0
    notes = notes_of(tx.session, poll)
    poll.state, poll.opened_at = "open", tx.now
    poll.closes_at = None
    if poll.duration_seconds is not None:
        poll.closes_at = tx.now + timedelta(seconds=poll.duration_seconds)
    warnings = _quorum(tx, poll.sitting_id) + [NO_BADGES] * bool(without_badge) + sorted({n.code for n in notes})
    tx.session.flush()
    _journal(tx, poll, warnings)
    move_stage(tx, poll.meeting_id, "poll", item_id=poll.item_id, poll_id=poll.id)
    announce_ways(tx, poll)
    announce_poll(tx, poll.meeting_id)
    return warnings


def _without_tablets(poll: Poll) -> None:
    poll.box, poll.keys, poll.named_public, poll.live_tally, poll.duration_seconds = "open", "", False, False, None


def _sitting(tx: Change, meeting: MeetingInfo) -> str:
    if meeting.state != "running":
        raise Refused("meeting.not_running", "会议尚未开始或已经结束，不能进行表决")
    sitting = open_sitting(tx.session, meeting.id)
    if sitting is None:
        raise Refused("sitting.not_open", "还没有宣布开会，请先开始本次全体会议再进行表决")
    return sitting.id


def _freeze_electorate(tx: Change, poll: Poll, meeting: MeetingInfo) -> list[RollMember]:
    """The roll froze when the meeting started: somebody votes, and N is no less than those who do; a group is its own N."""
    electorate = store.electorate_of(poll)
    voters = electorate.of(members_of(tx.session, meeting.roll_id))
    if not voters:
        raise Refused("electorate.empty", "“%(name)s”没有人，请先确定参加人员", status=422, name=electorate.name)
    poll.members_n, poll.electors_n = meeting.members_n if electorate.whole else len(voters), len(voters)
    on_paper = set(poll.paper_people) if poll.way == "mixed" else set[str]()
    rows = [
        {
            "poll_id": poll.id,
            "person_id": voter.person_id,
            "name": voter.name,
            "delegation": voter.delegation,
            "seat": voter.seat,
            "position": position,
            "on_paper": poll.way in ("paper", "hands") or voter.person_id in on_paper,
        }
        for position, voter in enumerate(voters)
    ]
    tx.session.execute(insert(Elector), rows)
    return voters


def _quorum(tx: Change, sitting_id: str) -> list[str]:
    check = last_check(tx.session, sitting_id)
    if check is None:
        return [QUORUM_UNCHECKED]
    return [] if check.met else [QUORUM_UNMET]


def _journal(tx: Change, poll: Poll, warnings: list[str]) -> None:
    tx.record(
        f"meeting:{poll.meeting_id}",
        "poll.opened",
        poll.id,
        sitting=poll.sitting_id,
        n=poll.members_n,
        electors=poll.electors_n,
        electorate=poll.electorate,
        way=poll.way,
        present=store.present_electors(tx.session, poll),
        paper=poll.paper,
        ruleset=poll.ruleset,
        press=poll.press,
        box=poll.box,
        keys=poll.keys,
        head=poll.box == "sealed" and box_of(tx.session, poll.id).head,
        closes_at=poll.closes_at and poll.closes_at.isoformat(),
        warnings=warnings,
    )
