"""Who may use which view of evaluations."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from core.web.views import REGISTRY
from tests.conftest import Client, code_of
from tests.voting.builders import a_hall, device
from tests.voting.evaluations.builders import a_form, an_evaluation, two_groups

Login = Callable[[str], Client]
STAFF = {"secretariat", "chair"}
SECRETARIAT = {"secretariat"}
LOGGED_IN = {"secretariat", "chair", "screen", "gate", "admin", "person"}
ROLES = ("secretariat", "chair", "screen", "gate", "admin", "person", "")
BODY: dict[str, Any] = {
    "title": "测评",
    "paper": a_form().paper.to_data(),
    "ruleset": "zhenhai_satisfaction",
    "groups": [{"name": "全体代表"}],
}
VERDICT = {"verdict": {"clauses": [], "otherwise": ""}, "scale": BODY["paper"]["scales"][0], "n": 5, "counts": []}
PERMISSIONS: list[tuple[str, str, Any, set[str]]] = [
    ("GET", "/evaluation-templates", None, STAFF),
    ("GET", "/meetings/{meeting}/evaluations", None, STAFF),
    ("POST", "/meetings/{meeting}/evaluations", BODY, SECRETARIAT),
    ("GET", "/evaluations/{evaluation}", None, STAFF),
    ("POST", "/evaluations/{evaluation}", BODY, SECRETARIAT),
    ("POST", "/evaluations/{evaluation}/prepare", None, SECRETARIAT),
    ("POST", "/evaluations/{evaluation}/withdraw-subject", {"subject": "o1", "reason": "x"}, SECRETARIAT),
    ("POST", "/evaluations/{evaluation}/announce", None, STAFF),
    ("POST", "/evaluations/{evaluation}/retract", None, STAFF),
    ("GET", "/evaluations/{evaluation}/results", None, LOGGED_IN),
    ("GET", "/evaluations/{evaluation}/results.pdf", None, STAFF),
    ("GET", "/evaluations/{evaluation}/results.xlsx", None, STAFF),
    ("GET", "/evaluations/{evaluation}/letters.zip", None, STAFF),
    ("GET", "/subjects/{subject}/history", None, STAFF),
    ("POST", "/verdicts/preview", VERDICT, STAFF),
    ("POST", "/evaluations/{evaluation}/remove", None, SECRETARIAT),
]


@pytest.mark.parametrize(
    ("method", "path", "body", "allowed"), PERMISSIONS, ids=lambda v: v if isinstance(v, str) else ""
)
def test_permissions(app: Flask, login: Login, method: str, path: str, body: Any, allowed: set[str]) -> None:
    """Whoever is not named is turned away before anything else is looked at."""
    hall = a_hall(6)
    evaluation = an_evaluation(hall, a_form(groups=two_groups(hall, 3, 6)))
    path = path.format(meeting=hall.meeting_id, evaluation=evaluation, subject="区教委")
    for role in ROLES:
        client = device(app, hall.voters[0]) if role == "person" else login(role)
        response = client.get(path) if method == "GET" else client.post(path, body)
        turned_away = response.status_code == 401 if role == "" else code_of(response) == "forbidden"
        assert turned_away == (role not in allowed), f"{role or 'nobody'}: {response.status_code} {code_of(response)}"
        assert response.status_code < 500


def test_the_table_is_complete(app: Flask) -> None:
    views = {(info.method, info.path) for info in REGISTRY.values() if info.endpoint.startswith("evaluations.")}
    names = {"meeting": "<meeting_id>", "evaluation": "<evaluation_id>", "subject": "<subject>"}
    assert views == {(method, f"/api/v1{path}".format(**names)) for method, path, _, _ in PERMISSIONS}
