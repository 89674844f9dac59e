"""The set-up code: whoever does not know it gets nowhere, whatever became of its file."""

import pytest
from flask import Flask

from core.errors import Refused
from kiosk.first_steps import check_setup_code, setup_code

ELSEWHERE = "192.168.1.9"


def refusal(app: Flask, code: str) -> str:
    try:
        check_setup_code(app.config["HALL"], ELSEWHERE, code)
    except Refused as refused:
        return refused.code
    return "ok"


def test_an_empty_file_is_no_code(app: Flask) -> None:
    """As a crash or a full disk may leave it."""
    settings = app.config["HALL"]
    (settings.instance / "setup-code.txt").touch()
    assert refusal(app, "") == "setup.code"
    assert len(setup_code(settings)) == 10


@pytest.mark.parametrize("typed", ["设置码", "é", "\N{ZERO WIDTH SPACE}"])
def test_characters_that_no_code_has_are_a_wrong_code(app: Flask, typed: str) -> None:
    assert refusal(app, typed) == "setup.code"


def test_a_code_typed_with_a_chinese_keyboard_is_understood(app: Flask) -> None:
    code = setup_code(app.config["HALL"])
    full_width = "".join(chr(ord(char) + 0xFEE0) for char in code.upper())
    assert refusal(app, full_width) == "ok"


def test_the_code_is_readable_by_its_owner_alone(app: Flask) -> None:
    settings = app.config["HALL"]
    setup_code(settings)
    assert (settings.instance / "setup-code.txt").stat().st_mode & 0o077 == 0
