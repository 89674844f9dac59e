"""Whole lists: heads, rows, doubles."""

import time

import pytest

from core.errors import Refused
from roster.rules.import_rows import ParsedRow, ParsedSheet, parse_sheet

HEAD = ["姓名", "性别", "代表团", "职务", "座位", "手机后四位", "身份"]


def parse(*rows: list[str], head: list[str] = HEAD, kind: str = "plenary") -> ParsedSheet:
    return parse_sheet([head, *rows], kind)


def codes(row: ParsedRow) -> tuple[list[str], list[str]]:
    return [f.code for f in row.faults], [w.code for w in row.warnings]


def test_a_plain_row() -> None:
    sheet = parse(["王伟", "男", "第一代表团", "教师", "3-12", "0123", "代表、监票人"])
    row = ParsedRow(2, "王伟", "男", "第一代表团", "教师", "3-12", "0123", ("deputy", "scrutineer"), None)
    assert sheet.rows == (row,)
    assert sheet.notes == ()


@pytest.mark.parametrize(
    "head",
    [
        ["姓 名*", "性别", "代表团", "单位及职务", "座位号", "手机后四位（选填）", "身份"],
        ["Name", "Gender", "Delegation", "Post", "Seat", "Phone", "Roles"],
        ["名字", "Sex", "所在代表团", "职务", "席位", "手机尾号", "角色："],
    ],
)
def test_heads_by_other_names(head: list[str]) -> None:
    sheet = parse(["王伟", "男", "第一代表团", "教师", "3-12", "0123", "代表"], head=head)
    assert sheet.columns == ("name", "gender", "delegation", "post", "seat", "phone4", "roles")
    assert sheet.rows[0].faults == ()


def test_titles_above_the_head_and_empty_rows_do_not_shift_the_numbers() -> None:
    table = [["江北区代表名单"], [], ["序号", "姓名"], ["1", "王伟"], ["", " "], ["2", "李娜"]]
    sheet = parse_sheet(table, "plenary")
    assert [(r.row, r.name) for r in sheet.rows] == [(4, "王伟"), (6, "李娜")]


def test_columns_that_are_not_known_are_said() -> None:
    sheet = parse(["王伟", "汉", "1"], head=["姓名", "民族", "序号"])
    assert [n.code for n in sheet.notes] == ["columns_ignored", "roles_default"]
    assert sheet.notes[0].params == {"columns": "民族"}


@pytest.mark.parametrize(
    ("table", "code"),
    [
        ([], "import.no_head"),
        ([["王伟", "男"]], "import.no_head"),
        ([["姓名", "性别"]], "import.no_rows"),
        ([["姓名"], [" ", "\u3000"]], "import.no_rows"),
        ([["姓名", "名字"], ["王伟", "王伟"]], "import.two_columns"),
        ([["姓名"], *([["王伟"]] * 10_001)], "import.too_many"),
    ],
)
def test_files_that_are_no_lists(table: list[list[str]], code: str) -> None:
    with pytest.raises(Refused) as caught:
        parse_sheet(table, "plenary")
    assert (caught.value.code, caught.value.status) == (code, 400)


@pytest.mark.parametrize(
    ("row", "faults", "warnings"),
    [
        (["", "男", "一团", "", "", "", "代表"], ["name_missing"], []),
        (["王 伟", "男", "一团", "", "", "", "代表"], [], ["spaces"]),
        (["王伟", "男", "一团", "", "３-1", "１２３４", "代表"], [], ["full_width"]),
        (["王伟", "男", "一团", "", "", "12", "代表"], [], ["phone_zeros"]),
        (["王伟", "男", "一团", "", "", "13800001234", "代表"], [], ["phone_cut"]),
        (["王伟", "男", "", "", "", "", "代表"], [], ["delegation_missing"]),
        (["王伟", "男", "", "", "", "", "列席"], [], []),
        (["王伟", "男", "一团", "", "", "", ""], ["roles_missing"], []),
        (["王伟", "男", "一团", "", "", "", "代表、列席"], ["roles_contradict"], []),
        (["王伟", "人", "一团", "", "x", "y", "z"], ["gender_unknown", "seat_odd", "phone_odd", "role_unknown"], []),
        (["王\ue123", "男", "一团", "", "", "", "代表"], [], ["private_character"]),
    ],
)
def test_what_is_wrong_with_a_row(row: list[str], faults: list[str], warnings: list[str]) -> None:
    assert codes(parse(row).rows[0]) == (faults, warnings)


def test_a_committee_may_have_deputies_attend() -> None:
    assert codes(parse(["王伟", "男", "", "", "", "", "代表、列席"], kind="standing").rows[0]) == ([], [])


def test_doubles_within_the_file() -> None:
    rows = parse(
        ["王伟", "男", "一团", "", "1-1", "0001", "代表"],
        ["李娜", "女", "一团", "", "1-1", "", "代表"],
        ["王伟", "女", "二团", "", "", "", "代表"],
        ["王伟", "男", "一团", "", "", "0001", "代表"],
        ["王 伟", "男", "一团", "", "", "0002", "代表"],
    ).rows
    assert [codes(r)[0] for r in rows] == [["seat_double", "row_double"], ["seat_double"], [], ["row_double"], []]
    assert rows[0].faults[0].params == {"seat": "1-1", "rows": "3"}
    assert codes(rows[2])[1] == ["same_name"]
    assert codes(rows[4])[1] == ["spaces", "same_name"]


def test_two_numbers_alike_are_bad_and_tell_two_people_of_one_name_apart() -> None:
    head = ["代表证号", "姓名"]
    rows = parse(["7", "王伟"], ["7", "李娜"], ["8", "王伟"], ["9", "王伟"], head=head).rows
    assert [codes(r)[0] for r in rows] == [["number_double"], ["number_double"], [], []]
    assert [codes(r)[1] for r in rows] == [["same_name"], [], ["same_name"], ["same_name"]]


def test_five_thousand_rows_are_read_fast() -> None:
    rows = [
        [f"代表{n}", "男", f"{n % 40}团", "职务", f"{n // 50 + 1}-{n % 50 + 1}", "0123", "代表"] for n in range(5000)
    ]
    started = time.process_time()
    assert not any(r.faults for r in parse(*rows).rows)
    assert time.process_time() - started < 3
