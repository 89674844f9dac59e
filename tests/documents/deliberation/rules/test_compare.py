"""Two texts compared."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.deliberation.rules.compare import Paragraph, Piece, compare, count_changes, words_between

BEFORE = [
    "第一条　为了规范票决工作，根据有关法律，制定本办法。",
    "第二条　本办法适用于区人民代表大会。代表应当出席。",
    "第三条　附则由秘书处解释。",
]


def written(pieces: list[Piece] | tuple[Piece, ...]) -> str:
    """Removed in [-…], added in [+…]."""
    marks = {"same": "{}", "added": "[+{}]", "removed": "[-{}]"}
    return "".join(marks[piece.kind].format(piece.text) for piece in pieces)


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("不变。", "不变。", "不变。"),
        ("甲、乙、丙", "甲、乙、丁、丙", "甲、乙、[+丁、]丙"),
        ("增长6.5%左右", "增长7%以上", "增长[-6.5%左右][+7%以上]"),
        ("新建2000个停车位", "新建3,200个公共停车位", "新建[-2000个][+3,200个公共]停车位"),
        ("建设 5G 基站 120 个", "建设 5G 基站 150 个", "建设 5G 基站 [-120][+150] 个"),
        ("区教育局开展工作。", "区教育委员会认真开展工作。", "区教育[-局][+委员会认真]开展工作。"),
        ("完善养老服务", "完善养老托育服务", "完善养老[+托育]服务"),
        ("the old plan", "the new plan", "the [-old][+new] plan"),
        (
            "增长百分之六点二，投资三百亿元",
            "增长百分之六点五左右，投资三百二十亿元",
            "增长[-百分之六点二][+百分之六点五左右]，投资[-三百亿][+三百二十亿]元",
        ),
        ("一般公共预算", "一般债务预算", "一般[-公共][+债务]预算"),
        ("喆园路段", "喆园路䶮家桥段", "喆园路[+䶮家桥]段"),
    ],
)
def test_changes_are_words_and_figures(before: str, after: str, shown: str) -> None:
    assert written(words_between(before, after)) == shown


def test_paragraphs_changed_added_removed() -> None:
    after = [
        BEFORE[0],
        "第二条　本办法适用于区人民代表大会及其常务委员会。代表应当出席。",
        "全新的一条规定，另起炉灶。",
    ]
    found = compare(BEFORE, after)
    assert [one.state for one in found] == ["same", "changed", "removed", "added"]
    assert written(found[1].pieces) == "第二条　本办法适用于区人民代表大会[+及其常务委员会]。代表应当出席。"
    assert count_changes(found) == 3


def test_nothing_changed_where_lines_and_paragraphs_break_otherwise() -> None:
    after = ["第一条　为了规范票决工作，根据有关法律，", "制定本办法。", *BEFORE[1:]]
    for one, other in ((BEFORE, after), (after, BEFORE)):
        found = compare(one, other)
        assert {paragraph.state for paragraph in found} == {"same"}
        assert count_changes(found) == 0
    assert count_changes(compare(["甲 乙丙丁。"], ["甲乙 丙丁。"])) == 0


@pytest.mark.parametrize(
    ("before", "after", "states"),
    [
        ([], [], []),
        ([], ["一。"], ["added"]),
        (["一。"], [], ["removed"]),
        (BEFORE, BEFORE[1:], ["removed", "same", "same"]),
        (BEFORE, [BEFORE[2], *BEFORE[:2]], ["added", "same", "same", "removed"]),
    ],
)
def test_edges(before: list[str], after: list[str], states: list[str]) -> None:
    assert [one.state for one in compare(before, after)] == states


def test_a_removed_sentence_stays_in_its_paragraph() -> None:
    [found] = compare(["甲甲甲甲。乙乙乙乙。丙丙丙丙。"], ["甲甲甲甲。丙丙丙丙。"])
    assert written(found.pieces) == "甲甲甲甲。[-乙乙乙乙。]丙丙丙丙。"


def test_a_table_without_full_stops_is_not_looked_into() -> None:
    before, after = "预算" * 1500, "决算" * 1500
    assert [piece.kind for piece in words_between(before, after)] == ["removed", "added"]


@settings(max_examples=150)
@given(
    st.lists(st.text(alphabet="人民代表大会。，；1 2ab", min_size=1, max_size=24), max_size=8),
    st.lists(st.text(alphabet="人民代表大会。，；1 2ab", min_size=1, max_size=24), max_size=8),
)
def test_both_texts_can_be_read_back(before: list[str], after: list[str]) -> None:
    """Without the removed it is the new text, without the added the old one, spaces aside."""
    found = compare(before, after)
    assert _text(found, "removed") == "".join("".join(after).split())
    assert _text(found, "added") == "".join("".join(before).split())
    assert (count_changes(found) == 0) == ("".join("".join(before).split()) == "".join("".join(after).split()))


def _text(paragraphs: list[Paragraph], without: str) -> str:
    kept = (piece.text for paragraph in paragraphs for piece in paragraph.pieces if piece.kind != without)
    return "".join("".join(kept).split())
