"""The clerks: versions are made in processes of their own, and nothing is lost when one is killed."""

import os
import signal
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask

from core.db import change, reading
from documents import files, store
from documents.actions.add_document import add_document
from documents.actions.take_version import LEASE
from documents.intake import worker
from documents.intake.child import Job
from documents.intake.clerk import Clerks
from documents.intake.making import Made, make
from documents.rules.limits import TRIES
from tests.conftest import FrozenClock, Heard
from tests.documents.builders import a_file, version_now
from tests.documents.pdfs import broken, long_paper, paper
from tests.voting.builders import STAFF, Hall, a_hall, journal


@pytest.fixture
def hall(app: Flask, clock: FrozenClock) -> Hall:
    return a_hall(1)


def queued(hall: Hall, content: bytes | None = None) -> str:
    with change(STAFF) as tx:
        return add_document(tx, hall.meeting_id, a_file(content), hall.item_id)


def here(job: Job, told: worker.Told, _seconds: float) -> Made:
    """Makes it in this process."""

    def tell(progress: int) -> None:
        assert told(progress)

    return make(Path(job.source), job.kind, Path(job.folder), tell)


def test_a_version_is_made_in_another_process(hall: Hall) -> None:
    document_id = queued(hall)
    assert Clerks().look()
    version = version_now(document_id)
    assert (version.state, version.progress, version.pages, version.has_text) == ("ready", 100, 3, True)
    assert sorted(path.name for path in files.folder_of(version.id).iterdir()) == [
        "document.pdf",
        "original",
        "pages",
        "thumbs",
    ]
    assert files.page(version.id, 3).is_file()
    assert files.thumb(version.id, 1).is_file()
    assert journal(hall)[-2:] == ["document.added", "document.version_ready"]
    assert not Clerks().look()


def test_progress_is_told_to_the_staff(hall: Hall, heard: Heard) -> None:
    queued(hall, long_paper(60))
    Clerks(here).look()
    told = [e.slices["library"]["documents"][0]["versions"][0] for e in heard.envelopes if e.kind == "LibraryNow"]
    progress = [one["progress"] for one in told]
    assert progress == sorted(progress)
    assert len(set(progress)) > 5
    assert [one["state"] for one in told][-1] == "ready"


def test_a_bad_file_fails_with_its_fault_and_nothing_stays_behind(hall: Hall) -> None:
    document_id = queued(hall, broken())
    Clerks().look()
    version = version_now(document_id)
    assert (version.state, version.fault) == ("failed", "document.broken")
    assert [path.name for path in files.folder_of(version.id).iterdir()] == ["original"]
    assert journal(hall)[-1] == "document.version_failed"


def test_one_failure_leaves_the_rest_untouched(hall: Hall) -> None:
    bad, good = queued(hall, broken()), queued(hall)
    clerks = Clerks(here)
    while clerks.look():
        pass
    assert [version_now(one).state for one in (bad, good)] == ["failed", "ready"]


def test_a_process_that_dies_over_a_file_fails_it_alone(hall: Hall) -> None:
    """As by a PDF that brings its reader down: killed from outside in the middle of the work."""
    document_id = queued(hall, long_paper(300))
    children: list[int] = []

    def kill_it(job: Job, told: worker.Told, seconds: float) -> Made:
        def then_kill(progress: int) -> bool:
            if progress > 0:
                children.extend(pid for pid in _children() if pid not in children)
                for pid in children:
                    os.kill(pid, signal.SIGSEGV)
            return told(progress)

        return worker.run(job, then_kill, seconds)

    Clerks(kill_it).look()
    version = version_now(document_id)
    assert children
    assert (version.state, version.fault) == ("failed", "document.crashed")


