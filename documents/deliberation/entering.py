"""What a clerk enters, checked against the meeting."""

from dataclasses import replace

from core.db import Change
from core.errors import NotFound, Refused
from documents.deliberation.rules.comments import CommentFields, read_words
from documents.deliberation.store import named_documents
from documents.store import document_of
from meeting.rules.records import MeetingInfo
from meeting.store import item_of
from roster.store import delegations_of, member


def checked(tx: Change, meeting: MeetingInfo, fields: CommentFields, *, on: str | None = None) -> CommentFields:
    """The fields as they are kept: clean words, and only what belongs to this meeting; raises Refused (400) or NotFound.

    The document is one that the clerk may read, or the one `on` which the comment is already. A person of the roll brings
    name and delegation along where none is given; a document brings its item.
    """
    if fields.item_id is not None and item_of(tx.session, fields.item_id).meeting_id != meeting.id:
        raise _elsewhere()
    if fields.document_id is not None:
        document = document_of(tx.session, fields.document_id)
        if document.meeting_id != meeting.id:
            raise _elsewhere()
        if document.id != on and document.id not in named_documents(tx.session, meeting, tx.actor):
            raise NotFound("document")
        fields = replace(fields, item_id=document.item_id)
    if fields.person_id is not None:
        who = member(tx.session, meeting.roll_id, fields.person_id)
        if who is None:
            raise _elsewhere()
        delegation = fields.delegation_id or who.delegation_id
        fields = replace(fields, speaker=fields.speaker.strip() or who.name, delegation_id=delegation)
    known = {one.id for one in delegations_of(tx.session, meeting.term_id)}
    if fields.delegation_id is not None and fields.delegation_id not in known:
        raise _elsewhere()
    speaker, text, tags = read_words(fields.speaker, fields.text, fields.tags)
    return replace(fields, speaker=speaker, text=text, tags=tags)


def _elsewhere() -> Refused:
    return Refused("comment.elsewhere", "所选的议程、文件、代表团或人员不属于本次会议，请刷新后重新选择", status=400)
