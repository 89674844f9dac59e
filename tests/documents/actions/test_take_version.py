"""One process works on a version at a time; the rest is in tests/documents/intake/test_clerk.py."""

from flask import Flask

from core.actor import SYSTEM
from documents.actions.take_version import LEASE, release_version, take_version
from tests.conftest import FrozenClock
from tests.documents.actions.test_add_document import add
from tests.documents.builders import version_now
from tests.voting.builders import a_hall, act


def test_the_oldest_first_and_each_once(app: Flask, clock: FrozenClock) -> None:
    hall = a_hall(1)
    first = add(hall.meeting_id)
    clock.tick(seconds=1)
    second = add(hall.meeting_id)
    taken = [act(take_version, by=SYSTEM) for _ in range(3)]
    assert [None if one is None else one.document_id for one in taken] == [first, second, None]


def test_let_go_it_waits_again(app: Flask, clock: FrozenClock) -> None:
    hall = a_hall(1)
    document_id = add(hall.meeting_id)
    version = act(take_version, by=SYSTEM)
    act(release_version, version.id, by=SYSTEM)
    assert version_now(document_id).state == "queued"
    assert act(take_version, by=SYSTEM).id == version.id
    act(release_version, "nothing", by=SYSTEM)


def test_after_its_time_it_is_taken_for_lost(app: Flask, clock: FrozenClock) -> None:
    hall = a_hall(1)
    add(hall.meeting_id)
    version = act(take_version, by=SYSTEM)
    clock.tick(seconds=LEASE.total_seconds())
    assert act(take_version, by=SYSTEM) is None
    clock.tick(seconds=1)
    assert act(take_version, by=SYSTEM).id == version.id
