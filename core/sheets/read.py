"""Reads the first sheet of an xlsx file or a csv file of any usual encoding as rows of text."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime

import openpyxl

from core.errors import Refused

MAX_ROWS = 20_000
MAX_COLUMNS = 60
MAX_CELL = 2_000
MAX_UNPACKED = 50 * 1024 * 1024
MAX_STRINGS = 8 * 1024 * 1024
MAX_BESIDE = 1024 * 1024
"""Limits far above any list that a congress has, far below what would hold up the server: of texts and styles, which are
read whole and slowly, a small file can hold minutes of work."""

BESIDE = ("[Content_Types].xml", "docProps/", "xl/_rels/", "xl/styles.xml", "xl/theme/", "xl/workbook.xml")

XLS = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_table(filename: str, content: bytes) -> list[list[str]]:
    """The rows of the first visible sheet, each as long as its last filled cell; whole numbers without ".0".

    Empty rows are kept as empty lists, so that the row's place in the list is its place in the file. Raises Refused
    with a sentence for a file that is not a table, is broken, or is too large.
    """
    if not content.strip():
        raise Refused("sheet.empty", "文件是空的，请选择填好的名单文件", status=400)
    if content.startswith(b"PK\x03\x04"):
        return _limited(_xlsx(content))
    if content.startswith(XLS):
        raise Refused("sheet.old_format", "这是旧版 .xls 文件，请在表格软件中另存为 .xlsx 后再导入", status=400)
    if content.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"{\\rtf")):
        raise _not_a_table()
    return _limited(_csv(content))


def _not_a_table() -> Refused:
    return Refused("sheet.not_a_table", "这不是表格文件，请选择 .xlsx 或 .csv 文件", status=400)


def _too_large() -> Refused:
    return Refused(
        "sheet.too_large",
        "表格太大：最多 %(rows)s 行、%(columns)s 列，每格最多 %(cell)s 个字，请只保留名单部分",
        status=400,
        rows=MAX_ROWS,
        columns=MAX_COLUMNS,
        cell=MAX_CELL,
    )


def _limited(rows: Iterable[list[str]]) -> list[list[str]]:
    table: list[list[str]] = []
    blank = 0
    for row in rows:
        while row and not row[-1]:
            row.pop()
        if len(row) > MAX_COLUMNS or any(len(cell) > MAX_CELL for cell in row):
            raise _too_large()
        blank = 0 if row else blank + 1
        if blank > MAX_ROWS:
            break
        table.append(row)
        if len(table) - blank > MAX_ROWS:
            raise _too_large()
    while table and not table[-1]:
        table.pop()
    return table


def _xlsx(content: bytes) -> Iterator[list[str]]:
    _check_archive(content)
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    except Exception as error:  # zipfile, zlib and openpyxl raise many kinds on a damaged file
        raise _broken() from error
    try:
        sheets = [s for s in book.worksheets if s.sheet_state == "visible"]
        if not sheets:
            raise _not_a_table()
        sheet = sheets[0]
        sheet.reset_dimensions()
        for cells in sheet.iter_rows(values_only=True, max_col=MAX_COLUMNS + 1):
            yield [_text(cell) for cell in cells]
    except Refused:
        raise
    except Exception as error:
        raise _broken() from error
    finally:
        book.close()


def _broken() -> Refused:
    return Refused("sheet.broken", "文件已损坏或不是 .xlsx 表格，请在表格软件中重新另存为 .xlsx", status=400)


def _check_archive(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except Exception as error:
        raise _broken() from error
    if sum(m.file_size for m in members) > MAX_UNPACKED or len(members) > 5_000 or any(map(_bloated, members)):
        raise _too_large()
    names = {m.filename for m in members}
    if any(m.flag_bits & 1 for m in members) or "EncryptedPackage" in names:
        raise Refused("sheet.locked", "文件设有密码，请去掉密码后再导入", status=400)
    if "[Content_Types].xml" not in names or not any(n.startswith("xl/") for n in names):
        raise _not_a_table()


def _bloated(member: zipfile.ZipInfo) -> bool:
    if member.filename.endswith("sharedStrings.xml"):
        return member.file_size > MAX_STRINGS
    return member.filename.startswith(BESIDE) and member.file_size > MAX_BESIDE


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time().isoformat() == "00:00:00" else value.isoformat(" ", "seconds")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def _csv(content: bytes) -> Iterator[list[str]]:
    text = _decoded(content)
    if "\0" in text:
        raise _not_a_table()
    first = text.split("\n", 1)[0]
    delimiter = max(",\t;", key=first.count)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            yield [_excel_text(cell) for cell in row]
    except csv.Error as error:
        raise Refused("sheet.broken_csv", "csv 文件格式有误，请在表格软件中重新另存", status=400) from error


def _excel_text(cell: str) -> str:
    """What a spreadsheet means by ="0123": text that must not become a number."""
    found = re.fullmatch(r'="(.*)"', cell, re.DOTALL)
    return found[1] if found else cell


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif b"\0" in content:
        encodings = ["utf-16-le" if content[1::2].count(0) >= content[::2].count(0) else "utf-16-be"]
    else:
        encodings = ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refused("sheet.encoding", "无法识别文件的文字编码，请另存为 .xlsx 或 UTF-8 编码的 csv", status=400)
