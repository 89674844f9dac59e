"""The agenda as a tree: reading order, labels, moves; brothers are numbered from 0 without gaps."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from core.errors import NotFound, Refused

MAX_DEPTH = 3
"""Levels of the agenda: 一, （一）, 1."""

DIGITS: tuple[str, ...] = ("", *"一二三四五六七八九")


@dataclass(frozen=True, slots=True)
class Node:
    """An item's place in the tree."""

    id: str
    parent_id: str | None
    position: int


@dataclass(frozen=True, slots=True)
class Placed:
    """An item in reading order: `depth` is 0 at the top, `label` its number among its brothers."""

    id: str
    parent_id: str | None
    position: int
    depth: int
    label: str


def children(nodes: Iterable[Node]) -> dict[str | None, list[Node]]:
    """The children of each parent in order; the top level under None."""
    found: dict[str | None, list[Node]] = {None: []}
    for node in nodes:
        found.setdefault(node.parent_id, []).append(node)
    for brothers in found.values():
        brothers.sort(key=lambda node: (node.position, node.id))
    return found


def reading_order(nodes: Iterable[Node]) -> list[Placed]:
    """The whole tree, parents before their children, with depth and label."""
    by_parent = children(nodes)
    placed: list[Placed] = []

    def visit(parent: str | None, depth: int) -> None:
        for index, node in enumerate(by_parent.get(parent, [])):
            placed.append(Placed(node.id, node.parent_id, node.position, depth, label(depth, index + 1)))
            visit(node.id, depth + 1)

    visit(None, 0)
    return placed


def label(depth: int, number: int) -> str:
    """The number of an item as written in an agenda: 一, （一）, 1."""
    if depth == 0:
        return chinese_number(number)
    if depth == 1:
        return f"（{chinese_number(number)}）"
    return str(number)


def chinese_number(number: int) -> str:
    """A number from 1 to 999 in Chinese: 9 → 九, 10 → 十, 21 → 二十一, 105 → 一百零五; figures beyond that."""
    return in_characters(number, "零") if 0 < number < 1000 else str(number)


def in_characters(number: int, zero: str) -> str:
    """A number from 1 to 9999 in Chinese, with `zero` (零 or 〇) for the places that it leaves out before others."""
    if 10 <= number < 20:
        return "十" + DIGITS[number - 10]
    written, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            written += (zero if gap else "") + DIGITS[digit] + name
        gap = bool(written) and not digit
    return written


def subtree(nodes: Sequence[Node], item_id: str) -> list[str]:
    """The item and everything below it, in reading order."""
    by_parent = children(nodes)
    found: list[str] = []

    def visit(at: str) -> None:
        found.append(at)
        for child in by_parent.get(at, []):
            visit(child.id)

    visit(item_id)
    return found


def insert(nodes: Sequence[Node], item_id: str, parent_id: str | None, position: int | None = None) -> list[Node]:
    """The tree with a new item put at `position` among the children of `parent_id` (None: at the end)."""
    _check_parent(nodes, parent_id, height=1)
    return _place(list(nodes), item_id, parent_id, position)


def move(nodes: Sequence[Node], item_id: str, parent_id: str | None, position: int | None = None) -> list[Node]:
    """The tree with the item, and all below it, put elsewhere; `position` counts without the moved item.

    Refused under itself, and where the tree would become deeper than MAX_DEPTH.
    """
    if all(node.id != item_id for node in nodes):
        raise NotFound("agenda item")
    moved = subtree(nodes, item_id)
    if parent_id in moved:
        raise Refused("agenda.under_itself", "议程不能移到它自己的下级，请选择别的位置")
    _check_parent(nodes, parent_id, height=_height(nodes, item_id))
    rest = _dense([node for node in nodes if node.id != item_id])
    return _place(rest, item_id, parent_id, position)


def remove(nodes: Sequence[Node], item_id: str) -> list[Node]:
    """The tree without the item and all below it."""
    gone = set(subtree(nodes, item_id))
    return _dense([node for node in nodes if node.id not in gone])


def next_item(order: Sequence[Placed], states: Mapping[str, str]) -> str | None:
    """The item that comes next: the first that is not done after the current one, or from the top without one."""
    ids = [placed.id for placed in order]
    current = current_item(order, states)
    start = ids.index(current) + 1 if current else 0
    return next((item for item in ids[start:] if states[item] != "done"), None)


def previous_item(order: Sequence[Placed], states: Mapping[str, str]) -> str | None:
    """The item to go back to: the one before the current, or the last that is done where none is current."""
    ids = [placed.id for placed in order]
    current = current_item(order, states)
    if current:
        before = ids[: ids.index(current)]
        return before[-1] if before else None
    return next((item for item in reversed(ids) if states[item] == "done"), None)


def current_item(order: Sequence[Placed], states: Mapping[str, str]) -> str | None:
    """The item under discussion."""
    return next((placed.id for placed in order if states[placed.id] == "current"), None)


def _check_parent(nodes: Sequence[Node], parent_id: str | None, *, height: int) -> None:
    parents = {node.id: node.parent_id for node in nodes}
    if parent_id is not None and parent_id not in parents:
        raise NotFound("agenda item")
    depth, at = 0, parent_id
    while at is not None:
        depth, at = depth + 1, parents[at]
    if depth + height > MAX_DEPTH:
        raise Refused("agenda.too_deep", "议程最多分 %(levels)s 级，请放到上一级", levels=MAX_DEPTH)


def _height(nodes: Sequence[Node], item_id: str) -> int:
    by_parent = children(nodes)

    def height(at: str) -> int:
        return 1 + max((height(child.id) for child in by_parent.get(at, [])), default=0)

    return height(item_id)


def _dense(nodes: list[Node]) -> list[Node]:
    return [
        Node(node.id, node.parent_id, index)
        for brothers in children(nodes).values()
        for index, node in enumerate(brothers)
    ]


def _place(nodes: list[Node], item_id: str, parent_id: str | None, position: int | None) -> list[Node]:
    brothers = children(nodes).get(parent_id, [])
    at = len(brothers) if position is None else max(0, min(position, len(brothers)))
    others = [node for node in nodes if node.parent_id != parent_id]
    family = [node.id for node in brothers]
    family.insert(at, item_id)
    return others + [Node(member, parent_id, index) for index, member in enumerate(family)]
