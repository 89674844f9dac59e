"""Makes the demo through the same actions as a real meeting."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path

from core.actor import SYSTEM
from core.config import Settings
from core.db import Change, change
from core.files import write_private
from core.ids import new_secret
from kiosk.demo.evaluation import prepare_evaluation
from kiosk.demo.papers import lay_out, prepare_papers
from kiosk.demo.people import DemoPerson, people
from kiosk.demo.projects import PROJECTS
from meeting.actions.add_item import add_item
from meeting.actions.create_meeting import create_meeting
from meeting.actions.create_sitting import create_sitting
from meeting.store import meeting_of
from roster.actions.add_people import NewPerson, add_people
from roster.actions.create_account import create_account
from roster.actions.create_term import create_term
from roster.actions.issue_badges import issue_badges
from roster.passwords import hash_password
from roster.rules.roles import role_named
from signin.actions.set_seat_grid import set_seat_grid
from voting.actions.create_poll import PollDraft, create_poll
from voting.rules.paper import Option, Paper
from voting.rules.ruleset import ruleset_named

DEPUTIES = 213
SEATS_IN_A_ROW = 18
ACCOUNTS = (
    ("mishu", "大会秘书处", "secretariat"),
    ("zhuchi", "执行主席", "chair"),
    ("pingmu", "会场大屏", "screen"),
    ("menkou", "入口签到", "gate"),
    ("admin", "系统管理员", "admin"),
)


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """One account with its password, as the start page says it."""

    login: str
    name: str
    role: str
    password: str


@dataclass(frozen=True, slots=True)
class DemoBadge:
    """One deputy's badge, for the start page's tablets; `scrutineer`: holds a part of the key to sealed ballots."""

    person_id: str
    name: str
    delegation: str
    seat: str
    secret: str
    scrutineer: bool = False


@dataclass(frozen=True, slots=True)
class Demo:
    """What the start page of the demo shows."""

    meeting_id: str
    accounts: tuple[DemoAccount, ...]
    badges: tuple[DemoBadge, ...]


def make_demo(settings: Settings, deputies: int = DEPUTIES, *, papers: bool = True) -> Demo:
    """A plenary ready to sign in: roster, badges, agenda with documents, a motion, the secret vote on 13 of 20 projects, an
    evaluation; without its documents where `papers` is false."""
    accounts = tuple(DemoAccount(login, name, role, new_secret()[:12]) for login, name, role in ACCOUNTS)
    hashes = {account.login: hash_password(account.password) for account in accounts}
    somebody = people(deputies)
    prepared = prepare_papers() if papers else []
    with change(SYSTEM) as tx:
        for account in accounts:
            create_account(tx, account.login, account.name, account.role, hashes[account.login])
        term_id = create_term(
            tx, 18, "重庆市江北区第十八届人民代表大会", date(tx.now.year - 4, 1, 1), date(tx.now.year + 1, 12, 31)
        )
        title = "重庆市江北区第十八届人民代表大会第四次会议（演示）"
        meeting_id = create_meeting(tx, term_id, "plenary", 4, title, place="区文化中心大礼堂")
        roll_id = meeting_of(tx.session, meeting_id).roll_id
        ids = add_people(tx, roll_id, [_new(person) for person in somebody])
        secrets = {badge.person_id: badge.secret for badge in issue_badges(tx, roll_id, ids)}
        set_seat_grid(tx, meeting_id, _grid(somebody))
        _prepare(tx, meeting_id)
        lay_out(tx, meeting_id, prepared)
        badges = tuple(
            DemoBadge(person_id, p.name, p.delegation or p.post, p.seat, secrets[person_id], p.is_scrutineer)
            for person_id, p in zip(ids, somebody, strict=True)
        )
        demo = Demo(meeting_id, accounts, badges)
        _keep(settings, demo)  # before the commit: without the passwords nobody could ever log in
    return demo


def read_demo(settings: Settings) -> Demo | None:
    """The demo of this installation; None where there is none."""
    path = _file(settings)
    if not path.exists():
        return None
    data = json.loads(path.read_text(encoding="utf-8"))
    return Demo(
        data["meeting_id"],
        tuple(DemoAccount(**a) for a in data["accounts"]),
        tuple(DemoBadge(**b) for b in data["badges"]),
    )


def _keep(settings: Settings, demo: Demo) -> None:
    write_private(_file(settings), json.dumps(asdict(demo), ensure_ascii=False))


def _file(settings: Settings) -> Path:
    return settings.instance / "demo.json"


def _new(person: DemoPerson) -> NewPerson:
    return NewPerson(
        person.name,
        gender=person.gender,
        delegation=person.delegation,
        post=person.post,
        phone4=person.phone4,
        seat=person.seat,
        roles=tuple(role for label in person.roles if (role := role_named(label))),
    )


def _grid(somebody: Sequence[DemoPerson]) -> list[list[str | None]]:
    rows: dict[int, list[str | None]] = {}
    for person in somebody:
        rows.setdefault(int(person.seat.split("-")[0]), []).append(person.seat)
    return [_with_aisles(row) for _, row in sorted(rows.items())]


def _with_aisles(row: list[str | None]) -> list[str | None]:
    full = row + [None] * (SEATS_IN_A_ROW - len(row))
    return [*full[:5], None, *full[5:13], None, *full[13:]]


def _prepare(tx: Change, meeting_id: str) -> None:
    """Two sittings, an agenda, and the polls of the second: a motion, the projects (sealed), three decisions one by one,
    and an evaluation of this year's projects."""
    create_sitting(tx, meeting_id, title="第一次全体会议", planned_at=tx.now)
    create_sitting(tx, meeting_id, title="第二次全体会议", planned_at=tx.now)
    add_item(tx, meeting_id, "听取和审议区人民政府工作报告", reporter="区人民政府区长")
    plan = add_item(tx, meeting_id, "审查和批准2026年国民经济和社会发展计划执行情况与2027年计划草案的报告")
    items = (
        ("审查2026年计划执行情况与2027年计划草案的报告", "区发展改革委主任"),
        ("审查2026年预算执行情况与2027年预算草案的报告", "区财政局局长"),
    )
    for title, reporter in items:
        add_item(tx, meeting_id, title, parent_id=plan, reporter=reporter)
    add_item(tx, meeting_id, "听取和审议区人大常委会工作报告", reporter="区人大常委会主任")
    add_item(
        tx, meeting_id, "听取和审议区人民法院、区人民检察院工作报告", reporter="区人民法院院长、区人民检察院检察长"
    )
    rules = add_item(tx, meeting_id, "表决2027年区级重点民生实事项目票决办法（草案）")
    projects = add_item(tx, meeting_id, "票决2027年区级重点民生实事项目", reporter="大会秘书处")
    decisions = add_item(tx, meeting_id, "逐项表决各项决议（草案）")
    motion = Paper("motion", "2027年区级重点民生实事项目票决办法（草案）")
    create_poll(tx, meeting_id, PollDraft(motion, ruleset_named("plenary_motion"), item_id=rules))
    choose = PollDraft(_projects(), ruleset_named("livelihood_majority"), item_id=projects)
    create_poll(tx, meeting_id, replace(choose, box="sealed", keys="scrutineers"))
    create_poll(tx, meeting_id, PollDraft(_decisions(), ruleset_named("plenary_motion"), item_id=decisions))
    prepare_evaluation(tx, meeting_id)


def _projects() -> Paper:
    options = tuple(
        Option(f"p{n:02}", n, p.title, unit=p.unit, investment=p.investment, description=p.description, due=p.due)
        for n, p in enumerate(PROJECTS, 1)
    )
    return Paper("choose", "2027年区级重点民生实事项目票决", options, choose=13)


def _decisions() -> Paper:
    titles = (
        "关于区人民政府工作报告的决议（草案）",
        "关于2027年预算的决议（草案）",
        "关于区人大常委会工作报告的决议（草案）",
    )
    return Paper("per_item", "各项决议（草案）", tuple(Option(f"d{n}", n, title) for n, title in enumerate(titles, 1)))
