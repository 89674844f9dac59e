"""Make a working account."""

import re

from sqlalchemy import select

from core.db import Change
from core.errors import Refused
from core.ids import new_id
from roster.rules.doors import ACCOUNT_ROLES
from roster.tables import Account

LOGIN = re.compile(r"[a-z0-9][a-z0-9._-]{1,31}")


def create_account(tx: Change, login: str, name: str, role: str, password_hash: str) -> str:
    """A new account; `password_hash` comes from `roster.passwords.hash_password`, outside of this change."""
    if not LOGIN.fullmatch(login):
        raise Refused(
            "account.login", "用户名须为 2 至 32 个小写字母、数字、点、横线或下划线，以字母或数字开头", status=400
        )
    if role not in ACCOUNT_ROLES:
        raise Refused("account.role", "账号角色有误，请重新选择", status=400)
    if tx.session.scalar(select(Account.id).where(Account.login == login)) is not None:
        raise Refused("account.exists", "用户名「%(login)s」已被使用，请换一个", login=login)
    row = Account(id=new_id(), login=login, name=name, role=role, password_hash=password_hash)
    tx.session.add(row)
    tx.session.flush()
    tx.record("system", "account.created", row.id, login=login, role=role, name=name)
    return row.id
