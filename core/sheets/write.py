"""Writes xlsx files whose cells are text and numbers, never formulas."""

import io
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import xlsxwriter

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its width in characters (None fits the content), and the values that a cell offers to choose."""

    head: str
    width: float | None = None
    choices: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: columns, rows, and whether it is text to read (wrapped, no filter) instead of a table."""

    name: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]] = ()
    prose: bool = False
    empty_rows: int = 0


def write_xlsx(sheets: Sequence[Sheet], *, title: str = "") -> bytes:
    """The workbook with its heads frozen; text that begins with = + - @ stays text, digits keep their zeros.

    `empty_rows` below the rows are made ready to be filled: text cells, with the columns' choices to pick from.
    """
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        if title:
            book.set_properties({"title": title})
        head = book.add_format(
            {"bold": True, "bg_color": "#F3EEE7", "bottom": 1, "text_wrap": True, "valign": "vcenter"}
        )
        text = book.add_format({"num_format": "@", "valign": "vcenter"})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        for sheet in sheets:
            _write(book.add_worksheet(_sheet_name(sheet.name)), sheet, head, wrapped if sheet.prose else text)
    return out.getvalue()


def _write(page: xlsxwriter.worksheet.Worksheet, sheet: Sheet, head: object, text: object) -> None:
    page.freeze_panes(1, 0)
    for index, column in enumerate(sheet.columns):
        page.set_column(index, index, column.width or _width(index, sheet), text)
        page.write_string(0, index, column.head, head)
        if column.note:
            page.write_comment(0, index, column.note)
        last = len(sheet.rows) + sheet.empty_rows
        if column.choices and last:
            page.data_validation(1, index, last, index, _offer(column.choices))
    for row, cells in enumerate(sheet.rows, 1):
        for index, cell in enumerate(cells):
            if isinstance(cell, str):
                page.write_string(row, index, cell, text)
            elif cell is not None:
                page.write_number(row, index, cell)
    if sheet.rows and sheet.columns and not sheet.prose:
        page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)


def _offer(choices: Sequence[str]) -> dict[str, object]:
    return {"validate": "list", "source": list(choices), "error_type": "warning", "ignore_blank": True}


def _sheet_name(name: str) -> str:
    clean = "".join("·" if char in "[]:*?/\\" else char for char in name).strip("'")
    return clean[:31] or "Sheet"


def _width(index: int, sheet: Sheet) -> float:
    texts = [sheet.columns[index].head, *(str(row[index] or "") for row in sheet.rows[:500] if index < len(row))]
    return min(60.0, max(6.0, *(_cells(text) + 2 for text in texts)))


def _cells(text: str) -> float:
    return sum(1.9 if unicodedata.east_asian_width(char) in "WF" else 1.05 for char in text)
