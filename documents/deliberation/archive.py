"""What the archive of a meeting keeps of its deliberation."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime, tzinfo
from typing import Any

from sqlalchemy.orm import Session

from core.actor import Actor
from documents.deliberation.brief import brief_file
from documents.deliberation.store import comments_of
from meeting.rules.records import MeetingInfo


def deliberation_archive(
    session: Session, meeting: MeetingInfo, actor: Actor, zone: tzinfo, now: datetime
) -> Iterable[tuple[str, bytes]]:
    """Path and content: every comment that stands, and the brief by delegation; nothing where nobody said anything."""
    comments = comments_of(session, meeting.id)
    if comments:
        yield "deliberation/comments.json", _json([asdict(one) for one in comments])
        yield "deliberation/brief.docx", brief_file(session, meeting, actor, "delegation", zone, now).content


def _json(data: Any) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1, default=datetime.isoformat) + "\n").encode()
