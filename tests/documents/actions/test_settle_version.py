"""What a file became is written down."""

from flask import Flask
from sqlalchemy import select

from core.actor import SYSTEM
from core.db import reading
from documents.actions.settle_version import fail_version, note_progress, settle_version
from documents.actions.take_version import take_version
from documents.intake.making import Made
from documents.rules.records import OutlineEntry
from documents.tables import DocumentPage
from tests.documents.actions.test_add_document import add
from tests.documents.builders import version_now
from tests.voting.builders import a_hall, act, journal

MADE = Made(2, [(595.0, 842.0), (842.0, 595.0)], [OutlineEntry("一", 2, 0)], ["甲", "乙"], [b"", b""], True, ["links"])


def test_pages_outline_and_text(app: Flask) -> None:
    hall = a_hall(1)
    document_id = add(hall.meeting_id)
    version = act(take_version, by=SYSTEM)
    assert act(note_progress, version.id, 40, by=SYSTEM)
    assert version_now(document_id).progress == 40
    act(settle_version, version.id, MADE, by=SYSTEM)
    ready = version_now(document_id)
    assert (ready.state, ready.pages, ready.has_text) == ("ready", 2, True)
    assert ready.sizes == [[595.0, 842.0], [842.0, 595.0]]
    assert ready.outline == (OutlineEntry("一", 2, 0),)
    assert ready.fault_params == {"cleaned": ["links"]}
    with reading() as session:
        rows = session.execute(select(DocumentPage.page, DocumentPage.text).order_by(DocumentPage.page)).all()
    assert [tuple(row) for row in rows] == [(1, "甲"), (2, "乙")]


def test_once_ready_always_ready(app: Flask) -> None:
    """Two that worked on the same version come to the same end."""
    hall = a_hall(1)
    document_id = add(hall.meeting_id)
    version = act(take_version, by=SYSTEM)
    act(settle_version, version.id, MADE, by=SYSTEM)
    entries = len(journal(hall))
    act(settle_version, version.id, MADE, by=SYSTEM)
    act(fail_version, version.id, "document.broken", {}, by=SYSTEM)
    assert not act(note_progress, version.id, 10, by=SYSTEM)
    assert version_now(document_id).state == "ready"
    assert len(journal(hall)) == entries


def test_what_is_gone_is_nobodys(app: Flask) -> None:
    act(settle_version, "nothing", MADE, by=SYSTEM)
    act(fail_version, "nothing", "document.broken", {}, by=SYSTEM)
    assert not act(note_progress, "nothing", 10, by=SYSTEM)
