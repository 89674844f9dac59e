"""Begin a roll."""

from core.db import Change
from core.errors import NotFound, Refused
from core.ids import new_id
from roster.rules.roles import VOTING
from roster.tables import Roll, Term


def create_roll(tx: Change, term_id: str, title: str, *, kind: str = "plenary") -> str:
    """An empty roll (名册) for one meeting of this kind: plenary, standing, chairpersons or presidium. Returns its id."""
    if tx.session.get(Term, term_id) is None:
        raise NotFound("term")
    if kind not in VOTING:
        raise Refused("roll.kind", "会议类型有误，请重新选择", status=400)
    row = Roll(id=new_id(), term_id=term_id, kind=kind, title=title)
    tx.session.add(row)
    tx.session.flush()
    tx.record("system", "roll.created", row.id, term_id=term_id, kind=kind, title=title)
    return row.id
