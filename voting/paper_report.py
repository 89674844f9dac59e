"""What reports say of votes on paper and by hands."""

from typing import Any

from voting.document import ResultDocument
from voting.rules.paper_figures import VOID_REASONS

BOXES = {"open": "记名", "sealed": "无记名（加密票箱）"}


def vote_figures(document: ResultDocument) -> list[tuple[str, int]]:
    """Ballots as they are counted: with papers 发出, 收回, 有效 and 废票; by tablets alone those who did not press."""
    figures, ways = document.figures, document.ways
    if ways is None:
        return [("收回票数", figures.cast), ("有效票数", figures.valid), ("未按表决器", figures.not_cast)]
    numbers = []
    if ways.tablets is not None:
        numbers.append(("平板表决", ways.tablets.cast))
    if ways.paper is not None:
        numbers += [("发出", ways.paper.issued), ("收回", ways.paper.collected)]
    if ways.hands is not None:
        numbers.append(("举手表决", ways.hands.people))
    return [*numbers, ("有效票数", figures.valid), ("废票", figures.cast - figures.valid)]


def way_words(document: ResultDocument) -> str:
    """How a vote was held that was not by tablets alone; empty for one that was."""
    ways = document.ways
    if ways is None:
        return ""
    by_hand = "举手" if ways.hands is not None else "纸质选票"
    if ways.tablets is None:
        return "举手表决" if ways.hands is not None else "纸质选票（无记名投票）"
    return f"平板（{BOXES[document.poll.box]}）与{by_hand}合并计票"


def way_facts(document: ResultDocument) -> list[tuple[str, str]]:
    """Void ballots by reason, witnesses, the change in the middle of the vote."""
    ways = document.ways
    if ways is None:
        return []
    kept = {"keep": "，此前平板投出的票有效", "void": "，此前平板投出的票作废", "": ""}[ways.fallback]
    void = ways.paper.void if ways.paper is not None else []
    pairs = [
        ("改用其他方式", f"{ways.reason}{kept}" if ways.fallback else ""),
        ("废票", "，".join(f"{VOID_REASONS[why]}{count}张" for why, count in void)),
        ("举手见证人", "、".join(ways.hands.witnesses) if ways.hands is not None else ""),
    ]
    return [(name, value) for name, value in pairs if value]


def without_not_pressed(
    shape: dict[str, Any], head: list[str], rows: list[list[str]]
) -> tuple[dict[str, Any], list[str], list[list[str]]]:
    """A table without its column 未按, which says nothing of those who vote on paper."""
    gone = head.index("未按")
    columns = [width for place, width in enumerate(shape["columns"]) if place != gone]
    numbers = [place - (place > gone) for place in shape["numbers"] if place != gone]
    cut = [[cell for place, cell in enumerate(row) if place != gone] for row in rows]
    return {**shape, "columns": columns, "numbers": numbers}, [one for one in head if one != "未按"], cut
