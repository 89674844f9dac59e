"""Notes of a meeting that is long over are erased; a meeting that was ended by a slip keeps them."""

from sqlalchemy import text

from core.db import change, database
from documents.notes.actions.forget_notes import forget_notes
from meeting.actions.close_sitting import close_sitting
from meeting.actions.end_meeting import end_meeting
from meeting.actions.resume_meeting import resume_meeting
from tests.documents.builders import a_shelf
from tests.documents.notes.builders import a_note, notes_now, save
from tests.voting.builders import STAFF, a_hall, act


def forget() -> int:
    with change(STAFF) as tx:
        return forget_notes(tx)


def test_a_week_after_the_end(app, clock):
    shelf = a_shelf(1)
    me = shelf.hall.actor(0)
    save(shelf, me, a_note(1), a_note(2, "text"))
    assert forget() == 0
    act(close_sitting, shelf.hall.sitting_id)
    act(end_meeting, shelf.meeting_id)
    clock.tick(days=6)
    assert forget() == 0
    act(resume_meeting, shelf.meeting_id)
    assert len(notes_now(shelf, me)) == 2
    act(end_meeting, shelf.meeting_id)
    clock.tick(days=7, seconds=1)
    assert forget() == 2
    with database().reader.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM document_notes")) == 0
        assert connection.scalar(text("SELECT count(*) FROM document_notes_heads")) == 0
    assert forget() == 0


def test_any_meeting_that_goes_on_has_it_done(app, clock):
    shelf = a_shelf(1)
    save(shelf, shelf.hall.actor(0), a_note(1))
    act(close_sitting, shelf.hall.sitting_id)
    act(end_meeting, shelf.meeting_id)
    clock.tick(days=8)
    a_hall(1, number=20)
    with database().reader.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM document_notes")) == 0
