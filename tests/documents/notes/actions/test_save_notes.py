"""Keeping notes: idempotent, the newest change first, private, never lost."""

from dataclasses import replace
from functools import partial

from sqlalchemy import text

from core.db import database
from documents.actions.restore_document import restore_document
from documents.actions.withdraw_document import withdraw_document
from documents.notes.actions.save_notes import save_notes
from documents.rules import notes as rules
from meeting.actions.close_sitting import close_sitting
from meeting.actions.end_meeting import end_meeting
from tests.documents.builders import a_document, a_new_version, a_shelf
from tests.documents.notes.builders import INK, NOW_MS, TEXT, a_note, notes_now, save
from tests.documents.pdfs import paper
from tests.voting.builders import CHAIR, STAFF, act, journal, refusal
from tests.voting.test_races import at_once


def test_what_was_written_is_there_again_on_every_device(app, heard, clock):
    shelf = a_shelf(2)
    me, other = shelf.hall.actor(0), shelf.hall.actor(1)
    heard.envelopes.clear()
    saved = save(shelf, me, a_note(1), a_note(2, "text", page=2), a_note(3, "bookmark", page=3))
    assert (saved.seq, saved.refused, saved.newer) == (3, {}, [])
    mine = notes_now(shelf, me)
    assert [(n.id, n.page, n.kind, n.data) for n in mine] == [
        ("note-0001", 1, "ink", INK),
        ("note-0002", 2, "text", TEXT),
        ("note-0003", 3, "bookmark", {"label": ""}),
    ]
    assert notes_now(shelf, other) == []
    assert [(e.kind, e.room) for e in heard.envelopes] == [("MyNotes", f"person:{me.id}")]
    assert heard.last("MyNotes").slices == {"my_notes": {"document_id": shelf.document_id, "seq": 3}}
    assert not [entry for entry in journal(shelf.hall) if "note" in entry], "notes are nobody's affair"


def test_a_repeat_is_harmless(app, heard, clock):
    shelf = a_shelf(1)
    me = shelf.hall.actor(0)
    save(shelf, me, a_note(1))
    heard.envelopes.clear()
    again = save(shelf, me, a_note(1))
    assert (again.seq, again.refused, again.newer) == (1, {}, [])
    assert heard.envelopes == []


def test_an_older_change_never_overwrites_a_newer_one(app, clock):
    shelf = a_shelf(1)
    me = shelf.hall.actor(0)
    newer, older = {**TEXT, "text": "新"}, {**TEXT, "text": "旧"}
    save(shelf, me, a_note(1, "text", newer, at=-100))
    late = save(shelf, me, a_note(1, "text", older, at=-200))
    assert late.seq == 1
    assert [row.data["text"] for row in late.newer] == ["新"], "the other device learns what counts"
    assert [row.data["text"] for row in notes_now(shelf, me)] == ["新"]


def test_what_was_erased_stays_erased_until_it_is_undone(app, clock):
    shelf = a_shelf(1)
    me = shelf.hall.actor(0)
    save(shelf, me, a_note(1, at=-300))
    save(shelf, me, a_note(1, at=-200, gone=True))
    assert notes_now(shelf, me) == []
    assert [(row.gone, row.data) for row in notes_now(shelf, me, since=1)] == [(True, {})]
    late = save(shelf, me, a_note(1, at=-250))
    assert [row.gone for row in late.newer] == [True]
    save(shelf, me, a_note(1, at=-100))
    assert [row.data for row in notes_now(shelf, me)] == [INK]


def test_a_clock_that_is_fast_wins_no_more_than_now(app, clock):
    shelf = a_shelf(1)
    me = shelf.hall.actor(0)
    save(shelf, me, a_note(1, at=3_600_000))
    assert [row.changed for row in notes_now(shelf, me)] == [NOW_MS]
    clock.tick(seconds=1)
    save(shelf, me, a_note(1, at=900, gone=True))
    assert notes_now(shelf, me) == []


def test_one_bad_note_does_not_hold_up_the_others(app, clock):
    shelf = a_shelf(1)
    me = shelf.hall.actor(0)
    saved = save(shelf, me, a_note(1, page=9), a_note(2, data={**INK, "colour": "pink"}), a_note(3))
    assert {note: no.code for note, no in saved.refused.items()} == {
        "note-0001": "note.no_such_page",
        "note-0002": "note.invalid",
    }
    assert [row.id for row in notes_now(shelf, me)] == ["note-0003"]


