"""Begin a term."""

from datetime import date

from sqlalchemy import select

from core.db import Change
from core.errors import Refused
from core.ids import new_id
from roster.tables import Term


def create_term(tx: Change, number: int, title: str, starts_on: date, ends_on: date) -> str:
    """A new term (届), which ends after it begins; no two terms have one number. Returns its id."""
    if ends_on <= starts_on:
        raise Refused("term.dates", "届的结束日期必须晚于开始日期，请修改后重试", status=400)
    if tx.session.scalar(select(Term.id).where(Term.number == number)) is not None:
        raise Refused("term.exists", "第 %(number)s 届已经存在，请直接选用", number=number)
    row = Term(id=new_id(), number=number, title=title, starts_on=starts_on, ends_on=ends_on)
    tx.session.add(row)
    tx.session.flush()
    tx.record("system", "term.created", row.id, number=number, title=title)
    return row.id
