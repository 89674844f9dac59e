"""A document finds its place."""

from flask import Flask

from core.db import change
from documents.actions.move_document import move_document
from meeting.actions.add_item import add_item
from meeting.actions.move_stage import set_stage
from tests.documents.builders import a_document, document_now
from tests.voting.builders import CHAIR, STAFF, Hall, a_hall, journal, refusal


def move(document_id: str, item_id: str | None, position: int | None = None) -> None:
    with change(STAFF) as tx:
        move_document(tx, document_id, item_id, position)


def places(*ids: str) -> list[tuple[int, int | None]]:
    return [(document_now(one).position, document_now(one).number) for one in ids]


def second_item(hall: Hall) -> str:
    with change(STAFF) as tx:
        return add_item(tx, hall.meeting_id, "第二项议程")


def test_among_its_brothers(app: Flask) -> None:
    hall = a_hall(1)
    a, b, c = (a_document(hall, publish=False) for _ in range(3))
    move(c, hall.item_id, 0)
    assert places(c, a, b) == [(0, 1), (1, 2), (2, 3)]
    move(c, hall.item_id, 99)
    assert places(a, b, c) == [(0, 1), (1, 2), (2, 3)]
    assert journal(hall)[-1] == "document.moved"


def test_to_another_item_its_number_follows_the_agenda(app: Flask) -> None:
    hall = a_hall(1)
    item_id = second_item(hall)
    a, b = (a_document(hall, publish=False) for _ in range(2))
    move(a, item_id)
    assert document_now(a).item_id == item_id
    assert places(b, a) == [(1, 1), (0, 2)]
    move(a, None)
    assert document_now(a).item_id is None


def test_on_an_item_that_was_called_it_is_called(app: Flask) -> None:
    hall = a_hall(1)
    document_id = a_document(hall, item=False)
    with change(CHAIR) as tx:
        set_stage(tx, hall.meeting_id, "item", item_id=hall.item_id)
    assert document_now(document_id).called_at is None
    move(document_id, hall.item_id)
    assert document_now(document_id).called_at is not None


def test_another_meetings_item_is_not_found(app: Flask) -> None:
    hall, other = a_hall(1), a_hall(1, number=18)
    assert refusal(move, a_document(hall), other.item_id) == "not_found"


def test_where_it_stands_already_nothing_changes(app: Flask) -> None:
    hall = a_hall(1)
    document_id = a_document(hall)
    entries = len(journal(hall))
    move(document_id, hall.item_id, 0)
    assert len(journal(hall)) == entries
