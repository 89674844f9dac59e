"""What a notice may say."""

import pytest

from service.rules.notices import LONGEST, may_remind, may_send, read_text
from tests.voting.builders import refusal


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("  请就座 ", "请就座"),
        ("一\r\n二\n\n", "一\n二"),
        ("\n\n中餐\t在二楼\x07", "中餐 在二楼"),
        ("\u202e请\u200b就座\u2066", "请就座"),
        ("字" * LONGEST, "字" * LONGEST),
        ("𠮷家的车在北门", "𠮷家的车在北门"),
    ],
)
def test_a_text_is_cleaned(text: str, read: str) -> None:
    assert read_text(text) == read


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "notice.empty"),
        (" \n\x00\t", "notice.empty"),
        ("\u200b\u202e", "notice.empty"),
        ("字" * (LONGEST + 1), "notice.too_long"),
        ("行\n" * 8 + "行", "notice.too_many_lines"),
    ],
)
def test_what_cannot_be_sent(text: str, code: str) -> None:
    assert refusal(lambda: read_text(text)) == code


def test_nobody_is_neither_told_nor_reminded() -> None:
    assert refusal(lambda: may_send(0)) == "notice.nobody"
    assert refusal(lambda: may_send(1)) == "ok"
    assert may_remind(taken_back=False, waiting=3)
    assert not may_remind(taken_back=False, waiting=0)
    assert refusal(lambda: may_remind(taken_back=True, waiting=3)) == "notice.taken_back"
