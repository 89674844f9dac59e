"""Where somebody goes after logging in."""

DOORS = (
    ("secretariat", "/meetings"),
    ("chair", "/chair"),
    ("screen", "/screen"),
    ("gate", "/gate"),
    ("admin", "/accounts"),
    ("person", "/tablet"),
)
"""Role → the face it works at, the first that fits."""

ACCOUNT_ROLES = {
    "admin": "系统管理员",
    "secretariat": "会务工作人员",
    "chair": "会议主持人",
    "screen": "大屏幕",
    "gate": "签到处",
}
"""The roles of accounts and what they are called."""


def door_of(roles: frozenset[str]) -> str:
    """The path of the face for somebody with these roles."""
    return next((path for role, path in DOORS if role in roles), "/")
