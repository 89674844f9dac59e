"""What the archive of a meeting keeps of its evaluations; their polls are kept as all polls are."""

from collections.abc import Iterable
from datetime import tzinfo

from sqlalchemy.orm import Session

from core.archive.write import as_json
from voting.archive import plain_name
from voting.evaluations import store
from voting.evaluations.papers import evaluation_files
from voting.report import HALL_ZONE


def evaluation_archive(session: Session, meeting_id: str, *, zone: tzinfo = HALL_ZONE) -> Iterable[tuple[str, bytes]]:
    """Path and content of every file: form and polls of each evaluation, its results where there are any."""
    for place, row in enumerate(store.evaluations_of(session, meeting_id), start=1):
        folder = f"evaluations/{place:02}-{plain_name(row.title)}"
        for name, content, data in evaluation_files(session, row, zone=zone):
            yield f"{folder}/{name}", content if data is None else as_json(data)
