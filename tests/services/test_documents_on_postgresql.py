"""Documents on PostgreSQL with two processes: two secretaries at once, two clerks at one version."""

from functools import partial

import pytest
from flask import Flask

from core.actor import SYSTEM
from core.db import Database, reading
from documents import store
from documents.actions.add_version import add_version
from documents.actions.publish_documents import publish_documents
from documents.actions.take_version import take_version
from documents.actions.withdraw_document import withdraw_document
from tests.documents.actions.test_add_document import add
from tests.documents.builders import a_document, a_file, a_shelf, document_now, version_now
from tests.documents.pdfs import paper
from tests.services.test_box_on_postgresql import processes
from tests.voting.builders import STAFF, a_hall
from tests.voting.test_races import at_once

pytestmark = [pytest.mark.services, pytest.mark.xdist_group("postgresql")]


def replace(db: Database, document_id: str, replaces: str, name: str) -> str:
    with db.change(STAFF) as tx:
        return add_version(tx, document_id, a_file(paper(1), name), replaces)


def test_two_secretaries_at_one_paper(app: Flask) -> None:
    """One is first, whichever; the other is told, and the versions are numbered without a gap."""
    shelf = a_shelf(1, paper(1))
    with processes(app) as dbs:
        for round_ in range(5):
            newest = version_now(shelf.document_id)
            tasks = [partial(replace, db, shelf.document_id, newest.id, f"{side}.pdf") for side, db in enumerate(dbs)]
            results = at_once(tasks)
            assert sum(one == "document.replaced_meanwhile" for one in results) == 1
            assert version_now(shelf.document_id).id in results
            assert version_now(shelf.document_id).number == round_ + 2


def test_two_clerks_never_take_the_same_version(app: Flask) -> None:
    hall = a_hall(1)
    made = [add(hall.meeting_id) for _ in range(6)]

    def take(db: Database) -> list[str]:
        taken: list[str] = []
        while True:
            with db.change(SYSTEM) as tx:
                version = take_version(tx)
            if version is None:
                return taken
            taken.append(version.document_id)

    with processes(app) as dbs:
        results = at_once([partial(take, db) for db in dbs])
    assert sorted(one for taken in results for one in taken) == sorted(made)


def test_changes_at_once_are_all_told(app: Flask) -> None:
    """Two processes publish and withdraw; each change has a revision of its own."""
    hall = a_hall(1)
    out = [a_document(hall, paper(1)) for _ in range(4)]
    drafts = [a_document(hall, paper(1), publish=False) for _ in range(4)]
    with reading() as session:
        before = store.revision_of(session, hall.meeting_id)

    def publish(db: Database, document_id: str) -> None:
        with db.change(STAFF) as tx:
            publish_documents(tx, hall.meeting_id, [document_id])

    def withdraw(db: Database, document_id: str) -> None:
        with db.change(STAFF) as tx:
            withdraw_document(tx, document_id, "有误")

    with processes(app) as dbs:
        tasks = [partial(publish, dbs[0], one) for one in drafts] + [partial(withdraw, dbs[1], one) for one in out]
        assert at_once(tasks) == [None] * 8
    assert {document_now(one).state for one in drafts} == {"published"}
    assert {document_now(one).state for one in out} == {"withdrawn"}
    numbers = [document_now(one).number for one in (*out, *drafts)]
    assert sorted(numbers) == list(range(1, 9))  # type: ignore[type-var]
    with reading() as session:
        assert store.revision_of(session, hall.meeting_id) == before + 8
