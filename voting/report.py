"""The result of a poll as PDF/A to sign and file, and as a workbook."""

import re
from datetime import datetime, timedelta, timezone, tzinfo
from pathlib import Path
from typing import Any

from core.reports import compile_pdf
from core.sheets import Column, Sheet, write_xlsx
from core.sheets.write import Cell
from voting.document import LinePart, OutcomePart, ResultDocument, SealedPart
from voting.election_report import (
    election_facts,
    election_table,
    method_words,
    ranking_by_delegation,
    ranking_table,
    ranks_sheet,
    report_title,
)
from voting.grade_report import grades_by_delegation, grades_table
from voting.paper_report import BOXES, vote_figures, way_facts, way_words, without_not_pressed
from voting.rules.methods import METHODS

TEMPLATE = Path(__file__).parent / "templates" / "voting" / "result.typ"
HALL_ZONE: tzinfo = timezone(timedelta(hours=8), "Asia/Shanghai")
STATES = {
    "passed": "通过",
    "not_passed": "未通过",
    "selected": "入选",
    "not_selected": "未入选",
    "tied": "票数相等",
    "below_majority": "未达到所需票数",
}
PRESSES = {"first": "以第一次按键为准", "last": "以最后一次按键为准"}
RELATIONS = {
    "": "",
    "tied": "票数相等后的再次票决",
    "rest": "对其余项目的另行票决",
    "again": "前一次作废或无效后的重新表决",
}
SIGNERS = ("总监票人", "监票人", "监票人", "执行主席")


def result_pdf(document: ResultDocument, *, zone: tzinfo = HALL_ZONE) -> bytes:
    """The report to sign, PDF/A; the same document gives the same bytes."""
    stamp = document.poll.voided_at or document.poll.closed_at
    return compile_pdf(TEMPLATE, report_data(document, zone), timestamp=stamp)


def report_data(document: ResultDocument, zone: tzinfo) -> dict[str, Any]:
    """What the template sets: texts only."""
    poll, figures = document.poll, document.figures
    numbers = [("全体人数", figures.n), ("应到", figures.electors), ("实到", figures.present)]
    numbers += vote_figures(document)
    return {
        "marks": "演练" if document.meeting.rehearsal else None,
        "title": report_title(document) or ("票决结果报告" if document.paper.method == "choose" else "表决结果报告"),
        "subtitle": document.meeting.title,
        "facts": _facts(document, zone),
        "figures": [[name, str(number)] for name, number in numbers],
        "void": f"本次表决已作废。理由：{poll.void_reason}" if poll.state == "void" else None,
        "box": None if document.sealed is None else [[n, _wrapping(v)] for n, v in box_facts(document.sealed)],
        "table": None if document.outcome is None else _table(document, document.outcome),
        "words": document.words,
        "signers": list(SIGNERS),
        "foot": f"表决编号 {poll.id}",
        "remark": _remark(document),
    }


def result_xlsx(document: ResultDocument, *, zone: tzinfo = HALL_ZONE) -> bytes:
    """The workbook: summary, counts, votes by name, votes by delegation."""
    facts: list[list[Cell]] = [[name, value] for name, value in _facts(document, zone)]
    figures = document.figures
    facts += [
        ["全体人数", figures.n],
        ["应到", figures.electors],
        ["实到", figures.present],
    ]
    facts += [[name, number] for name, number in (*vote_figures(document), ("空白票", figures.blank))]
    facts += [["宣读词" if place == 0 else "", sentence] for place, sentence in enumerate(document.words)]
    if document.sealed is None:
        facts.append(["票箱摘要（SHA-256）", document.box_sha256 or ""])
    else:
        facts += [[name, value] for name, value in box_facts(document.sealed)]
    sheets = [Sheet("概况", [Column("项目", 18), Column("内容", 80)], facts, prose=True)]
    if document.outcome is not None:
        table = _table(document, document.outcome)
        rows = [[_number(cell) for cell in row] for row in table["rows"]]
        sheets.append(Sheet("计票", [Column(head) for head in table["head"]], rows))
        if document.paper.method == "rank":
            sheets.append(ranks_sheet(document, document.outcome))
    sheets += [_by_name(document), _by_delegation(document)] if document.sealed is None else [_board(document.sealed)]
    return write_xlsx(sheets, title=f"{document.meeting.title} {document.poll.title}")


def _facts(document: ResultDocument, zone: tzinfo) -> list[tuple[str, str]]:
    poll, meeting, rules = document.poll, document.meeting, document.ruleset
    pairs = [
        ("会议", meeting.title),
        ("全体会议", meeting.sitting or ""),
        ("议程", meeting.item or ""),
        ("表决事项", poll.title),
        ("性质", RELATIONS[poll.relation]),
        ("表决方式", f"{_method(document)}，{way_words(document) or f'{BOXES[poll.box]}，{PRESSES[poll.press]}'}"),
        ("表决规则", f"{rules.title}。{rules.sentence}"),
        ("依据", rules.source),
        *election_facts(document),
        *way_facts(document),
        ("开始时间", _moment(poll.opened_at, zone)),
        ("结束时间", _moment(poll.closed_at, zone)),
        ("公布时间", _moment(poll.shown_at, zone)),
        ("作废时间", _moment(poll.voided_at, zone)),
        ("作废理由", poll.void_reason),
    ]
    return [(name, value) for name, value in pairs if value]


def _method(document: ResultDocument) -> str:
    paper = document.paper
    if paper.method == "choose":
        return f"差额票决（{len(paper.options)}项中选{paper.choose}项）"
    return method_words(document) or METHODS[paper.method].label


