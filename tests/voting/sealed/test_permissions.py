"""Who may use which view of sealed polls."""

from collections.abc import Iterator

import pytest
from flask import Flask

from tests.voting.permissions import (
    LOGGED_IN,
    PERSON,
    SECRETARIAT,
    STAFF,
    Login,
    Permission,
    assert_complete,
    assert_only,
    everybody,
)
from tests.voting.sealed.builders import Here, SealedHall, a_sealed_hall, keys_for_all, sealed_poll
from voting.sealed import keeper as keepers
from voting.sealed.keeper import Keeper, install_keeper

TEXT = {"ballot": "{}"}
PERMISSIONS: list[Permission] = [
    ("GET", "/meetings/{meeting}/scrutineers", None, STAFF),
    ("GET", "/meetings/{meeting}/keys", None, LOGGED_IN),
    ("POST", "/meetings/{meeting}/keys", {"kind": "all", "people": []}, STAFF),
    ("POST", "/keys/{group}/drop", None, STAFF),
    ("GET", "/keys/{group}/mine", None, PERSON),
    ("POST", "/keys/{group}/public", {"public": "{}"}, PERSON),
    ("POST", "/keys/{group}/certificate", {"certificate": "{}"}, PERSON),
    ("POST", "/keys/{group}/polynomial", {"polynomial": "{}"}, PERSON),
    ("POST", "/keys/{group}/voutput", {"voutput": "{}"}, PERSON),
    ("GET", "/polls/{poll}/election", None, LOGGED_IN),
    ("GET", "/polls/{poll}/credentials", None, LOGGED_IN),
    ("POST", "/polls/{poll}/sealed-ballot", TEXT, PERSON),
    ("GET", "/polls/{poll}/sealed-ballots", None, PERSON),
    ("GET", "/polls/{poll}/board", None, LOGGED_IN),
    ("GET", "/polls/{poll}/who-voted", None, SECRETARIAT),
    ("POST", "/polls/{poll}/check", None, STAFF),
    ("POST", "/polls/{poll}/resume", None, STAFF),
    ("GET", "/polls/{poll}/tally", None, LOGGED_IN),
    ("POST", "/polls/{poll}/part", {"part": "{}"}, PERSON),
    ("GET", "/polls/{poll}/box.bel", None, LOGGED_IN),
    ("GET", "/polls/{poll}/test-ballots", None, LOGGED_IN),
    ("POST", "/polls/{poll}/test-ballots", TEXT | {"code": ""}, LOGGED_IN),
    ("POST", "/test-ballots/{trial}/reveal", {"randomness": [], "choices": []}, LOGGED_IN),
    ("GET", "/test-ballots/{trial}", None, LOGGED_IN),
]
"""The person is a scrutineer who holds the key."""


@pytest.fixture
def hall(app: Flask) -> Iterator[SealedHall]:
    before = keepers.keeper()
    install_keeper(Keeper(Here))
    yield a_sealed_hall(1, scrutineers=1)
    install_keeper(before)


def test_permissions(app: Flask, hall: SealedHall, login: Login) -> None:
    """Whoever is not named is turned away before anything else is looked at; nobody makes the server stumble."""
    group = keys_for_all(hall, 1)
    poll = sealed_poll(hall, keys="scrutineers", who_voted=True)
    clients = everybody(app, login, hall.hall.voters[0])
    for method, path, body, allowed in PERMISSIONS:
        away = ("forbidden", "not_found") if path.endswith("/sealed-ballots") else ("forbidden",)
        full = path.format(meeting=hall.meeting_id, poll=poll, group=group, trial="none")
        assert_only(allowed, clients, method, full, body, away)


def test_the_table_is_complete(app: Flask) -> None:
    names = {"poll": "<poll_id>", "meeting": "<meeting_id>", "group": "<group_id>", "trial": "<ballot_id>"}
    assert_complete("sealed", PERMISSIONS, **names)
