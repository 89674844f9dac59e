"""What the archive of a meeting keeps of its minutes."""

from collections.abc import Iterable
from datetime import datetime, tzinfo

from sqlalchemy.orm import Session

from core.archive.write import as_json
from minutes.report import Written, minutes_docx, minutes_pdf
from minutes.rules.text import parts_of
from minutes.store import minutes_of


def minutes_archive(
    session: Session, meeting_id: str, made_at: datetime, zone: tzinfo, *, rehearsal: bool = False
) -> Iterable[tuple[str, bytes]]:
    """Path and content: the minutes as text, PDF and Word file; nothing where there are none, a draft says that it is one."""
    row = minutes_of(session, meeting_id)
    if row is None:
        return
    written = Written(row.title, tuple(parts_of(row.parts)), row.finished_at, made_at, zone, rehearsal)
    about = {"title": row.title, "state": row.state, "finished_by": row.finished_by, "parts": row.parts}
    yield "minutes/minutes.json", as_json(about)
    yield "minutes/minutes.pdf", minutes_pdf(written)
    yield "minutes/minutes.docx", minutes_docx(written)
