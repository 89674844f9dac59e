"""Writes the roster as xlsx: the empty template for the import, and the roll in the same columns."""

from collections.abc import Sequence

from core.sheets import Column, Sheet, write_xlsx
from roster.rules.roles import LABELS, VOTING
from roster.store import RollInfo, RollMember

TEMPLATE_ROWS = 1000


def template_xlsx(roll: RollInfo, delegations: Sequence[str]) -> bytes:
    """A table to fill in, with what may be chosen, and a second sheet that explains the columns."""
    sheets = [Sheet("名单", _columns(roll.kind, delegations), empty_rows=TEMPLATE_ROWS), _notes(roll.kind)]
    return write_xlsx(sheets, title=roll.title)


def roll_xlsx(roll: RollInfo, members: Sequence[RollMember], delegations: Sequence[str]) -> bytes:
    """Everybody on the roll; the file can be changed and imported again, people are known by their numbers."""
    rows = [
        [
            str(m.number),
            m.name,
            m.gender,
            m.delegation,
            m.post,
            m.seat,
            m.phone4,
            "、".join(LABELS[role] for role in m.roles),
        ]
        for m in members
    ]
    return write_xlsx(
        [Sheet("名单", [Column("代表证号", 10), *_columns(roll.kind, delegations)], rows)], title=roll.title
    )


def _columns(kind: str, delegations: Sequence[str]) -> list[Column]:
    offered = tuple(delegations) if sum(len(d) + 1 for d in delegations) < 250 else ()
    return [
        Column("姓名", 16),
        Column("性别", 8, ("男", "女")),
        Column("代表团", 20, offered),
        Column("职务", 40),
        Column("座位", 10),
        Column("手机后四位", 12),
        Column("身份", 24, tuple(_roles_of(kind))),
    ]


def _roles_of(kind: str) -> list[str]:
    first = VOTING[kind]
    others = [role for role in LABELS if role not in VOTING.values()]
    return [LABELS[role] for role in (first, *others)]


def _notes(kind: str) -> Sheet:
    voting = LABELS[VOTING[kind]]
    rows = [
        ["姓名", "必填。少数民族姓名中间用「·」。两个字的姓名不必加空格。", "阿依古丽·买买提"],
        ["性别", "男、女，可以不填。", "女"],
        ["代表团", "与系统中的名称一致；新的代表团在预览时可以选择新建。", "第一代表团"],
        ["职务", "单位和职务，印在代表证上。", "某街道某社区党委书记"],
        ["座位", "排-座，同一座位不能安排两人。请保持该列为「文本」，以免「3-12」变成日期。", "3-12"],
        ["手机后四位", "4 位数字，核对本人时使用。", "0123"],
        ["身份", f"必填。有表决权的是「{voting}」；列席、旁听没有表决权。几种身份用「、」隔开。", f"{voting}、监票人"],
        ["代表证号", "可以加上这一列：已在名册中的人员以证号为准，其余以姓名和代表团为准。", "108"],
        ["说明", "上传后先看预览，确认之前不会改动名册。文件里没有的列保持原样，没有的人员不会被删除。", ""],
    ]
    return Sheet("填写说明", [Column("列", 14), Column("怎样填写", 70), Column("举例", 28)], rows, prose=True)
