"""The big screen's picture of a followed page."""

from sqlalchemy.orm import Session

from core.db import Change
from core.errors import NotFound, Refused
from documents import store as documents
from documents.follow import store
from documents.rules import following
from documents.rules.records import DocumentInfo
from meeting.actions.move_stage import put_on_stage, set_stage
from meeting.store import agenda_of, stage_of


def check_stage(session: Session, meeting_id: str, face: str, text: str) -> None:
    """Refuse to put a document on the stage that is not followed, is of another meeting, or not for everybody there."""
    if face != "document":
        return
    document_id, confirmed = following.document_in(text)
    document = documents.document_of(session, document_id)
    if document.meeting_id != meeting_id:
        raise NotFound("document")
    row = store.follow_row(session, meeting_id)
    if row is None or row.document_id != document_id:
        raise Refused("follow.not_on", "请先开始同屏，再投到大屏")
    following.check_screen(document, confirmed=confirmed)


def show_on_screen(tx: Change, document: DocumentInfo, *, confirmed: bool) -> None:
    """Put the document on the stage; refused where it is not for everybody in the hall and nobody has confirmed it."""
    needed = confirmed and bool(following.concerns(document))
    text = following.screen_text(document.id, confirmed=needed)
    set_stage(tx, document.meeting_id, "document", item_id=document.item_id, text=text)


def change_screen(tx: Change, document: DocumentInfo) -> None:
    """Where the big screen shows another document, let it show this one, or where it may not unasked, the agenda."""
    stage = stage_of(tx.session, document.meeting_id)
    if stage.face != "document" or following.document_in(stage.text)[0] == document.id:
        return
    if following.concerns(document):
        leave_screen(tx, document.meeting_id)
    else:
        show_on_screen(tx, document, confirmed=False)


def leave_screen(tx: Change, meeting_id: str) -> None:
    """Take a document off the stage: the item under discussion stands there again, else the agenda."""
    if stage_of(tx.session, meeting_id).face != "document":
        return
    current = next((item for item in agenda_of(tx.session, meeting_id) if item.state == "current"), None)
    if current is None:
        put_on_stage(tx, meeting_id, "agenda")
    else:
        put_on_stage(tx, meeting_id, "item", item_id=current.id)
