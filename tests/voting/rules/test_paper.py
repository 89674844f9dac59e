"""Papers: every fault by table, and the JSON form there and back."""

import json
from dataclasses import replace

import pytest

from tests.voting.rules.build import MOTION, choose_paper, item_paper, options, refusal
from voting.rules.paper import Option, Paper, check_paper

LONG = "长" * 301


@pytest.mark.parametrize("paper", [MOTION, choose_paper(), choose_paper(1, 2), choose_paper(199, 200), item_paper(1)])
def test_good_papers_pass_and_survive_json(paper):
    check_paper(paper)
    assert Paper.from_data(json.loads(json.dumps(paper.to_data()))) == paper


@pytest.mark.parametrize(
    ("paper", "code"),
    [
        (replace(MOTION, title=" 　"), "paper.no_title"),
        (replace(MOTION, title=LONG), "paper.long_title"),
        (replace(MOTION, options=options(1)), "paper.options_unused"),
        (replace(MOTION, choose=1), "paper.choose_unused"),
        (replace(MOTION, method="lot"), "paper.unknown_method"),
        (replace(MOTION, method=""), "paper.unknown_method"),
        (choose_paper(0), "paper.choose_too_few"),
        (choose_paper(-1), "paper.choose_too_few"),
        (choose_paper(20), "paper.choose_too_many"),
        (choose_paper(21), "paper.choose_too_many"),
        (replace(choose_paper(), choose=None), "paper.choose_missing"),
        (choose_paper(1, 0), "paper.too_few_options"),
        (choose_paper(1, 1), "paper.too_few_options"),
        (choose_paper(1, 201), "paper.too_many_options"),
        (item_paper(0), "paper.too_few_options"),
        (item_paper(201), "paper.too_many_options"),
        (replace(item_paper(), choose=2), "paper.choose_unused"),
        (replace(item_paper(), options=(Option("a", 1, "甲"), Option("a", 2, "乙"))), "paper.id_twice"),
        (replace(item_paper(), options=(Option("a", 1, "甲"), Option("b", 1, "乙"))), "paper.number_twice"),
        (replace(item_paper(), options=(Option("a", 0, "甲"),)), "paper.bad_number"),
        (replace(item_paper(), options=(Option("", 1, "甲"),)), "paper.bad_id"),
        (replace(item_paper(), options=(Option("a b\n", 1, "甲"),)), "paper.bad_id"),
        (replace(item_paper(), options=(Option("a", 1, " "),)), "paper.option_no_title"),
    ],
)
def test_each_fault_has_its_code(paper, code):
    assert refusal(check_paper, paper).code == code


def test_a_card_keeps_all_it_says():
    card = Option("o1", 1, "老旧小区改造", "区住建委", "1.2亿元", "改造𬭎里等12个小区", "2027年12月", "p1.png")
    assert Option.from_data(card.to_data()) == card
    assert Option.from_data({"id": "o1", "number": 1, "title": "改造"}) == Option("o1", 1, "改造")


@pytest.mark.parametrize(
    "change",
    [
        {"method": 1},
        {"title": None},
        {"title": "\ud800"},
        {"title": "a\x00b"},
        {"title": "长" * 5000},
        {"options": {}},
        {"options": [1]},
        {"options": [{}]},
        {"options": [{"id": "a", "number": True, "title": "x"}]},
        {"options": [{"id": "a", "number": 1.0, "title": "x"}]},
        {"options": [{"id": "a", "number": float("nan"), "title": "x"}]},
        {"options": [{"id": "a", "number": 1, "title": "x", "extra": 1}]},
        {"options": [{"id": "a", "number": 1, "title": "x", "unit": None}]},
        {"choose": "13"},
        {"choose": True},
        {"choose": 10**30},
        {"extra": 1},
    ],
)
def test_another_shape_is_refused(change):
    assert refusal(Paper.from_data, choose_paper().to_data() | change).code == "paper.wrong_shape"


@pytest.mark.parametrize("data", [None, [], "x", 1, {}, {"title": "x"}, {1: 2, "title": "x"}])
def test_no_paper_at_all_is_refused(data):
    assert refusal(Paper.from_data, data).code == "paper.wrong_shape"


def test_options_in_order_of_their_numbers():
    paper = replace(item_paper(), options=(Option("b", 2, "乙"), Option("a", 1, "甲")))
    assert [o.id for o in paper.in_order()] == ["a", "b"]
    assert paper.option("b") == Option("b", 2, "乙")
    assert paper.option("c") is None
