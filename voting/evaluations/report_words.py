"""Figures of an evaluation in words, for its reports and letters."""

from collections.abc import Sequence
from typing import Any

MODES = {"weighted": "，各组按权重合计", "side_by_side": "，各组分别列出，每票同等计算"}


def per_cent(points: int) -> str:
    """Hundredths of a per cent as 86.21%; whole ones without a fraction."""
    return f"{points // 100}%" if points % 100 == 0 else f"{points / 100:.2f}%"


def score_words(score: int | None) -> str:
    """A score in hundredths as 86.21; — where there is none."""
    return "—" if score is None else f"{score / 100:.2f}"


def grades_of(results: dict[str, Any], dimension_id: str) -> list[dict[str, Any]]:
    """The grades of a dimension's scale, best first."""
    scale_id = next(one["scale"] for one in results["dimensions"] if one["id"] == dimension_id)
    grades: list[dict[str, Any]] = next(one["grades"] for one in results["scales"] if one["id"] == scale_id)
    return grades


def dimension_named(results: dict[str, Any], dimension_id: str) -> str:
    """A dimension's title."""
    return next(str(one["title"]) for one in results["dimensions"] if one["id"] == dimension_id)


def overall_line(results: dict[str, Any], subject: dict[str, Any]) -> dict[str, Any] | None:
    """The line of a subject in the overall dimension; None where there is none."""
    overall = results["evaluation"]["overall"]
    return next((line for line in subject["lines"] if line["dimension"] == overall), None)


def marks_words(grades: Sequence[dict[str, Any]], marks: Sequence[Sequence[Any]], *, shares: bool = False) -> str:
    """Counts by grade: 满意28，基本满意1，不满意0; or shares."""
    given = {mark: per_cent(count) if shares else str(count) for mark, count in marks}
    return "，".join(f"{grade['title']}{given[grade['id']]}" for grade in grades if grade["id"] in given)


def share_words(grades: Sequence[dict[str, Any]], whole: dict[str, Any]) -> str:
    """Both meanings of 满意率, each with its label."""
    best, second = grades[0]["title"], grades[1]["title"]
    return (
        f"满意率（仅“{best}”）{per_cent(whole['satisfied'])}，"
        f"满意率（“{best}”加“{second}”）{per_cent(whole['satisfied_or_basic'])}"
    )
