"""Elections, appointments and rankings in the reports: what the tables hold, beside voting.report."""

from typing import Any

from core.sheets import Column, Sheet
from core.sheets.write import Cell
from voting.document import LinePart, MergePart, OutcomePart, ResultDocument
from voting.rules.counts import OptionCount
from voting.rules.election import UNMARKED
from voting.rules.election_checks import NOT_YES
from voting.rules.election_names import is_written
from voting.rules.election_sealing import NOT_TOLD_APART
from voting.rules.paper_types import Paper
from voting.rules.ranking import points_of, ranks_all, winners_of

ELECTED = {
    "selected": "当选",
    "not_selected": "未当选",
    "tied": "票数相等",
    "below_majority": "未达到所需票数",
}
RANKED = {"selected": "入选", "not_selected": "未入选", "tied": "并列待定", "below_majority": "未入选"}
TITLES = {"elect": "选举结果报告", "rank": "排序票决结果报告"}


def report_title(document: ResultDocument) -> str | None:
    """The title of the report; None where it is none of these."""
    if any(option.deed for option in document.paper.options):
        return "任免表决结果报告"
    return TITLES.get(document.paper.method)


def method_words(document: ResultDocument) -> str | None:
    """How the vote was held, with its numbers; None where it is none of these."""
    paper = _paper(document)
    count = len(paper.options)
    if paper.method == "elect":
        kind = "等额" if paper.choose == count else "差额"
        other = "，可另选他人" if paper.write_ins else ""
        return f"{kind}选举（候选人{count}名，应选{paper.choose}名{other}）"
    if paper.method == "rank":
        task = "全部排序" if ranks_all(paper) else f"排前{paper.choose}名"
        return f"排序票决（{count}项，{task}，入选{winners_of(paper)}项）"
    if paper.appoints:
        return "任免合并表决" if any(o.deed == "merged" for o in paper.options) else f"任免逐人表决（{count}项）"
    return None


def election_facts(document: ResultDocument) -> list[tuple[str, str]]:
    """What must be said of the figures: what a sealed box does not tell apart, and which names were merged."""
    facts = []
    lines = [] if document.outcome is None else document.outcome.lines
    if any(mark == NOT_YES for line in lines for mark, _ in line.marks):
        facts.append(("计票说明", NOT_TOLD_APART))
    facts += [("合并表决", document.poll.merged)] if document.poll.merged else []
    return facts + [("另选他人合并", merge_words(merge)) for merge in document.merges]


def merge_words(merge: MergePart) -> str:
    """A merge in words: which names count for whom, why and by whom."""
    names = "、".join(f"“{name}”" for name in merge.names)
    return f"{names}计为“{merge.into}”；理由：{merge.reason}（{merge.made_by}）"


def election_table(outcome: OutcomePart) -> dict[str, Any]:
    """Candidates by votes, then written-in names where they stand by theirs; 反对 and 弃权 together where they are."""
    together = any(mark == NOT_YES for line in outcome.lines for mark, _ in line.marks)
    votes = ["赞成", "反对和弃权"] if together else ["赞成", "反对", "弃权", "其中未选"]
    head = ["名次", "序号", "姓名", *votes, "结果"]
    rows = [[str(line.rank), *_who(line), *_votes(line, together), _state(line, ELECTED)] for line in outcome.lines]
    last = len(head) - 1
    return {
        "head": head,
        "rows": rows,
        "bold": _selected(outcome),
        "columns": ["auto", "auto", "1fr", *["auto"] * (len(votes) + 1)],
        "numbers": [place for place in range(last) if place != 2],
    }


def ranking_table(document: ResultDocument, outcome: OutcomePart) -> dict[str, Any]:
    """Options by their place, with the sum or the points and how often each of the first three ranks was given."""
    paper = _paper(document)
    units = {option.id: option.unit for option in document.paper.options}
    first = [str(rank) for rank in range(1, min(paper.choose or 0, 3) + 1)]
    head = [
        "名次",
        "序号",
        "项目",
        "责任单位",
        *(f"排第{rank}" for rank in first),
        "名次之和" if ranks_all(paper) else "得分",
        "结果",
    ]
    rows = []
    for line in outcome.lines:
        marks = dict(line.marks)
        given = [str(marks.get(rank, 0)) for rank in first]
        rows.append([str(line.rank), *_who(line), units.get(line.id, ""), *given, _points(line), _state(line, RANKED)])
    return {
        "head": head,
        "rows": rows,
        "bold": _selected(outcome),
        "columns": ["auto", "auto", "1fr", *["auto"] * (len(head) - 3)],
        "numbers": [place for place in range(len(head) - 1) if place not in (2, 3)],
    }


def ranks_sheet(document: ResultDocument, outcome: OutcomePart) -> Sheet:
    """How often each option had each rank."""
    ranks = [mark for mark, _ in outcome.lines[0].marks] if outcome.lines else []
    rows: list[list[Cell]] = [
        [line.number, line.title, *(count for _, count in line.marks)]
        for line in sorted(outcome.lines, key=lambda one: one.number)
    ]
    return Sheet("各名次票数", [Column("序号"), Column("项目", 40), *(Column(f"第{rank}") for rank in ranks)], rows)


def ranking_by_delegation(document: ResultDocument) -> Sheet:
    """The sum or the points of each option by delegation."""
    paper = _paper(document)
    heads = [Column(f"{option.number}. {option.title}", 14) for option in paper.in_order()]
    rows: list[list[Cell]] = []
    for part in document.delegations:
        counts = [OptionCount(o.id, marks=tuple((m, n) for m, n in part.marks.get(o.id, []))) for o in paper.in_order()]
        rows.append([part.name, part.electors, part.cast, *(points_of(paper, count) for count in counts)])
    return Sheet("分代表团", [Column("代表团"), Column("应到"), Column("已投"), *heads], rows)


def _paper(document: ResultDocument) -> Paper:
    return Paper.from_data(document.paper.model_dump())


def _who(line: LinePart) -> list[str]:
    return ["另选", line.title] if is_written(line.id) else [str(line.number), line.title]


def _votes(line: LinePart, together: bool) -> list[str]:
    marks = dict(line.marks)
    if is_written(line.id):
        return [str(line.yes), *[""] * (1 if together else 3)]
    if together:
        return [str(line.yes), str(marks.get(NOT_YES, 0))]
    return [str(line.yes), str(line.no), str(line.abstain), str(marks.get(UNMARKED, 0))]


def _points(line: LinePart) -> str:
    return str((line.score or 0) // 100)


def _state(line: LinePart, words: dict[str, str]) -> str:
    return ("✓ " if line.state == "selected" else "") + words[line.state]


def _selected(outcome: OutcomePart) -> list[int]:
    return [place for place, line in enumerate(outcome.lines) if line.state == "selected"]
