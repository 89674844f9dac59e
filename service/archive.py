"""What the archive of a meeting keeps of its notices: their words and whose receipts came when."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from sqlalchemy.orm import Session

from core.archive.write import as_json
from service.store import addressees, all_notices
from service.tables import Notice

FACTS = ("text", "to", "people_n", "receipt", "urgent", "at", "by_name", "reminded_at", "taken_back_at")


def service_archive(session: Session, meeting_id: str) -> Iterable[tuple[str, bytes]]:
    """Path and content: every notice with its addressees; nothing where none was sent."""
    notices = [_notice(session, row) for row in all_notices(session, meeting_id)]
    if notices:
        yield "service/notices.json", as_json(notices)


def _notice(session: Session, row: Notice) -> dict[str, Any]:
    people = [asdict(one) for one in addressees(session, row)]
    return {name: getattr(row, name) for name in FACTS} | {"addressees": people}