def _children() -> list[int]:
    """The makers that this process has started."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                parent = (entry / "stat").read_text().rpartition(")")[2].split()[1]
                command = (entry / "cmdline").read_bytes()
            except OSError:
                continue
            if int(parent) == os.getpid() and b"documents.intake.child" in command:
                found.append(int(entry.name))
    return found


def test_what_a_killed_server_was_at_is_taken_up_by_the_next(hall: Hall, clock: FrozenClock) -> None:
    document_id = queued(hall)

    class Killed(BaseException):
        pass

    def killed(job: Job, told: worker.Told, _seconds: float) -> Made:
        Path(job.folder).mkdir()
        (Path(job.folder) / "half").write_bytes(b"half")
        raise Killed

    with pytest.raises(Killed):
        Clerks(killed).look()
    left = files.folder_of(version_now(document_id).id) / "made-of-a-killed-server"
    left.mkdir()
    assert version_now(document_id).state == "working"
    assert not Clerks(here).look(), "its maker may yet live"
    clock.tick(seconds=LEASE.total_seconds() + 1)
    assert Clerks(here).look()
    assert version_now(document_id).state == "ready"
    assert not left.exists()


def test_a_version_over_which_every_maker_dies_is_given_up(hall: Hall, clock: FrozenClock) -> None:
    document_id = queued(hall)

    class Killed(BaseException):
        pass

    def killed(_job: Job, _told: worker.Told, _seconds: float) -> Made:
        raise Killed

    for _ in range(TRIES):
        with pytest.raises(Killed):
            Clerks(killed).look()
        clock.tick(seconds=LEASE.total_seconds() + 1)
    assert not Clerks(here).look()
    assert (version_now(document_id).state, version_now(document_id).fault) == ("failed", "document.crashed")


def test_work_that_goes_on_is_not_taken_away(hall: Hall, clock: FrozenClock) -> None:
    queued(hall)
    seen = []

    def slow(job: Job, told: worker.Told, seconds: float) -> Made:
        for progress in (10, 20, 30):
            clock.tick(seconds=LEASE.total_seconds() - 1)
            assert told(progress)
            with reading() as session:
                seen.append(store.waits(session, clock() - LEASE))
        return here(job, told, seconds)

    assert Clerks(slow).look()
    assert seen == [False, False, False]


def test_a_document_removed_meanwhile_stops_the_work(hall: Hall) -> None:
    from documents.actions.remove_document import remove_document

    document_id = queued(hall)
    heard_of: list[bool] = []

    def removed(_job: Job, told: worker.Told, _seconds: float) -> Made:
        with change(STAFF) as tx:
            remove_document(tx, document_id)
        heard_of.append(told(50))
        raise worker.Stopped

    assert Clerks(removed).look()
    assert heard_of == [False]


def test_clerks_that_are_sent_home_leave_the_work_for_others(hall: Hall) -> None:
    document_id = queued(hall)
    clerks = Clerks()
    begun: list[bool] = []

    def until_told(_job: Job, told: worker.Told, _seconds: float) -> Made:
        begun.append(told(1))
        clerks._stopped.set()
        begun.append(told(2))
        raise worker.Stopped

    clerks._make = until_told
    clerks.look()
    assert begun == [True, False]
    assert version_now(document_id).state == "queued"


def test_threads_do_it_by_themselves(app: Flask) -> None:
    """The clerks of a server: woken, they take what waits, two at a time."""
    hall = a_hall(1)
    clerks = Clerks(here)
    clerks.start()
    try:
        documents = [queued(hall, paper(1)) for _ in range(3)]
        clerks.wake()
        _until(lambda: all(version_now(one).state == "ready" for one in documents))
    finally:
        clerks.stop()


def _until(done: object) -> None:
    import threading
    import time

    deadline = time.monotonic() + 60
    pause = threading.Event()
    while not done():  # type: ignore[operator]
        assert time.monotonic() < deadline
        pause.wait(0.05)


def test_the_lease_is_longer_than_a_heartbeat() -> None:
    assert timedelta(seconds=3 * worker.HEARTBEAT) < LEASE
