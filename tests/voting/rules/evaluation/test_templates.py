"""The forms to begin with are ready to be held once they have subjects."""

import pytest

from core.errors import Refused
from voting.rules.evaluation.form import Form, check_form
from voting.rules.evaluation.templates import TEMPLATES, Template, with_subjects
from voting.rules.grading import graded_lines
from voting.rules.paper import Option
from voting.rules.ruleset import ruleset_named
from voting.rules.sealing import questions_of

SUBJECTS = tuple(Option(f"o{n}", n, f"对象{n}", report="oral" if n <= 8 else "written") for n in range(1, 21))


def filled(template: Template) -> Form:
    return Form(
        with_subjects(template, SUBJECTS),
        ruleset_named(template.ruleset),
        template.groups,
        template.mode,
        parts=template.parts,
        scoring=template.scoring,
        copies=template.copies,
    )


def test_there_are_the_five_of_the_issue():
    assert [template.name for template in TEMPLATES] == [
        "suggestions",
        "appointees",
        "livelihood",
        "performance",
        "units",
    ]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.name)
def test_each_is_ready(template):
    form = filled(template)
    check_form(form)
    assert len(questions_of(form.paper)) == len(graded_lines(form.paper))
    assert template.about
    assert form.scoring == "sum" or form.overall_id == "overall"


def test_criteria_add_up_to_a_hundred_points():
    performance = next(template for template in TEMPLATES if template.name == "performance")
    assert sum(scale.grades[0].points for scale in performance.paper.scales) == 100


def test_without_subjects_it_is_only_a_beginning():
    with pytest.raises(Refused, match="选项不足"):
        check_form(
            Form(TEMPLATES[0].paper, ruleset_named(TEMPLATES[0].ruleset), TEMPLATES[0].groups, TEMPLATES[0].mode)
        )