def test_two_people_may_have_the_same_id(app, clock):
    shelf = a_shelf(2)
    first, second = shelf.hall.actor(0), shelf.hall.actor(1)
    save(shelf, first, a_note(1, "text", {**TEXT, "text": "甲"}))
    save(shelf, second, a_note(1, "text", {**TEXT, "text": "乙"}, at=-500))
    save(shelf, second, a_note(1, gone=True, at=-100))
    assert [row.data["text"] for row in notes_now(shelf, first)] == ["甲"]


def test_a_note_stays_on_its_document(app, clock):
    shelf = a_shelf(1)
    me = shelf.hall.actor(0)
    save(shelf, me, a_note(1))
    other = replace(
        shelf, document_id=(other_id := a_document(shelf.hall, name="二.pdf")), version_id=_version(other_id)
    )
    saved = save(other, me, a_note(1, at=-1))
    assert saved.refused["note-0001"].code == "note.elsewhere"
    assert len(notes_now(shelf, me)) == 1


def _version(document_id):
    from tests.documents.builders import version_now

    return version_now(document_id).id


def test_only_on_what_may_be_read(app, clock):
    shelf = a_shelf(2)
    me = shelf.hall.actor(0)
    write = partial(refusal, act, save_notes, shelf.document_id, shelf.version_id, [a_note(1)], by=me)
    assert write() == "ok"
    draft = a_document(shelf.hall, name="二.pdf", publish=False)
    assert refusal(act, save_notes, draft, shelf.version_id, [], by=me) == "not_found"
    other = a_document(shelf.hall, name="三.pdf")
    assert refusal(act, save_notes, other, shelf.version_id, [], by=me) == "not_found"
    act(withdraw_document, shelf.document_id, "有误", by=STAFF)
    assert write() == "document.withdrawn"
    act(restore_document, shelf.document_id, by=STAFF)
    assert write() == "ok"
    assert len(notes_now(shelf, me)) == 1, "they were kept while it was withdrawn"
    act(close_sitting, shelf.hall.sitting_id)
    act(end_meeting, shelf.meeting_id, by=CHAIR)
    assert write() == "document.over"


def test_notes_go_with_their_pages_into_a_new_version(app, clock):
    """The first page is the same, the second is new, the old second is third; the old third is gone."""
    shelf = a_shelf(1, paper(3))
    me = shelf.hall.actor(0)
    save(shelf, me, a_note(1, page=1), a_note(2, page=2), a_note(3, "text", page=3))
    version = a_new_version(shelf.document_id, mixed(paper(3), paper(1, "修订说明"), [(0, 0), (1, 0), (0, 1)]))
    rows = {row.id: (row.page, row.from_number, row.from_page) for row in notes_now(shelf, me, version=version)}
    assert rows == {"note-0001": (1, 1, 1), "note-0002": (3, 1, 2), "note-0003": (None, 1, 3)}
    save(shelf, me, a_note(3, "text", page=2, at=-1), version=version)
    pages = {row.id: row.page for row in notes_now(shelf, me, version=version)}
    assert pages["note-0003"] == 2, "the reader has put it where it belongs"
    late = save(shelf, me, a_note(4, page=3), version=shelf.version_id)
    assert late.refused == {}, "what was written offline on the old version is kept too"
    assert {row.id: row.page for row in notes_now(shelf, me, version=version)}["note-0004"] is None


def mixed(one: bytes, other: bytes, pages: list[tuple[int, int]]) -> bytes:
    """A PDF of pages of two: (which of the two, which page)."""
    import io

    from pikepdf import Pdf

    sources, made, target = (Pdf.open(io.BytesIO(one)), Pdf.open(io.BytesIO(other))), Pdf.new(), io.BytesIO()
    for which, page in pages:
        made.pages.append(sources[which].pages[page])
    made.save(target)
    return target.getvalue()


def test_there_is_an_end_to_all_room(app, clock, monkeypatch):
    monkeypatch.setattr(rules, "MOST_NOTES", 2)
    shelf = a_shelf(1)
    me = shelf.hall.actor(0)
    save(shelf, me, a_note(1), a_note(2))
    assert refusal(save, shelf, me, a_note(3)) == "note.too_many"
    assert len(notes_now(shelf, me)) == 2
    assert refusal(save, shelf, me, a_note(3), a_note(1, gone=True, at=-1)) == "ok"


def test_two_devices_at_once(app, clock):
    """Every change is counted once, whichever device was first."""
    shelf = a_shelf(1)
    me = shelf.hall.actor(0)
    at_once([partial(save, shelf, me, *(a_note(10 * device + n) for n in range(3))) for device in range(1, 7)])
    rows = notes_now(shelf, me)
    assert sorted(row.seq for row in rows) == list(range(1, 19))
    with database().reader.connect() as connection:
        assert connection.scalar(text("SELECT seq FROM document_notes_heads")) == 18
