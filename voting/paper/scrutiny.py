"""监票人报告单: what the chief scrutineer reads out and signs, and the chair's words, in the order in which they are said."""

from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from core.actor import Actor
from core.errors import Refused
from core.reports import compile_pdf
from meeting.store import meeting_of
from voting import store as polls
from voting.election_report import ELECTED, RANKED
from voting.evaluations.store import not_withheld
from voting.paper import store
from voting.paper.counting import ways_of
from voting.report import STATES
from voting.rules.outcome import Outcome
from voting.rules.paper_types import Paper
from voting.rules.paper_words import line_votes, report_words, validity_words, void_words
from voting.rules.poll_state import RUNNING
from voting.tables import Poll

TEMPLATE = Path(__file__).parents[1] / "templates" / "voting" / "scrutineers.typ"
SIGNERS = ("总监票人", "监票人", "监票人", "计票人", "计票人")
WORDS = {"elect": ELECTED, "rank": RANKED, "grade": {"graded": ""}}
"""What was decided of a line, in the words of the method; STATES where it has none of its own."""


@dataclass(frozen=True, slots=True)
class Report:
    """The report as PDF/A, and the title of its poll."""

    content: bytes
    title: str


def scrutineers_report(session: Session, actor: Actor, poll_id: str, zone: tzinfo) -> Report:
    """The report of a poll on paper or by hands, for staff and scrutineers, from its result or its voiding on."""
    poll = store.access_count(session, actor, poll_id)
    not_withheld(session, poll)
    if poll.state in ("prepared", *RUNNING) or poll.closed_at is None:
        raise Refused("poll.not_counted", "纸质选票或举手的票数尚未核定，请先核定票数")
    return report_of(session, poll, zone)


def report_of(session: Session, poll: Poll, zone: tzinfo) -> Report:
    """The report of a poll that was closed or voided."""
    stamp = poll.voided_at or poll.closed_at or poll.created_at
    return Report(compile_pdf(TEMPLATE, report_data(session, poll, zone), timestamp=stamp), poll.title)


def report_data(session: Session, poll: Poll, zone: tzinfo) -> dict[str, Any]:
    """What the template sets: texts only."""
    meeting = meeting_of(session, poll.meeting_id)
    row = store.find_count(session, poll.id)
    ways = poll.result["ways"] if poll.result and poll.result.get("ways") else None
    if ways is None and row is not None:
        ways = ways_of(poll, row)
    outcome = polls.outcome_of(poll)
    paper = polls.paper_of(poll)
    issued, collected = (None, None) if row is None else (row.issued, row.collected)
    local = (poll.voided_at or poll.closed_at or poll.created_at).astimezone(zone)
    return {
        "marks": "演练" if meeting.rehearsal else None,
        "title": "监票人报告单",
        "subtitle": meeting.title,
        "facts": _facts(poll, ways or {}, f"{local.year}年{local.month}月{local.day}日"),
        "figures": _figures(poll, ways or {}, issued, collected),
        "void": f"本次表决已作废。理由：{poll.void_reason}" if poll.state == "void" else None,
        "table": None if outcome is None else _table(paper, outcome),
        "validity": [] if issued is None or collected is None else validity_words(issued, collected),
        "report": _report(paper, outcome, ways),
        "chair": list(poll.result["words"]) if poll.result else [],
        "signers": list(SIGNERS),
        "foot": f"表决编号 {poll.id}",
    }


def _facts(poll: Poll, ways: dict[str, Any], day: str) -> list[list[str]]:
    paper, hands = ways.get("paper") or {}, ways.get("hands") or {}
    changes = []
    if paper.get("settled"):
        changes.append(f"两次录入不一致并经核实{paper['settled']}处")
    if paper.get("rechecked"):
        changes.append(f"废票经总监票人复核{paper['rechecked']}次")
    pairs = [
        ("表决事项", poll.title),
        ("日期", day),
        ("废票原因", void_words(paper.get("void", []))),
        ("核票", "；".join(changes)),
        ("见证人", "、".join(hands.get("witnesses", []))),
        ("改用其他方式的原因", ways.get("reason", "")),
    ]
    return [[name, value] for name, value in pairs if value]


def _figures(poll: Poll, ways: dict[str, Any], issued: int | None, collected: int | None) -> list[list[str]]:
    paper, tablets, hands = ways.get("paper"), ways.get("tablets"), ways.get("hands")
    pairs: list[tuple[str, int | None]] = [("全体人数", poll.members_n), ("实到", poll.present_n)]
    if tablets is not None:
        pairs.append(("平板表决", tablets["cast"]))
    if issued is not None:
        pairs += [("发出", issued), ("收回", collected)]
    if paper is not None:
        pairs += [("有效票", paper["valid"]), ("废票", (paper["collected"] or 0) - paper["valid"])]
    if hands is not None:
        pairs.append(("举手表决", hands["people"]))
    return [[name, str(number)] for name, number in pairs if number is not None]


def _table(paper: Paper, outcome: Outcome) -> dict[str, Any]:
    rows, words = [], WORDS.get(paper.method, STATES)
    for line in outcome.lines:
        title = _title(paper, line.id, line.title)
        state = line.verdict or words[line.state]
        rows.append([str(line.number) if line.number else "", title, line_votes(paper, line), state])
    return {"head": ["序号", "事项", "票数", "结论"], "rows": rows}


def _title(paper: Paper, line_id: str, own: str) -> str:
    option_id, _, dimension_id = line_id.partition(":")
    option = paper.option(option_id)
    dimension = next((one.title for one in paper.dimensions if one.id == dimension_id), "")
    title = own or (option.title if option else paper.title)
    return f"{title}（{dimension}）" if dimension and len(paper.dimensions) > 1 else title


def _report(paper: Paper, outcome: Outcome | None, ways: dict[str, Any] | None) -> list[str]:
    if outcome is None or ways is None:
        return []
    motion = not paper.options
    lines = [
        (
            "" if motion else f"{line.number}. {_title(paper, line.id, line.title)}" if line.number else line.title,
            line_votes(paper, line),
        )
        for line in outcome.lines
    ]
    return report_words(paper, outcome, ways, lines)
