"""Forms of evaluations: what cannot be held, and the JSON form."""

import json
from dataclasses import replace
from fractions import Fraction

import pytest

from tests.voting.evaluations.builders import a_form, a_paper
from tests.voting.rules.build import choose_paper, refusal
from voting.rules.electorate import EVERYBODY, Electorate
from voting.rules.evaluation.form import Form, Group, check_form
from voting.rules.ruleset import RULESETS

A, B = Group("代表", Electorate(roles=("deputy",)), 60), Group("街镇", Electorate(roles=("attending",)), 40)
FORM = a_form(groups=(A, B), mode="weighted")


def test_a_form_survives_json():
    check_form(FORM)
    assert Form.from_data(json.loads(json.dumps(FORM.to_data()))) == FORM


@pytest.mark.parametrize(
    ("form", "code"),
    [
        (replace(FORM, groups=()), "evaluation.no_group"),
        (replace(FORM, groups=(A, replace(B, name="代表"))), "evaluation.group_twice"),
        (replace(FORM, groups=(replace(A, name=" "), B)), "evaluation.group_no_name"),
        (replace(FORM, groups=tuple(Group(f"g{n}") for n in range(11))), "evaluation.too_many_groups"),
        (replace(FORM, groups=(A, replace(B, weight=30))), "evaluation.weights"),
        (replace(FORM, groups=(A, replace(B, weight=50))), "evaluation.weights"),
        (replace(FORM, groups=(A, replace(B, weight=0))), "evaluation.no_weight"),
        (replace(FORM, overall="other"), "evaluation.no_overall"),
        (replace(FORM, paper=choose_paper(1, 3)), "evaluation.not_graded"),
        (replace(FORM, ruleset=RULESETS["plenary_motion"]), "ruleset.other_method"),
        (replace(FORM, paper=replace(a_paper(), options=())), "paper.too_few_options"),
    ],
)
def test_what_cannot_be_held_is_refused(form, code):
    assert refusal(check_form, form).code == code


def test_weights_are_shown_and_normalised_only_when_asked():
    odd = replace(FORM, groups=(replace(A, weight=50), replace(B, weight=30)))
    assert refusal(check_form, odd).params["total"] == 80
    asked = replace(odd, normalise=True)
    check_form(asked)
    assert asked.weights() == (Fraction(5, 8), Fraction(3, 8))
    check_form(replace(odd, mode="side_by_side"))
    check_form(replace(odd, groups=(replace(A, weight=0),)))
    assert replace(odd, groups=(replace(A, weight=0),)).weights() == (Fraction(1),)


def test_a_group_of_nobody_in_particular_is_everybody():
    assert Group("全体代表").graders == EVERYBODY
    assert Group("全体代表", Electorate(name="旧名", roles=("deputy",))).graders.name == "全体代表"


@pytest.mark.parametrize(
    "change", [{"mode": "best"}, {"parts": "x"}, {"scoring": 1}, {"groups": 1}, {"normalise": 1}, {"more": 1}]
)
def test_another_shape_is_refused(change):
    assert refusal(Form.from_data, FORM.to_data() | change).code == "evaluation.wrong_shape"
