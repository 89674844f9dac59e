"""The laws of the house, run: who may, what is tested, what has a schema."""

import ast
import re
from pathlib import Path

import jsonschema
import pytest
from flask import Flask

from core.web.openapi import document
from core.web.views import REGISTRY
from realtime.messages import MESSAGES, schema_of

ROOT = Path(__file__).parents[1]
PACKAGES = ("roster", "meeting", "signin", "voting", "documents", "service", "minutes")
ROOMS = (
    *PACKAGES,
    "voting/sealed",
    "voting/evaluations",
    "voting/paper",
    "voting/elections",
    "documents/notes",
    "documents/follow",
    "documents/deliberation",
)
ACTIONS = [p for name in ROOMS for p in sorted((ROOT / name / "actions").glob("*.py")) if p.stem != "__init__"]
OPEN_TO_ANYONE = {
    "core.choose_language",
    "core.health",
    "kiosk.set_up",
    "kiosk_pages.badge",
    "kiosk_pages.login",
    "kiosk_pages.service_worker",
    "kiosk_pages.side_by_side",
    "kiosk_pages.start",
    "roster.log_in",
    "roster.end_session",
    "roster.me",
    "signin_pages.here",
    "voting.result_schema",
}


def test_every_view_says_who_may(app: Flask) -> None:
    """Every rule of the app is registered with a permission; three doors of the plumbing are the known exceptions."""
    registered = {(info.method, info.path) for info in REGISTRY.values()}
    rules = {
        (method, rule.rule)
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert rules - registered == {("GET", "/static/<build_hash>/<path:name>"), ("GET", "/api/openapi.json")}


def test_only_these_views_are_open_to_anyone(app: Flask) -> None:
    assert {info.endpoint for info in REGISTRY.values() if info.permission.name == "anyone"} <= OPEN_TO_ANYONE


def test_state_changes_only_by_post(app: Flask) -> None:
    assert {info.method for info in REGISTRY.values()} <= {"GET", "POST"}


@pytest.mark.parametrize("path", ACTIONS, ids=lambda p: f"{p.parts[-3]}.{p.stem}")
def test_every_action_has_its_test(path: Path) -> None:
    test = ROOT / "tests" / path.relative_to(ROOT).parent / f"test_{path.stem}.py"
    assert test.exists(), f"{test.relative_to(ROOT)} is missing"
    assert re.search(r"^def test_", test.read_text(), re.MULTILINE)


def test_every_message_has_a_schema(app: Flask) -> None:
    assert MESSAGES
    for kind in MESSAGES.values():
        schema = schema_of(kind)
        jsonschema.Draft202012Validator.check_schema(schema)
        assert "room" in schema["properties"]


def test_the_openapi_document_is_sound(app: Flask) -> None:
    made = document("1")
    paths = {info.path for info in REGISTRY.values() if not info.is_page}
    assert len(made["paths"]) == len(paths)
    for name, schema in made["components"]["schemas"].items():
        jsonschema.Draft202012Validator.check_schema(schema)
        assert re.fullmatch(r"[\w.\-]+", name)
    references = set(re.findall(r'#/components/schemas/([^"\']+)', str(made)))
    assert references <= set(made["components"]["schemas"])


def test_every_refusal_has_one_sentence_for_its_code() -> None:
    """The message of a refusal is a literal in Chinese, so that the catalogue can hold it."""
    for name in (*PACKAGES, "core", "kiosk"):
        for path in (ROOT / name).rglob("*.py"):
            if "belenios" in path.parts:
                continue
            for call in ast.walk(ast.parse(path.read_text())):
                if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Refused" and len(call.args) > 1:
                    message = call.args[1]
                    if isinstance(message, ast.Constant):
                        assert re.search(r"[\u4e00-\u9fff]", str(message.value)), f"{path}:{call.lineno}"
