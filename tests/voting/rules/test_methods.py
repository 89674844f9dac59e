"""Methods: good answers, hostile answers, counting against a naive oracle."""

import json
import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.voting.rules.build import MOTION, choose_paper, item_paper, refusal
from voting.rules.counts import Counts
from voting.rules.methods import METHODS, Answer, method_named
from voting.rules.paper import Option

CHOOSE = choose_paper(3, 5)
ITEMS = item_paper(3)
NAN = float("nan")
DEEP: object = []
for _ in range(500):
    DEEP = [DEEP]


@pytest.mark.parametrize(
    ("paper", "data", "canonical", "words"),
    [
        (MOTION, {"vote": "yes"}, {"vote": "yes"}, ["赞成"]),
        (MOTION, {"vote": "no"}, {"vote": "no"}, ["反对"]),
        (MOTION, {"vote": "abstain"}, {"vote": "abstain"}, ["弃权"]),
        (CHOOSE, {"chosen": []}, {"chosen": []}, ["弃权"]),
        (CHOOSE, {"chosen": ["o4", "o1"]}, {"chosen": ["o1", "o4"]}, ["1. 项目1", "4. 项目4"]),
        (CHOOSE, {"chosen": ["o5", "o3", "o4"]}, {"chosen": ["o3", "o4", "o5"]}, ["3. 项目3", "4. 项目4", "5. 项目5"]),
        (ITEMS, {"votes": {}}, {"votes": {}}, ["1. 项目1：未按", "2. 项目2：未按", "3. 项目3：未按"]),
        (
            ITEMS,
            {"votes": {"o3": "no", "o1": "yes"}},
            {"votes": {"o1": "yes", "o3": "no"}},
            ["1. 项目1：赞成", "2. 项目2：未按", "3. 项目3：反对"],
        ),
    ],
)
def test_good_answers(paper, data, canonical, words):
    method = method_named(paper.method)
    answer = method.read_answer(paper, data)
    assert json.dumps(method.to_data(answer)) == json.dumps(canonical)
    assert method.read_answer(paper, method.to_data(answer)) == answer
    assert method.describe(paper, answer) == words


def test_answers_are_sorted_by_number_not_by_id():
    paper = replace(choose_paper(2, 3), options=(Option("a", 9, "甲"), Option("b", 1, "乙"), Option("c", 5, "丙")))
    assert METHODS["choose"].read_answer(paper, {"chosen": ["a", "b"]}).marks == (("b", "yes"), ("a", "yes"))


SHAPES: list[object] = [None, True, 0, 1.5, NAN, "", "yes", [], ["o1"], {}, {"x": 1}, {1: "yes"}, DEEP, b"yes", 10**400]


NO_VOTE: list[object] = [None, True, 1, "", "YES", ["yes"], {}, NAN]


@pytest.mark.parametrize("paper", [MOTION, CHOOSE, ITEMS], ids=lambda p: p.method)
@pytest.mark.parametrize("data", SHAPES, ids=lambda d: str(type(d).__name__))
def test_what_is_no_answer_is_refused(paper, data):
    refused = refusal(method_named(paper.method).read_answer, paper, data)
    assert (refused.code, refused.status) == ("ballot.wrong_shape", 422)


