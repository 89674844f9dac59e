"""Paragraphs of a PDF's text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.deliberation.rules.paragraphs import paragraphs_of, sentences, width_of

FULL = "各位代表现在我代表区人民政府向大会报告工作请予审议并提出意见"
"""A line as wide as the page."""


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ([], []),
        (["", " \n "], []),
        ([f"{FULL}\n{FULL}\n到此为止。\n{FULL}"], [f"{FULL}{FULL}到此为止。", FULL]),
        ([f"短标题\n{FULL}\n完。"], ["短标题", f"{FULL}完。"]),
        ([f"{FULL}\n\n{FULL}"], [FULL, FULL]),
        ([f"{FULL[:-1]}。\n二、{FULL[:-2]}\n完。"], [f"{FULL[:-1]}。", f"二、{FULL[:-2]}完。"]),
        ([f"{FULL[:-1]}据\n第三条{FULL[:-3]}\n完。"], [f"{FULL[:-1]}据第三条{FULL[:-3]}完。"]),
        ([f"{FULL}\n　　{FULL[:-2]}\n完。"], [FULL, f"{FULL[:-2]}完。"]),
        ([f"{FULL}\r\n完。\r\n"], [f"{FULL}完。"]),
        ([f"{FULL}\n{FULL}", f"{FULL}\n完。"], [f"{FULL * 3}完。"]),
    ],
)
def test_lines_are_joined_and_paragraphs_kept(pages: list[str], expected: list[str]) -> None:
    assert paragraphs_of(pages) == expected


def test_running_heads_and_page_numbers_are_left_out() -> None:
    said = [f"{c}段{FULL[1:-1]}。" for c in "甲乙丙丁戊"]
    pages = [f"江北区政府工作报告（2026）\n{text}\n- {n} -" for n, text in enumerate(said, start=1)]
    assert paragraphs_of(pages) == ["".join(said)]
    assert paragraphs_of([f"{FULL}\n{FULL}\n1", f"{FULL}\n完。\n第 2 页 共 2 页"]) == [f"{FULL * 3}完。"]


def test_a_figure_within_the_text_stays() -> None:
    assert paragraphs_of([f"{FULL}\n2026\n{FULL}\n完。"]) == [f"{FULL}2026", f"{FULL}完。"]


def test_latin_words_keep_their_spaces_and_hyphens_go() -> None:
    line = "the quick brown fox jumps over the lazy"
    assert paragraphs_of([f"{line}\n{line[:-1]}-\ny."]) == [f"{line} {line[:-1]}y."]


@pytest.mark.parametrize(("text", "width"), [("", 0), ("ab", 2), ("人大", 4), ("（1）", 5)])
def test_width(text: str, width: int) -> None:
    assert width_of(text) == width


@given(st.text(alphabet="人大。！；？”a ", max_size=40))
def test_sentences_are_the_paragraph(text: str) -> None:
    assert "".join(sentences(text)) == text
    assert all(sentences(text))


@given(st.lists(st.text(alphabet="人民代表大会。\n一二、（1）3 ", max_size=60), max_size=5))
def test_no_character_is_lost_without_edges_that_repeat(pages: list[str]) -> None:
    kept = "".join("".join(paragraphs_of([f"甲首行。\n乙首行。\n{page}\n丙尾行。\n丁尾行。"])) for page in pages)
    wanted = "".join(f"甲首行。乙首行。{page}丙尾行。丁尾行。" for page in pages)
    assert "".join(kept.split()) == "".join(wanted.split())
