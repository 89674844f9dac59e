"""The roles on a roll, what they are called, and which of them give a vote in which kind of meeting."""

from collections.abc import Iterable

LABELS = {
    "deputy": "代表",
    "committee": "常委会组成人员",
    "chairperson": "主任会议组成人员",
    "presidium": "主席团成员",
    "attending": "列席",
    "observer": "旁听",
    "scrutineer": "监票人",
    "chief_scrutineer": "总监票人",
    "chair": "执行主席",
    "secretariat": "工作人员",
}
"""Role → its Chinese name, in the order in which roles are listed."""

VOTING = {"plenary": "deputy", "standing": "committee", "chairpersons": "chairperson", "presidium": "presidium"}
"""Kind of meeting → the role that gives a vote there (地方组织法 2022, art. 25 and 51)."""

WITHOUT_VOTE = frozenset({"attending", "observer"})
"""Roles that exclude a vote: 列席 may speak, 旁听 may watch, neither may vote."""

SYNONYMS = {
    "deputy": ("代表", "人大代表", "有表决权代表", "正式代表", "deputy"),
    "committee": ("常委会组成人员", "常委会委员", "常委", "常委会", "委员", "committee", "standing committee"),
    "chairperson": ("主任会议组成人员", "主任会议成员", "主任会议", "chairperson"),
    "presidium": ("主席团成员", "主席团", "presidium"),
    "attending": ("列席", "列席人员", "attending", "attending without vote"),
    "observer": ("旁听", "旁听人员", "旁听公民", "observer"),
    "scrutineer": ("监票人", "监票", "监票员", "scrutineer"),
    "chief_scrutineer": ("总监票人", "总监票", "chief scrutineer", "chief_scrutineer"),
    "chair": ("执行主席", "主持人", "会议主持人", "chair"),
    "secretariat": ("工作人员", "会务人员", "会务", "秘书处", "secretariat", "staff"),
}
"""Role → how it is written in lists, in lower case."""

_BY_NAME = {name: role for role, names in SYNONYMS.items() for name in names}


def role_named(name: str) -> str | None:
    """The role that a list calls `name`, or None for an unknown one."""
    return _BY_NAME.get(name.strip().lower())


def in_order(roles: Iterable[str]) -> list[str]:
    """The roles without doubles, in the order of LABELS."""
    given = set(roles)
    return [role for role in LABELS if role in given]


def gives_vote(kind: str, roles: Iterable[str]) -> bool:
    """Whether somebody with these roles votes in a meeting of this kind."""
    given = set(roles)
    return VOTING[kind] in given and not given & WITHOUT_VOTE


def contradict(kind: str, roles: Iterable[str]) -> bool:
    """Whether the roles both give and exclude a vote in a meeting of this kind."""
    given = set(roles)
    return VOTING[kind] in given and bool(given & WITHOUT_VOTE)


def band(kind: str, roles: Iterable[str]) -> str:
    """What the badge's colour band says: voter, attending, observer, or staff."""
    given = set(roles)
    if gives_vote(kind, given):
        return "voter"
    for role in ("attending", "observer"):
        if role in given:
            return role
    return "staff" if given & {"secretariat", "chair", "scrutineer", "chief_scrutineer"} else "attending"
