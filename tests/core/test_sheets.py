"""Tables in and out: every encoding, every broken file, and no cell that becomes a formula."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path
from random import Random

import openpyxl
import pytest

from core.errors import Refused
from core.sheets import Column, Sheet, read_table, write_xlsx
from core.sheets.read import MAX_STRINGS

TEXT = "姓名,座位\n王𬭎,3-12\n阿依古丽·买买提,\n"
ROWS = [["姓名", "座位"], ["王𬭎", "3-12"], ["阿依古丽·买买提"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_csv_in_every_usual_encoding(encoding: str) -> None:
    assert read_table("a.csv", TEXT.encode(encoding)) == ROWS


def test_gbk_is_read_as_its_superset() -> None:
    assert read_table("a.csv", "姓名\n王伟\n".encode("gbk")) == [["姓名"], ["王伟"]]


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_csv_with_other_delimiters_and_quotes(delimiter: str) -> None:
    text = f'姓名{delimiter}职务\r\n王伟{delimiter}"甲{delimiter}乙\r\n""丙"""\r\n'
    assert read_table("a.csv", text.encode()) == [["姓名", "职务"], ["王伟", f'甲{delimiter}乙\r\n"丙"']]


def test_csv_cells_that_a_spreadsheet_marked_as_text() -> None:
    assert read_table("a.csv", b'phone\n"=""0123"""\n') == [["phone"], ["0123"]]


def test_empty_rows_keep_their_place() -> None:
    assert read_table("a.csv", "姓名\n\n王伟\n,,\n".encode()) == [["姓名"], [], ["王伟"]]


def xlsx(rows: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_xlsx_of_openpyxl_with_numbers_and_blanks() -> None:
    content = xlsx([["姓名", "手机", "数"], ["王𬭎", 123, 1.5], [], ["李", 45.0, True]])
    assert read_table("a.xlsx", content) == [["姓名", "手机", "数"], ["王𬭎", "123", "1.5"], [], ["李", "45", "TRUE"]]


def test_hidden_sheets_are_passed_over() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["秘"])
    book.create_sheet("名单").append(["姓名"])
    book.worksheets[0].sheet_state = "hidden"
    out = io.BytesIO()
    book.active = 1
    book.save(out)
    assert read_table("a.xlsx", out.getvalue()) == [["姓名"]]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_xlsx_of_libreoffice(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(TEXT, encoding="utf-8")
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--infilter=CSV:44,34,76,1,1/2/2/2", "a.csv"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    assert read_table("a.xlsx", (tmp_path / "a.xlsx").read_bytes()) == ROWS


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "sheet.empty"),
        (b" \r\n", "sheet.empty"),
        (b"%PDF-1.7", "sheet.not_a_table"),
        (b"\x89PNG\r\n\x1a\n\0\0", "sheet.not_a_table"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "sheet.old_format"),
        (b"PK\x03\x04 broken", "sheet.broken"),
        (zipped(readme=b"x"), "sheet.not_a_table"),
        (zipped(**{"[Content_Types].xml": b"<", "xl/workbook.xml": b"<"}), "sheet.broken"),
        (b"\xff\x81\x30\xff", "sheet.encoding"),
        (b"a\0\0\0b\0", "sheet.not_a_table"),
        (("甲" * 2001).encode(), "sheet.too_large"),
        (b"a,b\n" * 20_001, "sheet.too_large"),
        (b"," * 60 + b"x", "sheet.too_large"),
        (zipped(**{"[Content_Types].xml": b"", "xl/a": b"0" * 201 * 1024 * 1024}), "sheet.too_large"),
    ],
)
def test_what_is_no_table_is_refused_with_a_sentence(content: bytes, code: str) -> None:
    with pytest.raises(Refused) as caught:
        read_table("名单.xlsx", content)
    assert (caught.value.code, caught.value.status) == (code, 400)


def test_a_damaged_xlsx_is_refused_wherever_the_damage_is() -> None:
    people: list[list[object]] = [[f"代表{n}", "教师"] for n in range(40)]
    sound = xlsx([["姓名", "职务"], *people])
    chance, codes = Random(1), set()
    for _ in range(300):
        damaged = bytearray(sound)
        for _ in range(5):
            damaged[chance.randrange(4, len(damaged))] = chance.randrange(256)
        try:
            read_table("名单.xlsx", bytes(damaged))
        except Refused as refused:
            codes.add(refused.code)
    assert "sheet.broken" in codes


@pytest.mark.parametrize("part", ["xl/styles.xml", "xl/sharedStrings.xml", "xl/workbook.xml"])
def test_a_small_file_that_would_take_minutes_is_refused(part: str) -> None:
    swollen = zipped(**{"[Content_Types].xml": b"<", part: b"<" + b" " * (MAX_STRINGS + 1)})
    with pytest.raises(Refused) as caught:
        read_table("名单.xlsx", swollen)
    assert caught.value.code == "sheet.too_large"


def test_written_cells_are_never_formulas_and_keep_their_zeros() -> None:
    cells = ["=1+1", "+1", "-1", "@x", "0123", "https://a", '=HYPERLINK("http://a")', "𬭎"]
    content = write_xlsx([Sheet("名单/一", [Column("值"), Column("数")], [[c, n] for n, c in enumerate(cells)])])
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == cells
    assert {row[0].data_type for row in sheet.iter_rows(min_row=2)} == {"s"}
    assert (sheet.title, sheet.freeze_panes) == ("名单·一", "A2")
    assert read_table("a.xlsx", content)[1:] == [[c, str(n)] for n, c in enumerate(cells)]


def test_columns_offer_their_choices() -> None:
    content = write_xlsx([Sheet("名单", [Column("性别", choices=("男", "女"))], empty_rows=10)])
    rule = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0].data_validations.dataValidation[0]
    assert (rule.formula1, str(rule.sqref)) == ('"男,女"', "A2:A11")
