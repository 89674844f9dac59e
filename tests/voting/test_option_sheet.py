"""Lists of projects from tables, as they really come."""

import io
from collections.abc import Callable
from contextlib import suppress

import openpyxl
import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Refused
from core.sheets import read_table
from tests.conftest import Client, code_of
from voting.option_sheet import options_template, read_options

ROWS = [
    ["江北区2027年民生实事候选项目"],
    [],
    ["序号", "项目名称", "责任单位", "总投资（万元）", "完成时限", "内容"],
    ["1", "老旧小区加装电梯", "区住房城乡建委", "3200", "2027年12月", "加装电梯40部"],
    ["2", " 𬭎洋街口袋公园 ", "区城市管理局"],
    [],
    ["3", "", "区教委"],
    ["三", "社区食堂"],
    ["5", "长" * 301],
]


def test_reads_heads_wherever_they_are_and_tells_every_bad_row() -> None:
    read = read_options(ROWS)
    assert [(o.number, o.title, o.unit) for o in read.options] == [
        (1, "老旧小区加装电梯", "区住房城乡建委"),
        (2, "𬭎洋街口袋公园", "区城市管理局"),
    ]
    assert (read.options[0].investment, read.options[0].due) == ("3200", "2027年12月")
    assert [(f.row, f.why.code) for f in read.faults] == [
        (7, "options.no_title"),
        (8, "options.bad_number"),
        (9, "options.too_long"),
    ]


def test_only_the_title_is_needed_and_columns_may_come_in_any_order() -> None:
    read = read_options([["责任单位", "名称"], ["区教委", "新建幼儿园"]])
    assert [(o.title, o.unit, o.number) for o in read.options] == [("新建幼儿园", "区教委", None)]


@pytest.mark.parametrize("rows", [[], [["甲", "乙"]], [["1", "2"]] * 30])
def test_without_heads_it_says_what_to_do(rows: list[list[str]]) -> None:
    with pytest.raises(Refused, match=r"options\.no_head"):
        read_options(rows)


def test_no_more_than_a_paper_can_hold() -> None:
    read = read_options([["标题"], *[[f"项目{n}"] for n in range(203)]])
    assert (len(read.options), len(read.faults)) == (200, 3)


@given(st.lists(st.lists(st.text(max_size=8), max_size=8), max_size=20))
def test_any_table_is_read_or_refused(rows: list[list[str]]) -> None:
    with suppress(Refused):
        assert all(option.title for option in read_options(rows).options)


def test_the_template_reads_back_empty() -> None:
    rows = read_table("template.xlsx", options_template())
    assert read_options(rows).options == []


def test_through_the_api(app: Flask, login: Callable[[str], Client]) -> None:
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)  # type: ignore[union-attr]
    out = io.BytesIO()
    book.save(out)
    desk = login("secretariat")
    answer = desk.post("/poll-options", data={"file": (io.BytesIO(out.getvalue()), "项目.xlsx")}).get_json()
    assert [o["title"] for o in answer["options"]] == ["老旧小区加装电梯", "𬭎洋街口袋公园"]
    assert answer["faults"][0] == {"row": 7, "message": "没有项目名称"}
    assert code_of(desk.post("/poll-options", data={})) == "options.no_file"
    assert code_of(desk.post("/poll-options", data={"file": (io.BytesIO(b"%PDF-1.7"), "a.pdf")})) == "sheet.not_a_table"
    assert desk.get("/poll-options/template.xlsx").data.startswith(b"PK")
