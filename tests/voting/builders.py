"""A hall with deputies who have signed in, polls and ballots for tests."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from core import clock
from core.actor import Actor
from core.db import change, reading
from core.errors import Refused
from core.ids import new_id
from core.journal.store import entries_of
from meeting.actions.add_item import add_item
from meeting.actions.create_meeting import create_meeting
from meeting.actions.create_sitting import create_sitting
from meeting.actions.open_sitting import open_sitting
from meeting.store import roll_of
from roster.actions.add_people import NewPerson, add_people
from roster.actions.set_members_n import set_members_n
from roster.actions.start_session import start_person_session
from roster.store import RollMember, members_of
from roster.tables import Badge
from signin.actions.mark_attendance import mark_attendance
from tests.conftest import Client
from tests.roster.builders import SECRETARY, a_term, deputies
from voting import store
from voting.actions.cast_ballot import cast_ballot
from voting.actions.close_poll import close_poll
from voting.actions.create_poll import PollDraft, create_poll
from voting.actions.open_poll import open_poll
from voting.actions.show_result import show_result
from voting.frozen import read_answer
from voting.live import MyBallotSlice
from voting.rules.paper import Option, Paper
from voting.rules.ruleset import ruleset_named
from voting.tables import Poll

CHAIR = Actor("account", "chair", "执行主席", frozenset({"chair"}))
STAFF = SECRETARY
OBSERVER = NewPerson("旁听甲", "女", "", "", "0000", None, ("observer",))
ATTENDING = NewPerson("列席乙", "男", "第1代表团", "", "0001", None, ("attending",))


@dataclass(frozen=True)
class Hall:
    """A running meeting with one open sitting, an agenda item and people on its roll."""

    meeting_id: str
    sitting_id: str
    item_id: str
    voters: Sequence[RollMember]
    others: Sequence[RollMember] = field(default_factory=tuple)

    def actor(self, place: int) -> Actor:
        """The voter in that place of the roll, as an actor."""
        return person(self.voters[place])


def person(member: RollMember) -> Actor:
    """Somebody on the roll, as an actor."""
    return Actor("person", member.person_id, member.name, frozenset({"person"}))


def a_hall(
    count: int = 5,
    *,
    present: int | None = None,
    members_n: int | None = None,
    open_now: bool = True,
    number: int = 19,
    scrutineers: int = 0,
) -> Hall:
    """A plenary with `count` deputies, the first `present` of them signed in, an observer and one who attends.

    The first `scrutineers` deputies of the roll are scrutineers as well, the very first their chief.
    """
    term_id = a_term(number)
    with change(STAFF) as tx:
        meeting_id = create_meeting(tx, term_id, "plenary", 1, f"第{number}届人民代表大会第一次会议")
        roll_id = roll_of(tx.session, meeting_id) or ""
        add_people(tx, roll_id, [*_with_scrutineers(deputies(count), scrutineers), OBSERVER, ATTENDING])
        if members_n is not None:
            set_members_n(tx, roll_id, members_n)
        sitting_id = create_sitting(tx, meeting_id)
        item_id = add_item(tx, meeting_id, "票决民生实事项目")
        if open_now:
            open_sitting(tx, sitting_id)
    with reading() as session:
        everybody = members_of(session, roll_id)
    voters = [m for m in everybody if m.votes]
    hall = Hall(meeting_id, sitting_id, item_id, voters, [m for m in everybody if not m.votes])
    if open_now:
        sign_in(hall, *range(count if present is None else present))
    return hall


def _with_scrutineers(people: Sequence[NewPerson], count: int) -> list[NewPerson]:
    """The first `count` in the order of the roll, by delegation, get the roles."""
    first = sorted(people, key=lambda one: one.delegation)[:count]
    chief = ("deputy", "chief_scrutineer")
    roles = {one.name: chief if place == 0 else ("deputy", "scrutineer") for place, one in enumerate(first)}
    return [replace(one, roles=roles.get(one.name, one.roles)) for one in people]


def sign_in(hall: Hall, *places: int) -> None:
    """Sign these voters in by hand."""
    with change(STAFF) as tx:
        for place in places:
            mark_attendance(tx, hall.sitting_id, hall.voters[place].person_id, "made_up", "测试")


def projects(count: int = 20, choose: int = 13) -> Paper:
    """A paper of livelihood projects."""
    options = tuple(
        Option(f"p{n}", n, f"项目{n}：老旧小区加装电梯及适老化改造", unit="区住房城乡建委", investment=f"{n * 100}万元")
        for n in range(1, count + 1)
    )
    return Paper("choose", "江北区2027年民生实事项目票决", options, choose)


MOTION = Paper("motion", "关于政府工作报告的决议（草案）")
PER_ITEM = Paper("per_item", "人事任免事项", (Option("a", 1, "任命甲"), Option("b", 2, "任命乙")))
CHOOSE = PollDraft(projects(), ruleset_named("livelihood_majority"))
DRAFTS = {
    "motion": PollDraft(MOTION, ruleset_named("plenary_motion")),
    "choose": CHOOSE,
    "per_item": PollDraft(PER_ITEM, ruleset_named("plenary_motion")),
}


def small_choose(options: int = 3, choose: int = 1, rules: str = "livelihood_majority") -> PollDraft:
    """A short list of projects."""
    return PollDraft(projects(options, choose), ruleset_named(rules))


def a_poll(hall: Hall, draft: PollDraft | str = "motion", **changes: Any) -> str:
    """A prepared poll on the hall's item."""
    chosen = DRAFTS[draft] if isinstance(draft, str) else draft
    with change(STAFF) as tx:
        return create_poll(tx, hall.meeting_id, replace(chosen, item_id=hall.item_id, **changes))


