"""English is complete: every sentence a reader may see has its translation, with the same placeholders."""

import re

import pytest

from tools.messages import english, missing, sentences

PLACEHOLDER = re.compile(r"%\((\w+)\)s")
HAN = re.compile(r"[\u4e00-\u9fff]")


def test_every_sentence_is_translated() -> None:
    assert missing() == []


def test_nothing_is_translated_that_nobody_says() -> None:
    said = {text for _name, _line, text in sentences()}
    assert [m.id for m in english() if m.id and m.id not in said] == []


@pytest.mark.parametrize("message", [m for m in english() if m.id], ids=lambda m: str(m.id)[:30])
def test_a_translation_keeps_the_placeholders_and_is_english(message: object) -> None:
    source, target = str(getattr(message, "id", "")), str(getattr(message, "string", ""))
    assert sorted(PLACEHOLDER.findall(source)) == sorted(PLACEHOLDER.findall(target))
    assert not HAN.search(target.replace("中文", "")), target


def test_sentences_use_full_width_punctuation() -> None:
    half = re.compile(r"[\u4e00-\u9fff][,;!?](?=[\u4e00-\u9fff])")
    assert [(name, line, text) for name, line, text in sentences() if half.search(text)] == []