def _table(document: ResultDocument, outcome: OutcomePart) -> dict[str, Any]:
    if document.paper.method == "grade":
        return grades_table(document, outcome)
    if document.paper.method == "elect":
        return election_table(outcome)
    if document.paper.method == "rank":
        return ranking_table(document, outcome)
    if document.paper.method == "choose":
        units = {option.id: option.unit for option in document.paper.options}
        head = ["名次", "序号", "项目", "责任单位", "得票", "结果"]
        rows = [_ranked(line, units[line.id]) for line in outcome.lines]
        shape = {"columns": ["auto", "auto", "1fr", "auto", "auto", "auto"], "numbers": [0, 1, 4]}
    else:
        numbered = bool(document.paper.options)
        head = ["序号", "事项", "赞成", "反对", "弃权", "未按", "结果"][0 if numbered else 1 :]
        rows = [_voted(line)[0 if numbered else 1 :] for line in outcome.lines]
        widths = ["auto", "1fr", "auto", "auto", "auto", "auto", "auto"][0 if numbered else 1 :]
        shape = {
            "columns": widths,
            "numbers": [place for place, name in enumerate(head) if name not in ("事项", "结果")],
        }
    if document.ways is not None and "未按" in head:  # who is on paper presses nothing
        shape, head, rows = without_not_pressed(shape, head, rows)
    bold = [place for place, line in enumerate(outcome.lines) if line.state in ("selected", "passed")]
    return {"head": head, "rows": rows, "bold": bold, **shape}


def _ranked(line: LinePart, unit: str) -> list[str]:
    mark = "✓ " if line.state == "selected" else ""
    return [str(line.rank), str(line.number), line.title, unit, str(line.yes), mark + STATES[line.state]]


def _voted(line: LinePart) -> list[str]:
    number = str(line.number) if line.number else ""
    votes = [str(count) for count in (line.yes, line.no, line.abstain, line.not_pressed)]
    return [number, line.title, *votes, STATES[line.state]]


def _by_name(document: ResultDocument) -> Sheet:
    columns = [Column("代表团"), Column("座位"), Column("姓名"), Column("投票"), Column("选择", 60)]
    rows: list[list[Cell]] = [
        [
            vote.delegation,
            vote.seat or "",
            vote.name,
            "已投" if vote.answer is not None else "未投",
            "；".join(vote.described),
        ]
        for vote in document.votes
    ]
    return Sheet("记名名单", columns, rows)


def _by_delegation(document: ResultDocument) -> Sheet:
    if document.paper.method == "grade":
        return grades_by_delegation(document)
    if document.paper.method == "rank":
        return ranking_by_delegation(document)
    options = [(option.id, f"{option.number}. {option.title}") for option in document.paper.options]
    lines = options or [("motion", document.paper.title)]
    kinds = ("得票",) if document.paper.method == "choose" else ("赞成", "反对", "弃权")
    heads = [f"{title} {kind}" if options else kind for _, title in lines for kind in kinds]
    rows: list[list[Cell]] = [
        [part.name, part.electors, part.cast, *(n for key, _ in lines for n in part.options[key][: len(kinds)])]
        for part in document.delegations
    ]
    return Sheet("分代表团", [Column("代表团"), Column("应到"), Column("已投"), *(Column(h, 14) for h in heads)], rows)


def box_facts(box: SealedPart) -> list[tuple[str, str]]:
    """A sealed box as pairs of a name and what is to be signed for."""
    replaced = f"，其中被改投替换{box.replaced}张，计票{box.cast}张" if box.replaced else f"，计票{box.cast}张"
    pairs = [
        ("箱内选票", f"{box.ballots}张{replaced}"),
        ("票箱码", f"{box.head_code}（封箱前公布）"),
        ("票箱校验值", box.head),
        ("表决哈希", f"{box.election_hash}（{box.election_code}）"),
        ("票箱文件", f"{box.uuid}.bel"),
        ("钥匙", _keys(box)),
        ("实际开箱", "、".join(box.openers)),
        ("试验票", f"{box.test_ballots}张" if box.test_ballots else ""),
    ]
    return [(name, value) for name, value in pairs if value]


def _wrapping(value: str) -> str:
    """A long hash in groups, so that a line of the report may end between them."""
    return re.sub(r"[0-9a-f]{64}", lambda found: " ".join(re.findall(".{16}", found[0])), value)


def _keys(box: SealedPart) -> str:
    if box.kind == "server":
        return "仅由服务器保管"
    rule = "全部到齐开箱" if box.kind == "all" else f"任意{box.needed}人开箱"
    return f"监票人{len(box.holders)}名（{'、'.join(box.holders)}），{rule}"


def _board(box: SealedPart) -> Sheet:
    columns = [Column("选票编号", 14), Column("凭证编号", 14), Column("是否计票", 12), Column("完整编号", 50)]
    rows: list[list[Cell]] = [
        [line.code, line.credential, "计票" if line.counted else "已被改投替换", line.tracker] for line in box.board
    ]
    return Sheet("选票公示", columns, rows)


def _remark(document: ResultDocument) -> str:
    rules = document.ruleset
    if document.sealed is not None:
        return (
            f"表决规则编号：{rules.name} {rules.version}。本次为无记名表决，系统不保存任何人的选择；"
            "票箱可用公开程序 belenios-tool 独立核验，方法见档案中的“怎样核验”。"
        )
    return f"表决规则编号：{rules.name} {rules.version}。票箱摘要（SHA-256）：{document.box_sha256 or '无'}。"


def _moment(at: datetime | None, zone: tzinfo) -> str:
    if at is None:
        return ""
    local = at.astimezone(zone)
    return f"{local.year}年{local.month}月{local.day}日 {local:%H:%M:%S}"


def _number(cell: str) -> Cell:
    return int(cell) if cell.isascii() and cell.isdigit() else cell