def opened(hall: Hall, draft: PollDraft | str = "motion", **changes: Any) -> str:
    """An open poll."""
    poll_id = a_poll(hall, draft, **changes)
    with change(CHAIR) as tx:
        open_poll(tx, poll_id)
    return poll_id


def vote(who: Actor, poll_id: str, answer: Mapping[str, Any], gesture: str = "") -> MyBallotSlice:
    """What a tablet's submission does, from the reading of the answer on."""
    arrived = clock.now()
    read = read_answer(poll_id, dict(answer))
    with change(who) as tx:
        return cast_ballot(tx, poll_id, read, gesture or new_id(), arrived)


def decided(hall: Hall, answers: Sequence[Mapping[str, Any]], draft: PollDraft | str = "motion", **changes: Any) -> str:
    """A closed poll in which the voters cast these answers, from the first on."""
    poll_id = opened(hall, draft, **changes)
    for place, answer in enumerate(answers):
        vote(hall.actor(place), poll_id, answer)
    act(close_poll, poll_id)
    return poll_id


def announced(
    hall: Hall, answers: Sequence[Mapping[str, Any]], draft: PollDraft | str = "motion", **changes: Any
) -> str:
    """The same with its result shown to the hall."""
    poll_id = decided(hall, answers, draft, **changes)
    act(show_result, poll_id)
    return poll_id


def act(action: Callable[..., Any], *arguments: Any, by: Actor = CHAIR) -> Any:
    """Run one action in a change of its own."""
    with change(by) as tx:
        return action(tx, *arguments)


def refusal(action: Callable[..., Any], *arguments: Any, **named: Any) -> str:
    """The code with which an action, or anything else, is refused; "ok" where it is not."""
    try:
        action(*arguments, **named)
    except Refused as refused:
        return refused.code
    return "ok"


def journal(hall: Hall) -> list[str]:
    """The actions in the meeting's journal, in order."""
    with reading() as session:
        return [entry.action for entry in entries_of(session, f"meeting:{hall.meeting_id}")]


def last_entry(hall: Hall, action: str) -> dict[str, Any]:
    """The data of the last entry of that action."""
    with reading() as session:
        return dict([e for e in entries_of(session, f"meeting:{hall.meeting_id}") if e.action == action][-1].data)


def poll_now(poll_id: str) -> Poll:
    """The poll as it stands in the database."""
    with reading() as session:
        return store.poll_row(session, poll_id)


def device(app: Any, member: RollMember) -> Client:
    """A client that is logged in as a person."""
    with change(STAFF) as tx:
        badge = tx.session.query(Badge).filter_by(person_id=member.person_id, revoked_at=None).first()
        if badge is None:
            badge = Badge(id=new_id(), person_id=member.person_id, secret_hash=new_id(), issued_at=tx.now)
            tx.session.add(badge)
            tx.session.flush()
        started = start_person_session(tx, member.person_id, badge.id, "test")
    return Client(app, started.token)


YES, NO, ABSTAIN = {"vote": "yes"}, {"vote": "no"}, {"vote": "abstain"}


def chosen(*numbers: int) -> dict[str, Any]:
    """An answer to a paper of projects."""
    return {"chosen": [f"p{n}" for n in numbers]}
