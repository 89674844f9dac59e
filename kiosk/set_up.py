"""Sets up an installation: the first term and the accounts of the secretariat and the administrator."""

from dataclasses import dataclass
from datetime import date

from core.actor import SYSTEM
from core.db import change, reading
from core.errors import Refused
from roster.account_store import accounts
from roster.actions.create_account import create_account
from roster.actions.create_term import create_term
from roster.passwords import hash_password
from roster.rules.passwords import check_password

ADMIN = "admin"
"""The login of the first administrator."""


def refuse_second_setup() -> None:
    """Refuse ("setup.done") once anybody has an account."""
    with reading() as session:
        if accounts(session):
            raise _done()


@dataclass(frozen=True, slots=True)
class NewTerm:
    """The congress's present term."""

    title: str
    number: int
    starts_on: date
    ends_on: date


def set_up_own(term: NewTerm, secretary: tuple[str, str, str], admin_password: str) -> None:
    """The present term, the secretariat's account (login, name, password) and the administrator's, "admin".

    The two are duties of two people: one password for both is refused.
    """
    login, name, password = secretary
    check_password(login, password)
    check_password(ADMIN, admin_password)
    if password == admin_password:
        raise Refused("setup.same_password", "秘书处和管理员应由两人分别掌握，请使用不同的密码", status=400)
    hashes = hash_password(password), hash_password(admin_password)
    with change(SYSTEM) as tx:
        if accounts(tx.session):
            raise _done()
        create_account(tx, login, name, "secretariat", hashes[0])
        create_account(tx, ADMIN, "系统管理员", "admin", hashes[1])
        create_term(tx, term.number, term.title, term.starts_on, term.ends_on)


def _done() -> Refused:
    return Refused("setup.done", "系统已完成设置，请直接登录")
