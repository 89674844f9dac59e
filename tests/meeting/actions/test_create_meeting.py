"""Making a meeting."""

import pytest

from core.db import reading
from meeting import store
from meeting.actions.create_meeting import create_meeting
from roster.store import roll
from tests.meeting.builders import does, refused
from tests.roster.builders import a_term


def make(term_id, *, kind="plenary", number=6, rehearsal=False):
    return does(lambda tx: create_meeting(tx, term_id, kind, number, "第六次会议", place="大礼堂", rehearsal=rehearsal))


@pytest.mark.parametrize("kind", ["plenary", "standing", "chairpersons", "presidium"])
def test_a_prepared_meeting_with_a_roll_of_its_kind(app, kind):
    meeting_id = make(a_term(), kind=kind)
    with reading() as session:
        info = store.meeting_of(session, meeting_id)
        assert (info.state, info.kind, info.members_n, info.rehearsal) == ("prepared", kind, None, False)
        assert roll(session, info.roll_id).kind == kind
        assert store.stage_of(session, meeting_id).face == "waiting"


def test_the_same_number_twice_is_refused_even_on_a_double_tap(app):
    term = a_term()
    make(term)
    refused("meeting.number_taken", lambda tx: create_meeting(tx, term, "plenary", 6, "另一次"))
    make(term, number=7)
    make(term, kind="standing")


def test_rehearsals_may_share_a_number(app):
    term = a_term()
    make(term)
    first, second = make(term, rehearsal=True), make(term, rehearsal=True)
    assert first != second
    with reading() as session:
        assert store.meeting_of(session, second).rehearsal


def test_unknown_kind_or_term(app):
    refused("meeting.unknown_kind", lambda tx: create_meeting(tx, a_missing_term(), "party", 1, "会"))
    refused("not_found", lambda tx: create_meeting(tx, a_missing_term(), "plenary", 1, "会"))


def a_missing_term():
    return "0" * 16
