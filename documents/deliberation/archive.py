"""What the archive of a meeting keeps of its deliberation."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime, tzinfo

from sqlalchemy.orm import Session

from core.actor import Actor
from core.archive.write import as_json
from documents.deliberation.brief import brief_file
from documents.deliberation.store import comments_of
from meeting.rules.records import MeetingInfo


def deliberation_archive(
    session: Session, meeting: MeetingInfo, actor: Actor, zone: tzinfo, now: datetime
) -> Iterable[tuple[str, bytes]]:
    """Path and content: every comment that stands, and the brief by delegation; nothing where nobody said anything."""
    comments = comments_of(session, meeting.id)
    if comments:
        yield "deliberation/comments.json", as_json([asdict(one) for one in comments])
        yield "deliberation/brief.docx", brief_file(session, meeting, actor, "delegation", zone, now).content
