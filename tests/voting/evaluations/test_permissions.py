"""Who may use which view of evaluations."""

from typing import Any

from flask import Flask

from tests.voting.builders import a_hall
from tests.voting.evaluations.builders import a_form, an_evaluation, two_groups
from tests.voting.permissions import (
    LOGGED_IN,
    SECRETARIAT,
    STAFF,
    Login,
    Permission,
    assert_complete,
    assert_only,
    each_of,
    everybody,
)

BODY: dict[str, Any] = {
    "title": "测评",
    "paper": a_form().paper.to_data(),
    "ruleset": "zhenhai_satisfaction",
    "groups": [{"name": "全体代表"}],
}
VERDICT = {"verdict": {"clauses": [], "otherwise": ""}, "scale": BODY["paper"]["scales"][0], "n": 5, "counts": []}
PERMISSIONS: list[Permission] = [
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


@each_of(PERMISSIONS)
def test_permissions(app: Flask, login: Login, method: str, path: str, body: Any, allowed: set[str]) -> None:
    """Whoever is not named is turned away before anything else is looked at."""
    hall = a_hall(6)
    evaluation = an_evaluation(hall, a_form(groups=two_groups(hall, 3, 6)))
    path = path.format(meeting=hall.meeting_id, evaluation=evaluation, subject="区教委")
    assert_only(allowed, everybody(app, login, hall.voters[0]), method, path, body)


def test_the_table_is_complete(app: Flask) -> None:
    names = {"meeting": "<meeting_id>", "evaluation": "<evaluation_id>", "subject": "<subject>"}
    assert_complete("evaluations", PERMISSIONS, **names)
