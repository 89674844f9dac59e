"""Reads a list of projects from a table and writes the template for it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from core.errors import Refused
from core.sheets import Column, Sheet, write_xlsx
from voting.rules.paper_types import MAX_OPTIONS

HEADS = {
    "number": ("序号", "编号", "no", "number"),
    "title": ("项目名称", "项目", "名称", "标题", "事项", "title", "name"),
    "unit": ("责任单位", "牵头单位", "实施单位", "unit"),
    "investment": ("总投资", "投资", "估算总投资", "investment"),
    "due": ("完成时限", "完成时间", "时限", "due"),
    "description": ("内容", "建设内容", "项目内容", "主要内容", "说明", "description"),
}
"""Field → the heads that lists use for it; the first is the template's."""

LONGEST = {"title": 300, "unit": 200, "investment": 100, "due": 100, "description": 4000}


@dataclass(frozen=True, slots=True)
class OptionRow:
    """One project as the table gives it; `number` is its place on the paper."""

    title: str
    number: int | None = None
    unit: str = ""
    investment: str = ""
    due: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class OptionFault:
    """Why a row of the table cannot be used; rows are counted from 1 as spreadsheets do."""

    row: int
    why: Refused


@dataclass(slots=True)
class OptionList:
    """What was read: good rows in order, and the faults of the others."""

    options: list[OptionRow] = field(default_factory=list)
    faults: list[OptionFault] = field(default_factory=list)


def read_options(rows: Sequence[Sequence[str]]) -> OptionList:
    """The projects of a table; the first row with a head for the title names the columns, above it there may be a title.

    Raises Refused("options.no_head") where no row names the columns.
    """
    head_at, places = _head(rows)
    read = OptionList()
    for at in range(head_at + 1, len(rows)):
        cells = [cell.strip() for cell in rows[at]]
        if not any(cells):
            continue
        values = {name: cells[place] if place < len(cells) else "" for name, place in places.items()}
        why = _fault(values, len(read.options))
        if why is not None:
            read.faults.append(OptionFault(at + 1, why))
        else:
            read.options.append(_row(values))
    return read


def options_template() -> bytes:
    """An empty table with the heads, ready to be filled."""
    widths = {"number": 8.0, "title": 40.0, "description": 50.0}
    columns = [Column(heads[0], widths.get(name, 18.0)) for name, heads in HEADS.items()]
    return write_xlsx([Sheet("候选项目", columns, empty_rows=60)], title="候选项目")


def _head(rows: Sequence[Sequence[str]]) -> tuple[int, dict[str, int]]:
    for at, row in enumerate(rows[:10]):
        places: dict[str, int] = {}
        for place, cell in enumerate(row):
            name = _field(cell)
            if name is not None:
                places.setdefault(name, place)
        if "title" in places:
            return at, places
    raise Refused("options.no_head", "表格中没有找到“项目名称”一列，请按模板填写表头", status=400)


def _field(cell: str) -> str | None:
    plain = "".join(cell.split()).lower().split("（")[0].split("(")[0]
    return next((name for name, heads in HEADS.items() if plain in heads), None)


def _fault(values: dict[str, str], before: int) -> Refused | None:
    if not values["title"]:
        return Refused("options.no_title", "没有项目名称")
    for name, limit in LONGEST.items():
        if len(values.get(name, "")) > limit:
            return Refused("options.too_long", "“%(head)s”超过%(limit)s个字", head=HEADS[name][0], limit=limit)
    number = values.get("number", "")
    if number and _number(number) is None:
        return Refused("options.bad_number", "序号“%(number)s”不是正整数", number=number[:20])
    if before >= MAX_OPTIONS:
        return Refused("options.too_many", "项目超过%(limit)s个", limit=MAX_OPTIONS)
    return None


def _row(values: dict[str, str]) -> OptionRow:
    texts: dict[str, Any] = {name: value for name, value in values.items() if name != "number"}
    return OptionRow(number=_number(values.get("number", "")), **texts)


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) <= 6 and int(text) > 0 else None
