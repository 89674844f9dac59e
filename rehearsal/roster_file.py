"""Makes the list of deputies that the rehearsal imports: an xlsx such as a secretariat would upload."""

import io
import random
from dataclasses import dataclass

from openpyxl import Workbook

HEADER = ("姓名", "性别", "代表团", "职务", "座位", "手机号后四位", "角色")
DELEGATIONS = tuple(f"第{number}代表团" for number in (*"一二三四五六七八九十", "十一", "十二"))
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗"
GIVEN = "安 邦 承业 德明 恩泽 芳华 国栋 海燕 济民 君兰 凯 立春 明远 宁 品清 琦 仁和 思齐 天佑 维新 向阳 雅琴 泽宇 𬭎 䶮"
ROW = 18
SCRUTINEERS = 5


@dataclass(frozen=True, slots=True)
class Line:
    """One person of the list."""

    name: str
    gender: str
    delegation: str
    post: str
    seat: str
    phone4: str
    role: str


def lines(deputies: int, chance: random.Random) -> list[Line]:
    """`deputies` with a vote in 12 delegations, and after them somebody who attends without one and an observer.

    Some of the deputies, of as many delegations, are scrutineers.
    """
    roles = [*_roles(deputies), "列席", "旁听"]
    return [
        Line(
            name=chance.choice(SURNAMES) + chance.choice(GIVEN.split()),
            gender=chance.choice("男女"),
            delegation=DELEGATIONS[i * len(DELEGATIONS) // deputies] if i < deputies else "",
            post="演练代表" if i < deputies else "演练人员",
            seat=f"{i // ROW + 1}-{i % ROW + 1}",
            phone4=f"{chance.randrange(10000):04}",
            role=role,
        )
        for i, role in enumerate(roles)
    ]


def _roles(deputies: int) -> list[str]:
    roles = ["代表"] * deputies
    number = min(SCRUTINEERS, deputies)
    for i in range(number):
        roles[i * deputies // number] += "、监票人" if i else "、总监票人"
    return roles


def workbook(people: list[Line]) -> bytes:
    """The list as an xlsx file."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(HEADER)
    for p in people:
        sheet.append((p.name, p.gender, p.delegation, p.post, p.seat, p.phone4, p.role))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
