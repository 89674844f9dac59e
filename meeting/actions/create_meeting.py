"""Make a meeting with an empty roll of its own."""

from sqlalchemy import select

from core.db import Change
from core.errors import Refused
from core.ids import new_id
from meeting.rows import chain
from meeting.rules.kinds import check_kind
from meeting.tables import Meeting, Stage
from roster.actions.create_roll import create_roll


def create_meeting(
    tx: Change, term_id: str, kind: str, number: int, title: str, *, place: str = "", rehearsal: bool = False
) -> str:
    """A prepared meeting; a second one of the same term, kind and number is refused unless it is a rehearsal (演练).

    Returns its id.
    """
    check_kind(kind)
    if not rehearsal:
        refuse_taken_number(tx, term_id, kind, number)
    roll_id = create_roll(tx, term_id, title, kind=kind)
    row = Meeting(
        id=new_id(),
        term_id=term_id,
        roll_id=roll_id,
        kind=kind,
        number=number,
        title=title,
        place=place,
        state="prepared",
        rehearsal=rehearsal,
        settings={},
        created_at=tx.now,
    )
    tx.session.add(row)
    tx.session.flush()
    tx.session.add(Stage(meeting_id=row.id, face="waiting", text="", since=tx.now))
    tx.session.flush()
    tx.record(
        chain(row.id),
        "meeting.created",
        row.id,
        term_id=term_id,
        roll_id=roll_id,
        kind=kind,
        number=number,
        title=title,
        place=place,
        rehearsal=rehearsal,
    )
    return row.id


def refuse_taken_number(tx: Change, term_id: str, kind: str, number: int, *, but: str = "") -> None:
    """Refuse a number that another meeting of this kind has in the term; rehearsals do not count."""
    other = tx.session.scalar(
        select(Meeting.title).where(
            Meeting.term_id == term_id,
            Meeting.kind == kind,
            Meeting.number == number,
            Meeting.rehearsal.is_(False),
            Meeting.id != but,
        )
    )
    if other is not None:
        raise Refused("meeting.number_taken", "这一次会议已经建立：“%(title)s”，请直接打开或改用别的次数", title=other)
