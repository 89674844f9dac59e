"""What the floors below ask the documents, and what these do when meetings move."""

from sqlalchemy.orm import Session

from core.db import Change
from core.errors import Refused
from documents.actions.note_called import note_called, note_meeting
from documents.store import documents_on_item
from meeting import guards


def no_documents_on_item(session: Session, item_id: str) -> None:
    """Refuse to remove an agenda item on which documents lie."""
    count = documents_on_item(session, item_id)
    if count:
        raise Refused("document.on_item", "该议程下有%(count)s份文件，请先把文件移到其他议程或资料库", count=count)


def stage_moved(tx: Change, meeting_id: str, _poll_before: str | None) -> None:
    """Documents open when their item is called."""
    note_called(tx, meeting_id)


def install() -> None:
    """Register everything with the hooks of the floors below; again changes nothing."""
    for hooks, hook in (
        (guards.before_remove_item, no_documents_on_item),
        (guards.after_stage, stage_moved),
        (guards.after_meeting, note_meeting),
    ):
        if hook not in hooks:
            hooks.append(hook)  # type: ignore[arg-type]
