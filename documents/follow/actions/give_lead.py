"""Let somebody in the hall turn the pages, or take that back."""

from core.db import Change
from core.errors import NotFound, Refused
from documents import store as documents
from documents.follow import store
from documents.follow.access import person_may_read
from documents.follow.live_store import announce_follow
from documents.rules import following
from meeting.store import access_meeting
from roster.store import member


def give_lead(tx: Change, meeting_id: str, person_id: str | None) -> None:
    """The person leads from now on; None: who asks leads. The staff may turn pages all the same; twice is harmless.

    Refused for a person who may not read what is followed.
    """
    meeting = access_meeting(tx.session, meeting_id, tx.actor)
    row = store.follow_row(tx.session, meeting_id, lock=True)
    following.check_on(store.followed_of(row))
    assert row is not None
    label, name = tx.actor.label(), tx.actor.name
    if person_id is not None:
        person = member(tx.session, meeting.roll_id, person_id)
        if person is None:
            raise NotFound("person")
        document = documents.document_of(tx.session, row.document_id)
        if not person_may_read(document, person, tx.now):
            raise Refused(
                "follow.may_not_read", "%(name)s不在这份文件的发放范围内，不能主讲；请另选一位", name=person.name
            )
        label, name = f"person:{person_id}", person.name
    if row.leader == label:
        return
    row.leader, row.leader_name = label, name
    tx.record(f"meeting:{meeting_id}", "follow.lead_given", row.document_id, to=label)
    announce_follow(tx, meeting_id)
