"""Words, hits and snippets of the search."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.rules.search import hits_in, phrases_of, snippet_of, spaced, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("老旧小区", "老 旧 小 区"),
        ("全区GDP增长6.2%", "全 区 gdp 增 长 6 2"),
        ("ＧＤＰ２０２６年", "gdp 2026 年"),
        ("GB9704", "gb 9704"),
        ("老旧小\n区 改造。", "老 旧 小 区 改 造"),
        ("䶮家桥至𬭎路𠮷𫠊", "䶮 家 桥 至 𬭎 路 𠮷 𫠊"),
        ("王\ue123，李", "王 \ue123 李"),
        ("Café café", "cafe cafe"),
        ("cafe\u0301s", "cafes"),
        ("⼈大", "人 大"),
        ("阿依古丽·买买提", "阿 依 古 丽 买 买 提"),
        ("", ""),
        ("，。 \n", ""),
        ("a\x00b\u200bc", "a b c"),
        ("①②", "12"),
        ("ﬁne", "fine"),
    ],
)
def test_what_a_word_is(text: str, words: str) -> None:
    assert spaced(text) == words


@pytest.mark.parametrize(
    ("query", "phrases"),
    [
        ("预算", [("预", "算")]),
        (" 预算  报告 ", [("预", "算"), ("报", "告")]),
        ("２０２６年", [("2026", "年")]),
        ('"; DROP--', [("drop",)]),
        ("* OR", [("or",)]),
        ("。，", []),
        ("预算 预算", [("预", "算")]),
    ],
)
def test_what_a_query_asks_for(query: str, phrases: list[tuple[str, ...]]) -> None:
    assert phrases_of(query) == phrases


@pytest.mark.parametrize(
    ("text", "query", "hits"),
    [
        ("人大代表，人大常委会", "人大", ["人大", "人大"]),
        ("老旧小\n区改造", "小区", ["小\n区"]),
        ("增长6.2%，增长 6.20%", "6.2", ["6.2"]),
        ("全区ＧＤＰ", "gdp", ["ＧＤＰ"]),
        ("人人人", "人人", ["人人"]),
        ("预算报告的预算", "预算 报告", ["预算", "报告", "预算"]),
        ("预算报告", "预算报告 报告", ["预算报告"]),
        ("人 大", "大人", []),
        ("", "人", []),
    ],
)
def test_where_a_query_stands(text: str, query: str, hits: list[str]) -> None:
    assert [text[hit.start : hit.end] for hit in hits_in(text, phrases_of(query))] == hits


def test_a_snippet_shows_its_hits() -> None:
    text = "前" * 30 + "审议预算\n报告和预算执行" + "后" * 60
    pieces = snippet_of(text, hits_in(text, phrases_of("预算")))
    assert pieces[0] == ("…", False)
    assert [piece for piece, hit in pieces if hit] == ["预算", "预算"]
    assert pieces[-1] == ("…", False)
    assert "".join(piece for piece, _ in pieces).startswith("…" + "前" * 10 + "审议预算报告")
    assert snippet_of("预算", hits_in("预算", phrases_of("预算"))) == [("预算", True)]


TEXTS = st.text(st.sampled_from("人大代表预算𬭎é Aa1，\n"), max_size=40)


@given(TEXTS, st.integers(0, 40), st.integers(1, 8))
def test_every_piece_of_a_text_is_found_in_it(text: str, start: int, length: int) -> None:
    piece = text[start : start + length]
    found = list(words_of(text))
    cut = any(word.start < edge < word.end for word in found for edge in (start, start + length))
    phrase = tuple(word.text for word in words_of(piece))
    if phrase and not cut:
        assert hits_in(text, [phrase])
        assert f" {' '.join(phrase)} " in f" {spaced(text)} "


@given(TEXTS, TEXTS)
def test_hits_are_apart_and_in_order_and_a_snippet_is_of_the_text(text: str, query: str) -> None:
    hits = hits_in(text, phrases_of(query))
    assert all(before.end <= after.start for before, after in pairwise(hits))
    if hits:
        pieces = snippet_of(text, hits)
        assert any(hit for _, hit in pieces)
        assert "".join(piece for piece, _ in pieces).strip("…") in text.replace("\n", "")
