"""The results of an evaluation as PDF/A and as a workbook; everything is made of EvaluationResults alone."""

from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any

from core.reports import compile_pdf
from core.sheets import Column, Sheet, write_xlsx
from core.sheets.write import Cell
from voting.evaluations.report_words import (
    MODES,
    dimension_named,
    grades_of,
    marks_words,
    overall_line,
    per_cent,
    score_words,
    share_words,
)
from voting.paper_report import BOXES
from voting.report import HALL_ZONE

TEMPLATE = Path(__file__).parents[1] / "templates" / "voting" / "evaluation.typ"
SATISFIED = "满意率（仅最好一等）"
SATISFIED_OR_BASIC = "满意率（最好两等）"
Results = dict[str, Any]
Subject = dict[str, Any]


def results_pdf(results: Results, made_at: datetime, *, zone: tzinfo = HALL_ZONE, rehearsal: bool = False) -> bytes:
    """The comparison of all subjects and a sheet for each, PDF/A; the same results give the same bytes."""
    return compile_pdf(TEMPLATE, report_data(results, zone, rehearsal=rehearsal), timestamp=made_at)


def report_data(results: Results, zone: tzinfo, *, rehearsal: bool = False) -> dict[str, Any]:
    """What the template sets: texts, and the widths of the bars in parts of 10,000."""
    about = results["evaluation"]
    return {
        "marks": "演练" if rehearsal else None,
        "title": "测评结果",
        "subtitle": about["title"],
        "facts": _facts(results, zone),
        "comparison": _comparison(results),
        "subjects": [_sheet(results, one) for one in results["subjects"] if one["lines"]],
        "foot": f"测评编号 {about['id']}",
        "remark": remark(results),
    }


def results_xlsx(results: Results, *, zone: tzinfo = HALL_ZONE) -> bytes:
    """The workbook: summary, comparison, and every line by group."""
    facts: list[list[Cell]] = [[name, value] for name, value in _facts(results, zone)]
    facts.append(["说明", remark(results)])
    comparison = _comparison(results)
    rows = [[_number(cell) for cell in row] for row in comparison["rows"]]
    return write_xlsx(
        [
            Sheet("概况", [Column("项目", 18), Column("内容", 80)], facts, prose=True),
            Sheet("结果比较", [Column(head) for head in comparison["head"]], rows),
            _by_group(results),
        ],
        title=f"{results['evaluation']['meeting']} {results['evaluation']['title']}",
    )


def remark(results: Results) -> str:
    """How the figures are to be read."""
    hidden = any(group["hidden"] for one in results["subjects"] for line in one["lines"] for group in line["groups"])
    words = [
        "满意率有两种算法，分别列出：一种只计最好一等，一种计最好两等；均为占已评票的比例。未评为收回票中没有评该项的。"
    ]
    if results["evaluation"]["mode"] == "weighted":
        words.append("各组按权重合计：先算各组内的比例，再按权重相加。")
    if hidden:
        words.append("测评人少于5人的组，以及由总数可以推算出该组的组，不单独列出，其票计入总结果。")
    return "".join(words)


def _facts(results: Results, zone: tzinfo) -> list[tuple[str, str]]:
    about, rules = results["evaluation"], results["evaluation"]["ruleset"]
    at = about["announced_at"]
    local = None if at is None else datetime.fromisoformat(at).astimezone(zone)
    weighted = about["mode"] == "weighted" and len(about["groups"]) > 1
    groups = [f"{one['name']}{one['evaluators']}人" + (_weight(one) if weighted else "") for one in about["groups"]]
    pairs = [
        ("会议", about["meeting"]),
        ("测评事项", about["title"]),
        ("测评人", "，".join(groups)),
        ("测评方式", f"背靠背测评，{BOXES[about['box']]}{MODES[about['mode']] if len(groups) > 1 else ''}"),
        ("结论规则", rules["sentence"]),
        ("依据", rules["source"]),
        ("公布时间", f"{local.year}年{local.month}月{local.day}日 {local:%H:%M}" if local else "尚未公布"),
    ]
    return [(name, value) for name, value in pairs if value]


def _weight(group: dict[str, Any]) -> str:
    return f"（权重{per_cent(group['share'])}）"


def _comparison(results: Results) -> dict[str, Any]:
    """Subjects by rank, then those without one: counts of the overall dimension, or every dimension's verdict."""
    overall = results["evaluation"]["overall"]
    ordered = sorted(results["subjects"], key=lambda one: (one["rank"] or 10**6, one["number"]))
    if overall:
        words = [grade["title"] for grade in grades_of(results, overall)]
        head = ["名次", "序号", "测评对象", *words, "未评", "满意率①", "满意率②", "得分", "结论"]
        rows = [_overall_row(results, one) for one in ordered]
        widths = ["auto", "auto", "1fr", *["auto"] * (len(words) + 5)]
        numbers = [0, 1, *range(3, len(words) + 7)]
    else:
        titles = [dimension["title"] for dimension in results["dimensions"]]
        head = ["名次", "序号", "测评对象", *titles, "得分"]
        rows = [_dimensions_row(results, one) for one in ordered]
        widths = ["auto", "auto", "2fr", *["1fr"] * len(titles), "auto"]
        numbers = [0, 1, len(titles) + 3]
    return {"head": head, "rows": rows, "columns": widths, "numbers": numbers}


