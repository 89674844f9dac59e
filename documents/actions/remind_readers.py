"""Remind readers of a document that they have not read."""

from collections.abc import Collection

from core.db import Change
from core.errors import NotFound, Refused
from documents import reading_store, store
from documents.rules.access import Reader, why_not
from documents.tables import Reminder
from roster.store import members_of


def remind_readers(tx: Change, document_id: str, people: Collection[str] | None) -> int:
    """Remind those who may read the document now and have not opened it, or not signed it where that is asked for.

    `people` names whom; None means all of them. Gives how many were reminded.
    """
    meeting, document = store.access_document(tx.session, document_id, tx.actor)
    version = store.current_version(tx.session, document_id)
    if document.state != "published" or version is None:
        raise Refused("document.not_published", "这份文件还没有发放，不能提醒阅读")
    members = members_of(tx.session, meeting.roll_id)
    if people is not None and not set(people) <= {one.person_id for one in members}:
        raise NotFound("person")
    readings = reading_store.readings_by_person(tx.session, document_id)
    reminders = reading_store.reminders_of(tx.session, document_id)
    reminded = 0
    for one in members:
        mine = next((row for row in readings.get(one.person_id, ()) if row.version_id == version.id), None)
        done = mine is not None and (mine.signed_at is not None or not document.must_sign)
        wanted = people is None or one.person_id in people
        if done or not wanted or why_not(document, Reader(one, ended=meeting.state == "ended"), tx.now):
            continue
        row = reminders.get(one.person_id)
        if row is None:
            tx.session.add(Reminder(document_id=document_id, person_id=one.person_id, at=tx.now))
        else:
            row.at = tx.now
        reading_store.announce_my_reading(tx, one.person_id)
        reminded += 1
    if reminded:
        tx.record(f"meeting:{meeting.id}", "document.reminded", document_id, title=document.title, people=reminded)
    return reminded
