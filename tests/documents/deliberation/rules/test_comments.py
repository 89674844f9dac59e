"""What a comment may say."""

import pytest

from documents.deliberation.rules.comments import LONGEST, check_revision, check_there, read_words
from tests.voting.builders import refusal


def test_words_are_cleaned() -> None:
    assert read_words(" 张　三 ", " 一\r\n\n 二\x0b\t三￾ ", ["#教育", "教育", " ", "养 老"]) == (
        "张 三",
        "一\n\n二 三",
        ("教育", "养 老"),
    )
    assert read_words("", "字" * LONGEST, []) == ("", "字" * LONGEST, ())


@pytest.mark.parametrize(
    ("speaker", "text", "tags", "code"),
    [
        ("张三", " \n\x00\u202e\u200b", [], "comment.empty"),
        ("张三", "字" * (LONGEST + 1), [], "comment.too_long"),
        ("三" * 51, "话", [], "comment.name_too_long"),
        ("张三", "话", ["标" * 13], "comment.tag_too_long"),
        ("张三", "话", [str(n) for n in range(7)], "comment.too_many_tags"),
    ],
)
def test_what_is_refused(speaker: str, text: str, tags: list[str], code: str) -> None:
    assert refusal(read_words, speaker, text, tags) == code


def test_only_who_has_seen_the_last_change_may_change() -> None:
    assert refusal(check_revision, 2, 2, "李四") == "ok"
    assert refusal(check_revision, 3, 2, "李四") == "comment.edited_meanwhile"
    assert refusal(check_there, removed=True) == "comment.removed"
    assert refusal(check_there, removed=False) == "ok"