def _overall_row(results: Results, subject: Subject) -> list[str]:
    start = [str(subject["rank"] or "—"), str(subject["number"]), subject["title"]]
    line = overall_line(results, subject)
    if line is None:
        grades = len(grades_of(results, results["evaluation"]["overall"]))
        return [*start, *["—"] * (grades + 4), "退出测评" if subject["withdrawn"] else "尚未测评"]
    whole = line["whole"]
    rates = [per_cent(whole["satisfied"]), per_cent(whole["satisfied_or_basic"])]
    counts = [str(count) for _, count in whole["marks"]] or [per_cent(share) for _, share in whole["shares"]]
    return [*start, *counts, str(whole["ungraded"]), *rates, score_words(subject["score"]), whole["verdict"] or "—"]


def _dimensions_row(results: Results, subject: Subject) -> list[str]:
    verdicts = {line["dimension"]: line["whole"]["verdict"] for line in subject["lines"]}
    nothing = "退出测评" if subject["withdrawn"] else "—"
    own = [verdicts.get(dimension["id"], nothing) or "—" for dimension in results["dimensions"]]
    return [
        str(subject["rank"] or "—"),
        str(subject["number"]),
        subject["title"],
        *own,
        score_words(subject["score"]),
    ]


def _sheet(results: Results, subject: Subject) -> dict[str, Any]:
    unit = subject["unit"] if subject["unit"] != subject["title"] else ""
    facts = [
        ("责任单位", unit),
        ("测评结论", subject["verdict"]),
        ("办理要求", subject["follow"]),
        ("得分", score_words(subject["score"]) if subject["score"] is not None else ""),
        ("名次", str(subject["rank"]) if subject["rank"] else ""),
    ]
    return {
        "title": f"{subject['number']}. {subject['title']}",
        "facts": [pair for pair in facts if pair[1]],
        "lines": [_line(results, line) for line in subject["lines"]],
    }


def _line(results: Results, line: dict[str, Any]) -> dict[str, Any]:
    grades, whole = grades_of(results, line["dimension"]), line["whole"]
    head = ["测评人", "收回", *(grade["title"] for grade in grades), "未评"]
    rows = [_group_row(group, len(grades)) for group in line["groups"]]
    if len(rows) > 1 or not whole["marks"]:
        counts = [str(count) for _, count in whole["marks"]] or ["—"] * len(grades)
        rows.append(["合计", str(whole["cast"]), *counts, str(whole["ungraded"])])
    bars = [
        {"title": grade["title"], "share": share, "words": per_cent(share)}
        for grade, (_, share) in zip(grades, whole["shares"], strict=True)
    ]
    words = [share_words(grades, whole)]
    words += [f"结论：{whole['verdict']}"] if whole["verdict"] else []
    words += [f"得分：{score_words(whole['score'])}"] if whole["score"] is not None else []
    return {
        "title": dimension_named(results, line["dimension"]),
        "head": head,
        "rows": rows,
        "bold": [len(rows) - 1] if len(rows) > len(line["groups"]) else [],
        "bars": bars,
        "words": "　".join(words),
    }


def _group_row(group: dict[str, Any], grades: int) -> list[str]:
    if group["hidden"]:
        return [f"{group['name']}（{group['evaluators']}人，不单独列出）", *["—"] * (grades + 2)]
    left = group["cast"] - group["graded"]
    return [
        f"{group['name']}（{group['evaluators']}人）",
        str(group["cast"]),
        *(str(n) for _, n in group["marks"]),
        str(left),
    ]


def _by_group(results: Results) -> Sheet:
    columns = ["序号", "测评对象", "单位", "指标", "测评人", "应评", "收回", "已评", "各等级票数"]
    columns += [SATISFIED, SATISFIED_OR_BASIC, "得分", "结论"]
    rows: list[list[Cell]] = []
    for subject in results["subjects"]:
        for line in subject["lines"]:
            start: list[Cell] = [subject["number"], subject["title"], subject["unit"]]
            start.append(dimension_named(results, line["dimension"]))
            grades, whole = grades_of(results, line["dimension"]), line["whole"]
            for group in line["groups"]:
                shown = "不单独列出" if group["hidden"] else marks_words(grades, group["marks"])
                figures: list[Cell] = [None, None] if group["hidden"] else [group["cast"], group["graded"]]
                rows.append([*start, group["name"], group["evaluators"], *figures, shown, None, None, None, None])
            counts = marks_words(grades, whole["marks"]) or marks_words(grades, whole["shares"], shares=True)
            rates: list[Cell] = [per_cent(whole["satisfied"]), per_cent(whole["satisfied_or_basic"])]
            end: list[Cell] = [counts, *rates, _number(score_words(whole["score"])), whole["verdict"]]
            rows.append([*start, "合计", whole["evaluators"], whole["cast"], whole["graded"], *end])
    return Sheet("各项各组", [Column(head) for head in columns], rows)


def _number(cell: str) -> Cell:
    if cell.isascii() and cell.isdigit():
        return int(cell)
    whole, dot, part = cell.partition(".")
    return float(cell) if dot and whole.isascii() and whole.isdigit() and part.isdigit() else cell
