"""Who may grade, and which groups are too few to be shown by themselves."""

from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.voting.evaluations.builders import a_form
from tests.voting.rules.build import refusal
from voting.rules.electorate import Electorate
from voting.rules.evaluation.form import Group
from voting.rules.evaluation.people import SMALL, check_enough, check_people, graders_of, protected, small_groups
from voting.rules.paper import Option


@dataclass(frozen=True)
class Person:
    person_id: str
    name: str
    delegation: str = "一团"
    roles: tuple[str, ...] = field(default=("deputy",))
    votes: bool = True


HALL = [Person(f"p{n}", f"代表{n}") for n in range(12)] + [
    Person(f"s{n}", f"街镇{n}", "街镇", ("attending",), votes=False) for n in range(3)
]
DEPUTIES, TOWNS = Group("代表", Electorate(roles=("deputy",))), Group("街镇", Electorate(roles=("attending",)))


def form(*groups, **named):
    return a_form(groups=groups, **named)


def test_groups_are_of_the_roll_also_those_without_a_vote():
    assert [len(people) for people in graders_of(form(DEPUTIES, TOWNS), HALL)] == [12, 3]
    assert [len(people) for people in graders_of(form(Group("全体")), HALL)] == [12]
    check_people(form(DEPUTIES, TOWNS), HALL)
    check_enough(form(DEPUTIES, TOWNS), HALL)


def test_nobody_is_in_two_groups():
    twice = Group("主席团", Electorate(people=("p1", "p2", "p3", "p4", "p5", "p6", "s1")))
    found = refusal(check_people, form(DEPUTIES, twice), HALL)
    assert found.code == "evaluation.in_two_groups"
    assert found.message % found.params == (
        "代表1、代表2、代表3、代表4、代表5等6人同时在“代表”和“主席团”两组，每人只能在一组，请从其中一组除去"
    )


def test_nobody_grades_themselves():
    paper = form(DEPUTIES).paper
    mine = replace(paper, options=(Option("a", 1, "代表3", person="p3"), Option("b", 2, "外人", person="x")))
    found = refusal(check_people, replace(form(DEPUTIES), paper=mine), HALL)
    assert found.code == "evaluation.self_grading"
    assert found.message % found.params == "代表3是测评对象，不能测评自己，请从“代表”组除去"
    assert found.params["people"] == ["p3"]
    check_people(replace(form(Group("代表", Electorate(roles=("deputy",), without=("p3",)))), paper=mine), HALL)


def test_empty_groups_and_too_few_evaluators():
    assert refusal(check_enough, form(DEPUTIES, Group("无人", Electorate(roles=("x",)))), HALL).code == (
        "evaluation.empty_group"
    )
    assert refusal(check_enough, form(TOWNS), HALL).code == "evaluation.too_few"
    four = Group("四人", Electorate(people=("p1", "p2", "p3", "p4")))
    assert refusal(check_enough, form(four), HALL).code == "evaluation.too_few"
    check_enough(form(four, TOWNS), HALL)


def test_small_groups_are_named():
    assert small_groups(form(DEPUTIES), HALL) == []
    assert small_groups(form(DEPUTIES, TOWNS), HALL) == ["代表", "街镇"]


@pytest.mark.parametrize(
    ("sizes", "hidden"),
    [
        ((29,), set()),
        ((4,), set()),
        ((29, 5), set()),
        ((29, 4), {0, 1}),
        ((29, 4, 8), {1, 2}),
        ((29, 1, 1), {0, 1, 2}),
        ((29, 1, 4), {1, 2}),
        ((29, 4, 8, 9), {1, 2}),
        ((1, 1, 1), {0, 1, 2}),
    ],
)
def test_hidden_groups(sizes, hidden):
    """One hidden group would follow from the whole and the others, so the next smallest is hidden with it."""
    assert protected(sizes) == hidden


@given(st.lists(st.integers(0, 40), min_size=2, max_size=8))
def test_nothing_small_can_be_worked_out(sizes):
    hidden = protected(sizes)
    assert {place for place, size in enumerate(sizes) if size < SMALL} <= hidden
    shown = set(range(len(sizes))) - hidden
    if hidden and shown:
        assert len(hidden) > 1
        assert sum(sizes[place] for place in hidden) >= SMALL
