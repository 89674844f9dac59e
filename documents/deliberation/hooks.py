"""Where the deliberation says no: what was spoken on is not removed."""

from sqlalchemy.orm import Session

from core.errors import Refused
from documents.deliberation.store import has_comments
from documents.guards import before_remove
from meeting.guards import before_remove_item


def _item(session: Session, item_id: str) -> None:
    if has_comments(session, item_id=item_id):
        raise Refused("item.has_comments", "这项议程已有审议意见，不能删除；请先把意见改到其他议程")


def _document(session: Session, document_id: str) -> None:
    if has_comments(session, document_id=document_id):
        raise Refused("document.has_comments", "这份文件已有审议意见，不能删除，可以收回")


before_remove_item.append(_item)
before_remove.append(_document)