@pytest.mark.parametrize(
    ("paper", "data", "code"),
    [
        *(
            (MOTION, {"vote": v}, "ballot.wrong_shape")
            for v in (None, True, 1, NAN, "", "YES", "赞成", ["yes"], {}, DEEP)
        ),
        (MOTION, {"vote": "yes", "weight": 2}, "ballot.wrong_shape"),
        (MOTION, {"chosen": ["o1"]}, "ballot.wrong_shape"),
        *(
            (CHOOSE, {"chosen": v}, "ballot.wrong_shape")
            for v in (None, True, 3, NAN, "o1", {"o1": 1}, ("o1",), {"o1"})
        ),
        *((CHOOSE, {"chosen": [v]}, "ballot.wrong_shape") for v in (None, True, 1, NAN, ["o1"], {}, 10**400, DEEP)),
        (CHOOSE, {"chosen": ["o1"], "voter": 7}, "ballot.wrong_shape"),
        (CHOOSE, {"chosen": ["o1"] * 5000}, "ballot.wrong_shape"),
        (CHOOSE, {"chosen": ["o6"]}, "ballot.unknown_choice"),
        (CHOOSE, {"chosen": ["O1"]}, "ballot.unknown_choice"),
        (CHOOSE, {"chosen": ["o1 "]}, "ballot.unknown_choice"),
        (CHOOSE, {"chosen": ["\ud800\x00" + "x" * 9999]}, "ballot.unknown_choice"),
        (CHOOSE, {"chosen": ["o1", "o1"]}, "ballot.choice_twice"),
        (CHOOSE, {"chosen": ["o1", "o2", "o3", "o4"]}, "ballot.too_many_choices"),
        *((ITEMS, {"votes": v}, "ballot.wrong_shape") for v in (None, True, [], ["o1"], "o1", NAN, DEEP)),
        *((ITEMS, {"votes": {"o1": v}}, "ballot.wrong_shape") for v in NO_VOTE),
        (ITEMS, {"votes": {1: "yes"}}, "ballot.wrong_shape"),
        (ITEMS, {"votes": {"o4": "yes"}}, "ballot.unknown_choice"),
        (ITEMS, {"votes": {"o1": "yes", "\udfff": "yes"}}, "ballot.unknown_choice"),
        (ITEMS, {"votes": {f"o{i}": "yes" for i in range(9999)}}, "ballot.unknown_choice"),
        (ITEMS, {"votes": {}, "more": 1}, "ballot.wrong_shape"),
    ],
)
def test_hostile_answers_are_refused(paper, data, code):
    assert refusal(method_named(paper.method).read_answer, paper, data).code == code


def test_too_many_choices_says_how_many():
    refused = refusal(METHODS["choose"].read_answer, CHOOSE, {"chosen": ["o1", "o2", "o3", "o5"]})
    assert refused.message % refused.params == "最多可选3项，您选了4项，请取消多选的项目"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(["o1", "o2", "yes", "no"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["vote", "chosen", "votes", "o1", "o2", "x"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([MOTION, CHOOSE, ITEMS]), JSON)
def test_any_json_is_read_canonically_or_refused(paper, data):
    method = method_named(paper.method)
    try:
        answer = method.read_answer(paper, data)
    except Exception:
        assert refusal(method.read_answer, paper, data).code.startswith("ballot.")
        return
    assert method.read_answer(paper, method.to_data(answer)) == answer
    assert len(answer.marks) <= method.most_marks(paper)


def answers_to(paper):
    ids = [o.id for o in paper.options]
    vote = st.sampled_from(["yes", "no", "abstain"])
    if paper.method == "motion":
        return st.builds(lambda v: {"vote": v}, vote)
    if paper.method == "choose":
        return st.builds(lambda c: {"chosen": c}, st.lists(st.sampled_from(ids), unique=True, max_size=paper.choose))
    return st.builds(lambda v: {"votes": v}, st.dictionaries(st.sampled_from(ids), vote))


@settings(max_examples=100, deadline=None)
@given(st.sampled_from([MOTION, CHOOSE, ITEMS]).flatmap(lambda p: st.tuples(st.just(p), st.lists(answers_to(p)))))
def test_count_is_the_naive_count(case):
    paper, ballots = case
    method = method_named(paper.method)
    answers = [method.read_answer(paper, data) for data in ballots]
    counts = method.count(paper, iter(answers))
    assert counts.cast == counts.valid == len(ballots)
    assert counts.blank == sum(data in ({"chosen": []}, {"votes": {}}) for data in ballots)
    for count in counts.options:
        for vote in ("yes", "no", "abstain"):
            naive = 0
            for data in ballots:
                naive += data.get("vote") == vote
                naive += vote == "yes" and count.id in data.get("chosen", ())
                naive += data.get("votes", {}).get(count.id) == vote
            assert getattr(count, vote) == naive
    random.Random(1).shuffle(answers)
    assert method.count(paper, answers) == counts
    assert Counts.from_data(json.loads(json.dumps(counts.to_data()))) == counts


@pytest.mark.parametrize(
    "answer", [Answer("choose", (("o9", "yes"),)), Answer("choose", (("o1", "1"),)), Answer("motion", ())]
)
def test_an_answer_to_another_paper_is_not_counted(answer):
    assert refusal(METHODS["choose"].count, CHOOSE, [answer]).code == "counts.other_paper"


def test_registry_names_and_labels():
    assert {name: method.label for name, method in METHODS.items()} == {
        "motion": "议案表决",
        "choose": "差额票决",
        "per_item": "逐项表决",
        "grade": "测评",
        "elect": "选举",
        "rank": "排序票决",
    }
    assert all(method.name == name for name, method in METHODS.items())
    assert refusal(method_named, "x\ud800").code == "paper.unknown_method"
