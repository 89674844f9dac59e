"""What the tables of permissions share: the roles, and the one way in which a table is tried."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

import pytest
from flask import Flask

from core.web.views import REGISTRY
from roster.store import RollMember
from tests.conftest import Client, code_of
from tests.voting.builders import device

Login = Callable[[str], Client]
Permission = tuple[str, str, Any, set[str]]
"""Method, path under /api/v1 with {names}, body, the roles that are let in."""

STAFF = {"secretariat", "chair"}
SECRETARIAT = {"secretariat"}
PERSON = {"person"}
LOGGED_IN = {"secretariat", "chair", "screen", "gate", "admin", "person"}
ROLES = ("secretariat", "chair", "screen", "gate", "admin", "person", "")


def each_of(permissions: Sequence[Permission]) -> pytest.MarkDecorator:
    """A test for each row: method, path, body, allowed."""
    names = ("method", "path", "body", "allowed")
    return pytest.mark.parametrize(names, permissions, ids=lambda v: v if isinstance(v, str) else "")


def everybody(app: Flask, login: Login, voter: RollMember) -> dict[str, Client]:
    """A client of each role, the voter's tablet for the person, and one of nobody."""
    return {role: device(app, voter) if role == "person" else login(role) for role in ROLES}


def assert_only(
    allowed: Collection[str],
    clients: Mapping[str, Client],
    method: str,
    path: str,
    body: Any,
    away: Collection[str] = ("forbidden",),
) -> None:
    """Whoever is not allowed is turned away, with one of these codes, all others are not; nobody makes the server stumble."""
    for role, client in clients.items():
        response = client.get(path) if method == "GET" else client.post(path, body)
        turned_away = response.status_code == 401 if role == "" else code_of(response) in away
        what = f"{method} {path} by {role or 'nobody'}: {response.status_code} {code_of(response)}"
        assert turned_away == (role not in allowed), what
        assert response.status_code < 500, what


def assert_complete(blueprint: str, permissions: Sequence[Permission], **names: str) -> None:
    """The table holds every view of the blueprint; `names` are the {names} as the routes write them."""
    views = {(info.method, info.path) for info in REGISTRY.values() if info.endpoint.startswith(f"{blueprint}.")}
    assert views == {(method, f"/api/v1{path}".format(**names)) for method, path, _, _ in permissions}
