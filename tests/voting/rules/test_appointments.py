"""Appointments and removals: sentences, order, merged votes, nominations that failed before."""

from dataclasses import replace

import pytest

from tests.voting.rules.build import meets, refusal
from voting.rules.appointments import Decided, merged, nomination_notes, order_notes, reordered, sentence_of
from voting.rules.paper import Option, Paper, check_paper
from voting.rules.paper_types import Deed
from voting.rules.sealing import questions_of
from voting.rules.wording import before_vote


def line(number: int, deed: Deed, name: str, post: str, person: str = "") -> Option:
    return Option(f"a{number}", number, sentence_of(deed, name, post), deed=deed, name=name, post=post, person=person)


def paper(*lines: tuple[Deed, str, str]) -> Paper:
    return Paper("per_item", "人事任免", tuple(line(i, *one) for i, one in enumerate(lines, start=1)))


MIXED = paper(
    ("appoint", "张三", "区财政局局长"),
    ("appoint", "李四", "区教委主任"),
    ("remove", "王五", "区财政局 局长"),
    ("resign", "赵六", "区教委主任"),
    ("remove", "孙七", "区审计局局长"),
)


@pytest.mark.parametrize(
    ("deed", "sentence"),
    [
        ("appoint", "任命张三为区财政局局长"),
        ("appoint_decided", "决定任命张三为区财政局局长"),
        ("remove", "免去张三的区财政局局长职务"),
        ("remove_decided", "决定免去张三的区财政局局长职务"),
        ("resign", "接受张三辞去区财政局局长职务的请求"),
    ],
)
def test_sentences(deed, sentence):
    assert sentence_of(deed, " 张三 ", "区财政局局长 ") == sentence


def test_a_post_is_vacated_before_it_is_filled():
    assert [(note.code, note.option) for note in order_notes(MIXED)] == [
        ("appointment.order", "a3"),
        ("appointment.order", "a4"),
    ]
    better = reordered(MIXED)
    assert [(o.id, o.number) for o in better.options] == [("a3", 1), ("a1", 2), ("a4", 3), ("a2", 4), ("a5", 5)]
    assert order_notes(better) == ()
    assert reordered(better) == better


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (MIXED, ""),
        (paper(("appoint", "张三", " ")), "paper.appointment_incomplete"),
        (paper(("appoint", "", "局长")), "paper.appointment_incomplete"),
        (paper(("appoint", "张三", "局长"), ("appoint", "张 三", "局长")), "paper.person_twice"),
        (paper(("appoint", "张三", "局长"), ("remove", "张三", "局长")), ""),
        (paper(("remove", "张三", "局长"), ("appoint", "张三", "副局长")), ""),
        (paper(("remove", "张三", "局长"), ("resign", "张三", "局长")), "paper.person_twice"),
    ],
)
def test_papers(made, code):
    meets(code, check_paper, made)


def test_the_list_as_one_line():
    one = merged(MIXED)
    check_paper(one)
    assert [o.title for o in one.options] == ["任免名单，共5项，合并表决"]
    assert one.options[0].description.split("\n")[2] == "3. 免去王五的区财政局 局长职务"
    assert one.appoints
    assert len(questions_of(one)) == 1
    assert "合并表决" in before_vote(one, sealed=True)[0]
    assert refusal(merged, one).code == "appointment.nothing_to_merge"
    assert refusal(merged, replace(MIXED, options=MIXED.options[:1])).code == "appointment.nothing_to_merge"
    assert (
        refusal(merged, Paper("per_item", "事项", (Option("a", 1, "甲"), Option("b", 2, "乙")))).code
        == "appointment.nothing_to_merge"
    )


def test_nominations_that_failed_are_pointed_out():
    wanted = line(1, "appoint", "张三", "区财政局局长", "p1")
    failed = [
        Decided(line(1, "appoint", "张三", "区财政局局长", "p1"), passed=False),
        Decided(line(1, "appoint_decided", "张 三", "区 财政局局长"), passed=False),
    ]
    others = [
        Decided(line(1, "appoint", "张三", "区财政局局长", "p2"), passed=False),
        Decided(line(1, "appoint", "张三", "区教委主任", "p1"), passed=False),
        Decided(line(1, "remove", "张三", "区财政局局长", "p1"), passed=False),
        Decided(line(1, "appoint", "张三", "区财政局局长", "p1"), passed=True),
    ]
    assert nomination_notes([wanted], others) == ()
    assert [(n.code, n.failures) for n in nomination_notes([wanted], [*others, failed[0]])] == [
        ("appointment.failed_before", 1)
    ]
    assert [(n.code, n.failures) for n in nomination_notes([wanted], failed)] == [("appointment.second_failure", 2)]
    assert nomination_notes([line(1, "remove", "张三", "区财政局局长", "p1")], failed) == ()
