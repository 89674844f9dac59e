"""What the attendance list of a sitting says, as text: for the xlsx and the PDF."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any

from core.reports import compile_pdf
from core.sheets import Column, Sheet, write_xlsx
from core.sheets.write import Cell
from meeting.rules.records import MeetingInfo, SittingInfo
from roster.rules.roles import LABELS
from signin.live import AttendanceSlice, DelegationSlice
from signin.rules.attendance import Mark, State, Way
from signin.rules.board import WITHOUT_DELEGATION
from signin.store import Attendee, CheckedQuorum

TEMPLATE = Path(__file__).parent / "templates" / "signin" / "attendance.typ"
STATES = {State.PRESENT: "签到", State.MADE_UP: "补签", State.LEAVE: "请假", State.LEFT: "早退"}
WAYS = {Way.GATE: "签到处", Way.WALL: "手机扫码", Way.TABLET: "平板", Way.DESK: "会务组登记"}
HEADS = ("应到", "实到", "请假", "未到", "早退")


@dataclass(frozen=True, slots=True)
class AttendanceList:
    """The attendance of one sitting, ready to be written."""

    meeting: MeetingInfo
    sitting: SittingInfo
    board: AttendanceSlice
    attendees: Sequence[Attendee]
    zone: tzinfo
    made_at: datetime
    checks: Sequence[CheckedQuorum] = ()

    def title(self) -> str:
        """The meeting and its sitting."""
        return f"{self.meeting.title}{self.sitting.title}"

    def moment(self, at: datetime | None) -> str:
        """Date and time in the hall's zone; empty for none."""
        return "" if at is None else f"{at.astimezone(self.zone):%Y-%m-%d %H:%M}"

    def clock(self, at: datetime | None) -> str:
        """The time of day in the hall's zone; empty for none."""
        return "" if at is None else f"{at.astimezone(self.zone):%H:%M}"

    def check_words(self, check: CheckedQuorum) -> str:
        """A check of the quorum in one sentence, as it was found then."""
        verdict = "符合法定人数" if check.met else "不足法定人数"
        return f"{self.moment(check.at)}检查：全体{check.members_n}人，应有{check.needed}人，实到{check.present}人，{verdict}"

    def quorum_words(self) -> str:
        """The quorum in one sentence: N, the rule, how many it takes, how many are here, met or not."""
        rule = self.board.quorum
        verdict = "符合法定人数" if rule.met else "不足法定人数"
        return (
            f"{rule.base}{rule.members_n}人，{rule.sentence}，即至少{rule.needed}人；"
            f"实到{self.board.present}人，{verdict}。"
        )


def attendance_xlsx(made: AttendanceList) -> bytes:
    """The workbook: everybody with state, times and reasons, and the figures by delegation."""
    people = Sheet(
        "签到名单",
        [
            Column(head)
            for head in (
                "证号", "姓名", "代表团", "职务", "座位", "身份", "表决权",
                "状态", "签到时间", "方式", "离场时间", "原因", "经办人",
            )
        ],
        [_cells(made, a) for a in made.attendees],
    )  # fmt: skip
    figures = Sheet(
        "汇总",
        [Column("代表团"), *(Column(head) for head in HEADS)],
        [*(_figure_cells(line.name, line) for line in made.board.delegations), _figure_cells("合计", made.board)],
    )
    words = Sheet(
        "说明",
        [Column("项目", 14), Column("内容", 90)],
        [
            ["会议", made.title()],
            ["地点", made.sitting.place or made.meeting.place],
            ["法定人数", made.quorum_words()],
            ["规则依据", made.board.quorum.source],
            *(["检查记录", made.check_words(check)] for check in made.checks),
            ["列席、旁听实到", str(made.board.guests_present)],
            ["生成时间", made.moment(made.made_at)],
            *([["提示", "演练数据，不作为正式记录"]] if made.meeting.rehearsal else []),
        ],
        prose=True,
    )
    return write_xlsx([people, figures, words], title=f"{made.title()}签到名单")


def attendance_pdf(made: AttendanceList) -> bytes:
    """The list as PDF/A, by delegation, with the quorum and places to sign."""
    return compile_pdf(TEMPLATE, report_data(made), timestamp=made.made_at)


def report_data(made: AttendanceList) -> dict[str, Any]:
    """What the template is set with."""
    voters = [a for a in made.attendees if a.member.votes]
    guests = [a for a in made.attendees if not a.member.votes]
    return {
        "title": made.meeting.title,
        "subtitle": f"{made.sitting.title}签到名单",
        "rehearsal": made.meeting.rehearsal,
        "facts": [
            ["地点", made.sitting.place or made.meeting.place or "—"],
            ["开会时间", made.moment(made.sitting.opened_at) or "尚未开会"],
            ["法定人数", made.quorum_words()],
            ["规则依据", made.board.quorum.source],
            *(["检查记录", made.check_words(check)] for check in made.checks),
        ],
        "figures": [[head, str(value)] for head, value in zip(HEADS, _figures(made.board), strict=True)],
        "heads": ["代表团", *HEADS],
        "delegations": [[line.name, *map(str, _figures(line))] for line in made.board.delegations],
        "total": ["合计", *map(str, _figures(made.board))],
        "groups": [
            {"name": name, "people": [_person(made, a) for a in people]} for name, people in _by_delegation(voters)
        ],
        "guests": [_person(made, a) for a in guests if a.mark is not None],
        "foot": f"生成时间 {made.moment(made.made_at)}",
    }


def arrival(mark: Mark | None) -> datetime | None:
    """When somebody came; None for absence and leave."""
    return None if mark is None or mark.state is State.LEAVE else mark.at


def _cells(made: AttendanceList, attendee: Attendee) -> list[Cell]:
    member, mark = attendee.member, attendee.mark
    return [
        member.number,
        member.name,
        member.delegation,
        member.post,
        member.seat or "",
        "、".join(LABELS.get(role, role) for role in member.roles),
        "有" if member.votes else "无",
        _state(mark),
        made.moment(arrival(mark)),
        WAYS[mark.way] if mark else "",
        made.moment(mark.left_at if mark else None),
        mark.reason if mark else "",
        mark.by if mark else "",
    ]


def _person(made: AttendanceList, attendee: Attendee) -> list[str]:
    mark = attendee.mark
    notes = [mark.reason, f"经办 {mark.by}" if mark.by else ""] if mark else []
    if mark is not None and mark.left_at is not None:
        notes.insert(0, f"{made.clock(mark.left_at)}离场")
    return [
        attendee.member.name,
        attendee.member.seat or "",
        _state(mark),
        made.clock(arrival(mark)),
        WAYS[mark.way] if mark and mark.state is not State.LEAVE else "",
        "，".join(note for note in notes if note),
    ]


def _state(mark: Mark | None) -> str:
    return "未到" if mark is None else STATES[mark.state]


def _figures(line: DelegationSlice | AttendanceSlice) -> tuple[int, int, int, int, int]:
    return line.expected, line.present, line.leave, line.absent, line.left


def _figure_cells(name: str, line: DelegationSlice | AttendanceSlice) -> list[Cell]:
    return [name, *_figures(line)]


def _by_delegation(attendees: Iterable[Attendee]) -> list[tuple[str, list[Attendee]]]:
    groups: dict[str, list[Attendee]] = {}
    for attendee in attendees:
        groups.setdefault(attendee.member.delegation or WITHOUT_DELEGATION, []).append(attendee)
    return list(groups.items())
