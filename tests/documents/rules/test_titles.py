"""Names of files as they come, and the titles made from them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.rules.limits import NAME, TITLE
from documents.rules.titles import clean_name, clean_title, suffix_of, title_of


@pytest.mark.parametrize(
    ("came", "kept"),
    [
        ("政府工作报告.pdf", "政府工作报告.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\fakepath\\报告.docx", "报告.docx"),
        ("a/b\\c.pdf", "c.pdf"),
        ("..", "未命名文件"),
        ("", "未命名文件"),
        ("/", "未命名文件"),
        ("报告\x00\n.pdf", "报告.pdf"),
        ("报告\u202efdp.exe", "报告fdp.exe"),
        ('a:b*c?"<>|.pdf', "a_b_c_____.pdf"),
        ("  两份   报告 .pdf ", "两份 报告.pdf"),
        (".pdf", "pdf"),
    ],
)
def test_names_lose_what_no_name_may_have(came: str, kept: str) -> None:
    assert clean_name(came) == kept


def test_two_hundred_characters_are_shortened_and_the_suffix_stays() -> None:
    name = clean_name("关" * 200 + ".docx")
    assert name == "关" * (NAME - 5) + ".docx"


@given(st.text(max_size=300))
def test_any_name_becomes_one_that_fits(name: str) -> None:
    kept = clean_name(name)
    assert 0 < len(kept) <= NAME
    assert not set(kept) & set('/\\:*?"<>|\x00\n')
    assert kept not in (".", "..")
    assert clean_name(kept) == kept


@pytest.mark.parametrize(
    ("name", "suffix"),
    [("a.PDF", ".PDF"), ("a.tar.gz", ".gz"), ("无后缀", ""), (".pdf", ""), ("2026年1.2版", ""), ("关于.议案", "")],
)
def test_suffixes(name: str, suffix: str) -> None:
    assert suffix_of(name) == suffix


def test_the_title_is_the_name_without_its_suffix() -> None:
    assert title_of("关于老旧小区加装电梯的议案（草案）.docx") == "关于老旧小区加装电梯的议案（草案）"
    assert title_of("无后缀") == "无后缀"


@given(st.text(max_size=400))
def test_titles_are_one_line(title: str) -> None:
    clean = clean_title(title)
    assert len(clean) <= TITLE
    assert clean == clean.strip()
    assert "\n" not in clean
    assert clean_title(clean) == clean
