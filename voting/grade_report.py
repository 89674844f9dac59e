"""Grades in the report of a poll and in its workbook."""

from typing import Any

from core.sheets import Column, Sheet
from core.sheets.write import Cell
from voting.document import GradePart, LinePart, OutcomePart, PaperPart, ResultDocument

NOT_GRADED = "未评"


def grades_table(document: ResultDocument, outcome: OutcomePart) -> dict[str, Any]:
    """The lines with their counts: a column a grade where all dimensions share one scale, else the counts in words."""
    scales = {dimension.scale for dimension in document.paper.dimensions}
    shared = _grades(document.paper, scales.pop()) if len(scales) == 1 else None
    words = [grade.title for grade in shared] if shared else ["各等级票数"]
    head = ["序号", "测评对象与指标", *words, NOT_GRADED, "结论"]
    rows = [_row(document, line, columns=shared is not None) for line in outcome.lines]
    widths = ["auto", "1fr", *(["auto"] * len(words)), "auto", "auto"]
    numbers = [0, *(range(2, 2 + len(words)) if shared else ()), 2 + len(words)]
    return {"head": head, "rows": rows, "bold": [], "columns": widths, "numbers": numbers}


def grades_by_delegation(document: ResultDocument) -> Sheet:
    """How each delegation graded, a column a line and grade."""
    lines = [] if document.outcome is None else document.outcome.lines
    columns = [(line, mark) for line in lines for mark, _ in line.marks]
    titles = _titles(document.paper)
    heads = [
        f"{line.number}. {line.title} {titles.get((_scale_of(document.paper, line), mark), mark)}"
        for line, mark in columns
    ]
    rows: list[list[Cell]] = [
        [
            part.name,
            part.electors,
            part.cast,
            *(dict(part.marks.get(line.id, [])).get(mark, 0) for line, mark in columns),
        ]
        for part in document.delegations
    ]
    return Sheet("分代表团", [Column("代表团"), Column("应到"), Column("已投"), *(Column(h, 14) for h in heads)], rows)


def _row(document: ResultDocument, line: LinePart, *, columns: bool) -> list[str]:
    grades = _grades(document.paper, _scale_of(document.paper, line))
    counts = dict(line.marks)
    given = [str(counts.get(grade.id, 0)) for grade in grades]
    if not columns:
        given = ["，".join(f"{grade.title}{counts.get(grade.id, 0)}" for grade in grades)]
    left = document.figures.cast - sum(counts.values())
    return [str(line.number), line.title, *given, str(max(left, 0)), line.verdict or "—"]


def _scale_of(paper: PaperPart, line: LinePart) -> str:
    dimension_id = line.id.partition(":")[2]
    return next((one.scale for one in paper.dimensions if one.id == dimension_id), "")


def _grades(paper: PaperPart, scale_id: str) -> list[GradePart]:
    return next((scale.grades for scale in paper.scales if scale.id == scale_id), [])


def _titles(paper: PaperPart) -> dict[tuple[str, str], str]:
    return {(scale.id, grade.id): grade.title for scale in paper.scales for grade in scale.grades}
