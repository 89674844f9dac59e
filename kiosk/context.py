"""What the pages' frames show: the meeting of the address, and who is logged in."""

from typing import Any

from flask import Flask, request

from core.actor import Actor
from core.db import reading
from core.errors import Refused
from core.web.identity import current_actor
from meeting.store import access_meeting


def setup_frame(app: Flask) -> None:
    """Provide `meeting` (for addresses that name one, None elsewhere) and `actor` to the templates."""

    @app.context_processor
    def frame() -> dict[str, Any]:
        actor = current_actor()
        return {"meeting": _meeting(actor), "actor": actor if actor.known else None}


def _meeting(actor: Actor) -> dict[str, Any] | None:
    meeting_id = (request.view_args or {}).get("meeting_id")
    if not meeting_id:
        return None
    try:
        with reading() as session:
            info = access_meeting(session, meeting_id, actor)
    except Refused:
        return None
    return {"id": info.id, "title": info.title, "rehearsal": info.rehearsal}
