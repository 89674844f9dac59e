"""Reads a list of people from the rows of a sheet: finds the columns, reads each row, says what is wrong with it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from core.errors import Refused
from roster.rules import cells
from roster.rules.cells import Fault, Unreadable
from roster.rules.roles import VOTING, contradict

MAX_PEOPLE = 10_000
HEAD_ROWS = 12
"""The head of the table is looked for in so many rows: titles often stand above it."""

HEADS = {
    "name": ("姓名", "名字", "代表姓名", "name", "fullname"),
    "gender": ("性别", "gender", "sex"),
    "delegation": ("代表团", "所在代表团", "所属代表团", "代表团名称", "delegation"),
    "post": ("职务", "单位及职务", "工作单位及职务", "单位职务", "现任职务", "工作单位和职务", "post", "position", "title"),
    "seat": ("座位", "座位号", "座次", "席位", "seat", "seatnumber"),
    "phone4": (
        "手机后四位", "手机号后四位", "手机号码后四位", "手机尾号", "电话后四位", "手机", "手机号", "手机号码", "联系电话",
        "电话", "phone", "phone4", "phone'slastfourdigits", "phonelastfourdigits", "lastfourdigits", "mobile",
    ),
    "roles": ("身份", "角色", "参会身份", "会议身份", "人员类别", "类别", "role", "roles"),
    "number": ("代表证号", "证号", "代表证编号", "代表证号码", "证件编号", "badgenumber", "badge", "number"),
}  # fmt: skip
"""Field → the heads by which columns are known, without spaces and in lower case."""

IGNORED = ("序号", "no.", "no", "#", "备注", "remarks", "note", "notes")

READERS: dict[str, Callable[[str], Any]] = {
    "name": cells.read_name,
    "gender": cells.read_gender,
    "delegation": cells.read_delegation,
    "post": cells.read_post,
    "seat": cells.read_seat,
    "phone4": cells.read_phone4,
    "roles": cells.read_roles,
    "number": cells.read_number,
}


@dataclass(frozen=True, slots=True)
class ParsedRow:
    """One person of a list; `row` is the line in the file, counted from 1. Fields without a column have their default."""

    row: int
    name: str = ""
    gender: str = ""
    delegation: str = ""
    post: str = ""
    seat: str | None = None
    phone4: str = ""
    roles: tuple[str, ...] = ()
    number: int | None = None
    faults: tuple[Fault, ...] = ()
    warnings: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class ParsedSheet:
    """A whole list: which columns it has, its rows, and remarks on the file itself."""

    columns: tuple[str, ...]
    rows: tuple[ParsedRow, ...]
    notes: tuple[Fault, ...]


def parse_sheet(table: Sequence[Sequence[str]], kind: str) -> ParsedSheet:
    """Read a list for a meeting of this kind; raises Refused when no head or no row is found."""
    at, places, unknown = _head(table)
    columns = tuple(places)
    notes = []
    if unknown:
        notes.append(
            Fault("columns_ignored", "以下各列不在名册中，已忽略：%(columns)s", {"columns": "、".join(unknown)})
        )
    if "roles" not in columns:
        notes.append(Fault("roles_default", "文件没有「身份」列：新增人员一律按有表决权的人员导入"))
    rows = [
        _row(number, line, places, kind)
        for number, line in enumerate(table[at + 1 :], at + 2)
        if any(cells.clean(cell) for cell in line)
    ]
    if not rows:
        raise Refused("import.no_rows", "表头下面没有人员，请填写名单后再导入", status=400)
    if len(rows) > MAX_PEOPLE:
        raise Refused("import.too_many", "名单超过 %(limit)s 人，请分开导入", status=400, limit=MAX_PEOPLE)
    return ParsedSheet(columns, tuple(_compared(rows)), tuple(notes))


def _head(table: Sequence[Sequence[str]]) -> tuple[int, dict[str, int], list[str]]:
    by_head = {head: name for name, heads in HEADS.items() for head in heads}
    for at, line in enumerate(table[:HEAD_ROWS]):
        heads = [_plain_head(cell) for cell in line]
        if not any(by_head.get(head) == "name" for head in heads):
            continue
        places: dict[str, int] = {}
        unknown = []
        for index, head in enumerate(heads):
            name = by_head.get(head)
            if name in places:
                raise Refused(
                    "import.two_columns", "有两列都是「%(column)s」，请删去一列", status=400, column=line[index]
                )
            if name is not None:
                places[name] = index
            elif head and head not in IGNORED:
                unknown.append(cells.clean(line[index])[:30])
        return at, places, unknown
    raise Refused("import.no_head", "没有找到「姓名」列，请下载模板填写，或在名单第一行写上「姓名」等表头", status=400)


def _plain_head(cell: str) -> str:
    head = cells.squeezed(cell).lower()
    for opening in "（(【[":
        head = head.split(opening, 1)[0]
    return head.strip("*：:＊")


def _row(number: int, line: Sequence[str], places: dict[str, int], kind: str) -> ParsedRow:
    values: dict[str, Any] = {}
    faults: list[Fault] = []
    given = {name: line[index] if index < len(line) else "" for name, index in places.items()}
    for name, text in given.items():
        try:
            values[name] = READERS[name](text)
        except Unreadable as error:
            faults.append(error.fault)
    roles = values.get("roles", ())
    if "roles" in values and not roles:
        faults.append(Fault("roles_missing", "没有填写身份"))
    if contradict(kind, roles):
        faults.append(Fault("roles_contradict", "身份既有表决权，又是列席或旁听，请只保留一种"))
    warnings = list(_mended(given, values))
    votes = VOTING[kind] in roles if "roles" in places else True
    if kind == "plenary" and votes and "delegation" in values and not values["delegation"]:
        warnings.append(Fault("delegation_missing", "没有填写代表团"))
    if "name" not in values:
        values["name"] = cells.clean_name(given["name"])[: cells.NAME_MAX]
    return ParsedRow(number, **values, faults=tuple(faults), warnings=tuple(warnings))


def _mended(given: dict[str, str], values: dict[str, Any]) -> Iterable[Fault]:
    """What was put right in silence, said aloud."""
    raw, name = given["name"], values.get("name", "")
    if name and cells.half_width(raw) != name and len(raw) != len(name):
        yield Fault("spaces", "姓名中的空格已去掉：「%(name)s」", {"name": name})
    if any(cells.half_width(text) != text for text in given.values()):
        yield Fault("full_width", "全角数字或字母已改为半角")
    phone = cells.squeezed(given.get("phone4", ""))
    if values.get("phone4") and len(phone) < 4:
        yield Fault(
            "phone_zeros",
            "手机后四位「%(text)s」已补零为「%(phone)s」，请核对",
            {"text": phone, "phone": values["phone4"]},
        )
    elif values.get("phone4") and len(phone) > 4:
        yield Fault("phone_cut", "只保留手机号的后四位")
    if any("\ue000" <= char <= "\uf8ff" for char in name):
        yield Fault("private_character", "姓名含有自造字，别的设备可能显示不出，请改用标准字")


def _compared(rows: list[ParsedRow]) -> list[ParsedRow]:
    """Faults and warnings that only the rows together show."""
    seats = _where(rows, lambda row: row.seat)
    numbers = _where(rows, lambda row: row.number)
    names = _where(rows, lambda row: row.name or None)
    whole = _where(rows, lambda row: _identity(row) if row.name and row.number is None else None)
    compared = []
    for row in rows:
        faults, warnings = list(row.faults), list(row.warnings)
        if others := _others(seats, row.seat, row):
            faults.append(
                Fault("seat_double", "座位 %(seat)s 与第 %(rows)s 行重复", {"seat": row.seat, "rows": others})
            )
        if others := _others(numbers, row.number, row):
            faults.append(
                Fault(
                    "number_double", "代表证号 %(number)s 与第 %(rows)s 行重复", {"number": row.number, "rows": others}
                )
            )
        if row.name and row.number is None and (others := _others(whole, _identity(row), row)):
            faults.append(
                Fault(
                    "row_double",
                    "与第 %(rows)s 行是同一个人，如确是两人请填写不同的代表证号或手机后四位",
                    {"rows": others},
                )
            )
        elif others := _others(names, row.name or None, row):
            warnings.append(Fault("same_name", "与第 %(rows)s 行同名", {"rows": others}))
        compared.append(replace(row, faults=tuple(faults), warnings=tuple(warnings)))
    return compared


def _identity(row: ParsedRow) -> tuple[str, str, str]:
    return row.name, row.delegation, row.phone4


def _where(rows: list[ParsedRow], key: Callable[[ParsedRow], object]) -> dict[object, list[int]]:
    places: dict[object, list[int]] = defaultdict(list)
    for row in rows:
        value = key(row)
        if value is not None:
            places[value].append(row.row)
    return places


def _others(places: dict[object, list[int]], value: object, row: ParsedRow) -> str:
    if value is None or len(places.get(value, ())) < 2:
        return ""
    others = [str(number) for number in places[value] if number != row.row]
    return "、".join(others[:5]) + ("…" if len(others) > 5 else "")
