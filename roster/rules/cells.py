"""Cleans and reads single cells of a list as people really fill them in; each reader raises Unreadable or gives a value."""

import re
from dataclasses import dataclass, field

from roster.rules.roles import in_order, role_named

NAME_MAX, POST_MAX, DELEGATION_MAX, NUMBER_MAX = 50, 120, 50, 999_999
"""The longest that is accepted, in characters; the highest number of a badge."""

GENDERS = {"男": "男", "男性": "男", "m": "男", "male": "男", "女": "女", "女性": "女", "f": "女", "female": "女"}

_HALF = {code: code - 0xFEE0 for first, last in ("０９", "ＡＺ", "ａｚ") for code in range(ord(first), ord(last) + 1)}
_UNSEEN = dict.fromkeys([0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0x202A, 0x202F)])
_UNSEEN |= dict.fromkeys(range(0x2066, 0x206A))
_CONTROLS = dict.fromkeys([*range(32), *range(0x7F, 0xA0)], " ")
_HAN = r"\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ue000-\uf8ff\U00020000-\U0003ffff"
_DOTS = re.compile(rf"(?<=[{_HAN}])\s*[·•‧∙⋅・･．.｡]\s*(?=[{_HAN}])")
_BETWEEN_HAN = re.compile(rf"(?<=[{_HAN}])\s+(?=[{_HAN}])")
_SEAT = re.compile(r"第?(\d{1,3})(?:(?:排|行)[-—–－]?第?|[-—–－_/,，、.])(\d{1,3})(?:座|号|列|座位|号座)?")
_DATE = re.compile(r"\d{4}[-/]\d{1,2}[-/]\d{1,2}|\d{1,2}月\d{1,2}日|\d{1,2}-[A-Za-z]{3}|[A-Za-z]{3}-\d{1,2}")
_SEPARATORS = re.compile(r"[、,，;；/|\n]+")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with a row, or worth a look: a stable code, a Chinese sentence and its parameters."""

    code: str
    message: str
    params: dict[str, object] = field(default_factory=dict)


class Unreadable(Exception):
    """A cell that cannot be taken as it is."""

    def __init__(self, code: str, message: str, **params: object) -> None:
        super().__init__(code)
        self.fault = Fault(code, message, params)


def half_width(text: str) -> str:
    """Full-width figures and letters as half-width ones; Chinese punctuation stays."""
    return text.translate(_HALF)


def clean(text: str) -> str:
    """Without invisible characters, all kinds of spaces as single plain ones, none at the ends, figures half-width."""
    return " ".join(half_width(text.translate(_CONTROLS).translate(_UNSEEN)).split())


def clean_name(text: str) -> str:
    """A name without the spaces that lists put into it (王 伟); the dot of minority names is always ·."""
    return _BETWEEN_HAN.sub("", _DOTS.sub("·", clean(text)))


def squeezed(text: str) -> str:
    """Without any spaces."""
    return "".join(clean(text).split())


def read_name(text: str) -> str:
    """A person's name."""
    name = clean_name(text)
    if not name:
        raise Unreadable("name_missing", "没有填写姓名")
    if len(name) > NAME_MAX:
        raise Unreadable("name_long", "姓名超过 %(limit)s 个字", limit=NAME_MAX)
    if not any(char.isalpha() or "\ue000" <= char <= "\uf8ff" for char in name):
        raise Unreadable("name_odd", "姓名「%(name)s」不像姓名，请检查是否错列", name=name)
    return name


def read_gender(text: str) -> str:
    """男, 女 or nothing."""
    word = squeezed(text).lower()
    if not word:
        return ""
    if word not in GENDERS:
        raise Unreadable("gender_unknown", "性别「%(text)s」无法识别，请填写「男」或「女」", text=clean(text)[:20])
    return GENDERS[word]


def read_delegation(text: str) -> str:
    """The name of a delegation, or nothing."""
    name = squeezed(text)
    if len(name) > DELEGATION_MAX or "|" in name:
        raise Unreadable("delegation_long", "代表团名称超过 %(limit)s 个字或含有「|」", limit=DELEGATION_MAX)
    return name


def read_post(text: str) -> str:
    """A person's post, or nothing."""
    post = clean(text)
    if len(post) > POST_MAX:
        raise Unreadable("post_long", "职务超过 %(limit)s 个字", limit=POST_MAX)
    return post


def read_seat(text: str) -> str | None:
    """A seat as "row-number": 3-12, 3排12座 and their like; None for none."""
    given = squeezed(text)
    if not given:
        return None
    if _DATE.fullmatch(given):
        raise Unreadable(
            "seat_date", "座位「%(text)s」被表格软件改成了日期，请把该列设为「文本」后重新填写", text=given
        )
    found = _SEAT.fullmatch(given)
    if found is None or int(found[1]) == 0 or int(found[2]) == 0:
        raise Unreadable("seat_odd", "座位「%(text)s」无法识别，请写成「3-12」（3 排 12 座）", text=given[:20])
    return f"{int(found[1])}-{int(found[2])}"


def read_phone4(text: str) -> str:
    """The last four digits of a phone: of a whole number too; zeros that a spreadsheet dropped are put back."""
    digits = squeezed(text).removeprefix("+86").replace("-", "").replace("*", "")
    if not digits:
        return ""
    if not (digits.isascii() and digits.isdigit()) or (len(digits) > 4 and len(digits) not in (8, 11, 13)):
        raise Unreadable("phone_odd", "手机后四位「%(text)s」应为 4 位数字", text=clean(text)[:20])
    return digits[-4:].zfill(4)


def read_roles(text: str) -> tuple[str, ...]:
    """The roles that a cell names, in their order; none for an empty cell."""
    found = []
    for part in _SEPARATORS.split(half_width(text)):
        name = clean(part)
        words = [name] if role_named(name) else name.split()
        for word in words:
            role = role_named(word)
            if role is None:
                raise Unreadable("role_unknown", "身份「%(text)s」无法识别，请从模板的选项中选填", text=word[:20])
            found.append(role)
    return tuple(in_order(found))


def read_number(text: str) -> int | None:
    """The number of a badge; None for none."""
    digits = squeezed(text)
    if not digits:
        return None
    if not (digits.isascii() and digits.isdigit()) or not 1 <= int(digits[:12]) <= NUMBER_MAX:
        raise Unreadable("number_odd", "代表证号「%(text)s」应为不超过 6 位的数字", text=clean(text)[:20])
    return int(digits)
