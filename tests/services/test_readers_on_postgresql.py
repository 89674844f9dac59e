"""A whole hall reads at once on PostgreSQL with two processes: nothing of it is lost, nothing deadlocks."""

from collections.abc import Callable
from functools import partial

import pytest
from flask import Flask

from core.actor import Actor
from core.db import Change, Database, reading
from core.errors import Refused
from documents import reading_store
from documents.actions.mark_read import mark_read
from documents.actions.open_document import open_document
from documents.actions.restore_document import restore_document
from documents.actions.sign_document import sign_document
from documents.actions.withdraw_document import withdraw_document
from documents.notes.actions.save_notes import save_notes
from documents.notes.store import notes_of
from documents.rules.notes import NoteIn
from documents.rules.seen import pages_in
from tests.documents.builders import Shelf, a_shelf, document_now, version_now
from tests.documents.notes.builders import INK, NOW_MS
from tests.documents.pdfs import long_paper
from tests.services.test_box_on_postgresql import processes
from tests.voting.builders import STAFF
from tests.voting.test_races import at_once

pytestmark = [pytest.mark.services, pytest.mark.xdist_group("postgresql")]

READERS = 50


def reads(db: Database, shelf: Shelf, who: Actor, pages: list[int], *, signs: bool = False) -> None:
    told(db, who, lambda tx: open_document(tx, shelf.document_id, shelf.version_id, "device"))
    told(db, who, lambda tx: mark_read(tx, shelf.document_id, shelf.version_id, pages, pages[-1]))
    if signs:
        told(db, who, lambda tx: sign_document(tx, shelf.document_id, shelf.version_id, "device"))


def told(db: Database, who: Actor, action: Callable[[Change], object]) -> None:
    """What a tablet does: asks again while another device of the same person is being served elsewhere."""
    while True:
        try:
            with db.change(who) as tx:
                action(tx)
        except Refused as refused:
            if refused.code != "reading.in_flight":
                raise
        else:
            return


def seen(shelf: Shelf) -> dict[str, list[int]]:
    """The pages that each reader has seen."""
    with reading() as session:
        rows = reading_store.readings_by_person(session, shelf.document_id)
        return {person: list(pages_in(row.seen)) for person, (row,) in rows.items()}


def test_fifty_readers_with_two_devices_each(app: Flask) -> None:
    """One device at each server; both tell different pages at the same moment: all of them count, and no queue is lost."""
    shelf = a_shelf(READERS, long_paper(6), must_sign=True)
    with processes(app) as dbs:
        tasks = [
            partial(reads, db, shelf, shelf.hall.actor(place), pages, signs=True)
            for place in range(READERS)
            for db, pages in zip(dbs, ([1, 2], [2, 5]), strict=True)
        ]
        assert at_once(tasks) == [None] * (2 * READERS)
    assert seen(shelf) == {one.person_id: [1, 2, 5] for one in shelf.hall.voters}
    with reading() as session:
        events = reading_store.events_of(session, shelf.meeting_id, "open", "sign")
    assert [sum(one.kind == kind for one in events) for kind in ("open", "sign")] == [2 * READERS, READERS]


def test_withdrawn_and_restored_while_everybody_reads(app: Flask) -> None:
    """Who was in time has read it, the others are told that it is gone; in the end it stands as the last one said."""
    shelf = a_shelf(8, long_paper(6))

    def back_and_forth(db: Database) -> None:
        for _ in range(3):
            with db.change(STAFF) as tx:
                withdraw_document(tx, shelf.document_id, "有误")
            with db.change(STAFF) as tx:
                restore_document(tx, shelf.document_id)

    with processes(app) as dbs:
        readers = [partial(reads, dbs[place % 2], shelf, shelf.hall.actor(place), [1, 2]) for place in range(8)]
        results = at_once([partial(back_and_forth, dbs[1]), *readers])
    assert results[0] is None
    assert set(results) <= {None, "document.withdrawn"}
    assert document_now(shelf.document_id).state == "published"
    in_time = {shelf.hall.voters[place].person_id for place, result in enumerate(results[1:]) if result is None}
    assert seen(shelf) == {person: [1, 2] for person in in_time}


def test_two_devices_of_one_person_write_at_once(app: Flask) -> None:
    shelf = a_shelf(1, long_paper(2))
    me = shelf.hall.actor(0)

    def writes(db: Database, device: int, number: int) -> None:
        with db.change(me) as tx:
            note = NoteIn(f"note-{device}-{number:03}", 1, "ink", INK, NOW_MS - 1000)
            save_notes(tx, shelf.document_id, shelf.version_id, [note])

    with processes(app) as dbs:
        tasks = [partial(writes, db, device, number) for number in range(15) for device, db in enumerate(dbs)]
        assert at_once(tasks) == [None] * 30
    with reading() as session:
        found = notes_of(session, me.id, version_now(shelf.document_id), 0)
    assert found.seq == 30
    assert sorted(one.seq for one in found.notes) == list(range(1, 31))
