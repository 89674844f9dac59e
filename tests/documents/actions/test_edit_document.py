"""Settings of a document."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask

from core.db import change
from documents.actions.edit_document import Edit, edit_document
from tests.conftest import START, Heard
from tests.documents.builders import a_document, a_shelf, document_now
from tests.voting.builders import STAFF, a_hall, last_entry, refusal

LATER = START + timedelta(hours=2)


def edit(document_id: str, **settings: Any) -> None:
    with change(STAFF) as tx:
        edit_document(tx, document_id, Edit(**settings))


def test_what_is_left_out_stays(app: Flask) -> None:
    shelf = a_shelf(2, may_download=True, secrecy="internal")
    edit(shelf.document_id, title=" 关于2026年\n预算的报告 ", must_sign=True)
    document = document_now(shelf.document_id)
    assert (document.title, document.must_sign) == ("关于2026年 预算的报告", True)
    assert (document.may_download, document.secrecy) == (True, "internal")
    assert last_entry(shelf.hall, "document.edited")["changed"] == {"title": "关于2026年 预算的报告", "must_sign": True}


def test_readers_are_people_of_this_meeting(app: Flask, heard: Heard) -> None:
    shelf = a_shelf(2)
    member = shelf.hall.voters[0]
    before = heard.kinds().count("DocumentsChanged")
    edit(shelf.document_id, readers={"people": [member.person_id], "delegations": [member.delegation_id]})
    readers = document_now(shelf.document_id).readers
    assert (readers.people, readers.delegations, readers.everyone) == (
        (member.person_id,),
        (member.delegation_id,),
        False,
    )
    assert heard.kinds().count("DocumentsChanged") == before + 1
    for wrong in ({"people": ["nobody"]}, {"delegations": ["none"]}, {"roles": ["king"]}, {}):
        assert refusal(edit, shelf.document_id, readers=wrong).startswith("audience.")
    assert document_now(shelf.document_id).readers == readers


def test_times(app: Flask) -> None:
    shelf = a_shelf(1)
    assert refusal(edit, shelf.document_id, opens="at") == "document.time_needed"
    edit(shelf.document_id, opens="at", opens_at=START, until=LATER)
    assert (document_now(shelf.document_id).opens_at, document_now(shelf.document_id).until) == (START, LATER)
    assert refusal(edit, shelf.document_id, opens_at=LATER) == "document.times_crossed"
    edit(shelf.document_id, opens="called")
    assert document_now(shelf.document_id).opens_at is None
    edit(shelf.document_id, until_never=True)
    assert document_now(shelf.document_id).until is None


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        ({"title": "  \n "}, "document.title_needed"),
        ({"secrecy": "top"}, "document.unknown_setting"),
        ({"opens": "never"}, "document.unknown_setting"),
    ],
)
def test_refusals(app: Flask, settings: dict[str, str], code: str) -> None:
    document_id = a_document(a_hall(1))
    before = document_now(document_id)
    assert refusal(edit, document_id, **settings) == code
    assert document_now(document_id) == before


def test_numbers_come_and_go(app: Flask) -> None:
    hall = a_hall(1)
    first, second, third = (a_document(hall, publish=False) for _ in range(3))
    edit(first, numbered=False)
    assert [document_now(one).number for one in (first, second, third)] == [None, 1, 2]
    edit(first, numbered=True)
    assert [document_now(one).number for one in (first, second, third)] == [1, 2, 3]


def test_a_published_document_gets_a_free_number_and_takes_nobodys(app: Flask) -> None:
    hall = a_hall(1)
    first, second = a_document(hall), a_document(hall)
    edit(first, numbered=False)
    assert document_now(second).number == 2, "readers know it by that"
    edit(first, numbered=True)
    assert [document_now(one).number for one in (first, second)] == [1, 2]


def test_the_same_again_is_no_change(app: Flask, heard: Heard) -> None:
    shelf = a_shelf(1)
    said = len(heard.envelopes)
    edit(shelf.document_id, title=document_now(shelf.document_id).title, until=None)
    assert len(heard.envelopes) == said


def test_a_time_is_a_moment(app: Flask) -> None:
    shelf = a_shelf(1)
    edit(shelf.document_id, until=datetime(2026, 12, 1, tzinfo=UTC))
    assert document_now(shelf.document_id).until == datetime(2026, 12, 1, tzinfo=UTC)
