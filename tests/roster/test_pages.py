"""The roster's pages: who sees them."""

from collections.abc import Callable

import pytest
from flask import Flask

from tests.conftest import Client


@pytest.mark.parametrize(
    ("path", "allowed"), [("/meetings/m/roster", {"secretariat", "chair"}), ("/accounts", {"admin"})]
)
@pytest.mark.parametrize("role", ["", "admin", "secretariat", "chair", "gate", "screen"])
def test_who_sees(app: Flask, login: Callable[[str], Client], path: str, allowed: set[str], role: str) -> None:
    response = login(role).http.get(path)
    if role == "":
        assert (response.status_code, response.headers["Location"]) == (302, f"/login?next={path}")
    elif role in allowed:
        assert response.status_code == 200
        assert b'id="app"' in response.data
    else:
        assert response.status_code == 403
