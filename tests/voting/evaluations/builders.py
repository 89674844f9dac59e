"""Evaluations with groups, forms and polls for tests."""

from collections.abc import Mapping, Sequence
from typing import Any

from core.actor import Actor
from core.db import reading
from tests.voting.builders import CHAIR, STAFF, Hall, act, vote
from voting.actions.close_poll import close_poll
from voting.actions.open_poll import open_poll
from voting.actions.show_result import show_result
from voting.evaluations import store
from voting.evaluations.actions.create_evaluation import EvaluationDraft, create_evaluation
from voting.evaluations.actions.prepare_polls import prepare_polls
from voting.evaluations.tables import Evaluation
from voting.rules.electorate import Electorate
from voting.rules.evaluation.form import Form, Group
from voting.rules.paper import Option, Paper
from voting.rules.ruleset import ruleset_named
from voting.rules.scales import Dimension, Grade, Scale

SATISFACTION = Scale(
    "s", "满意度", (Grade("good", "满意", 100), Grade("basic", "基本满意", 60), Grade("bad", "不满意", 0))
)
OVERALL = Dimension("d", "综合测评", "s")
EVERYBODY = (Group("全体代表"),)


def subjects(*titles: str, **named: Any) -> tuple[Option, ...]:
    """Subjects o1, o2, …"""
    return tuple(Option(f"o{n}", n, title, **named) for n, title in enumerate(titles, 1))


def a_paper(*titles: str, dimensions: Sequence[Dimension] = (OVERALL,)) -> Paper:
    """A paper of grades on these subjects."""
    options = subjects(*(titles or ("区教委", "区住建委", "区卫健委")))
    return Paper("grade", "满意度测评", options, scales=(SATISFACTION,), dimensions=tuple(dimensions))


def a_form(
    *titles: str, groups: Sequence[Group] = EVERYBODY, rules: str = "zhenhai_satisfaction", **named: Any
) -> Form:
    """A form with one dimension for everybody with a vote."""
    return Form(a_paper(*titles), ruleset_named(rules), tuple(groups), **named)


def people_of(hall: Hall, *places: int) -> Electorate:
    """These voters of the roll as a group."""
    return Electorate(people=tuple(hall.voters[place].person_id for place in places))


def two_groups(hall: Hall, first: int, count: int, weights: tuple[int, int] = (0, 0)) -> tuple[Group, Group]:
    """The first voters of the roll, and the others."""
    return (
        Group("甲组", people_of(hall, *range(first)), weights[0]),
        Group("乙组", people_of(hall, *range(first, count)), weights[1]),
    )


def an_evaluation(hall: Hall, form: Form, *, box: str = "open", by: Actor = STAFF, **named: Any) -> str:
    """An evaluation that was kept."""
    draft = EvaluationDraft("满意度测评", form, item_id=hall.item_id, box=box, **named)
    made: str = act(create_evaluation, hall.meeting_id, draft, by=by)
    return made


def prepared(hall: Hall, form: Form, **named: Any) -> tuple[str, list[str]]:
    """An evaluation with its polls prepared."""
    evaluation_id = an_evaluation(hall, form, **named)
    return evaluation_id, act(prepare_polls, evaluation_id, by=STAFF)


def hold(hall: Hall, poll_id: str, answers: Mapping[int, Mapping[str, str]], *, show: bool = False) -> None:
    """Open the poll, have these voters grade, close it, and perhaps show it."""
    act(open_poll, poll_id, by=CHAIR)
    for place, grades in answers.items():
        vote(hall.actor(place), poll_id, {"grades": dict(grades)})
    act(close_poll, poll_id, by=CHAIR)
    if show:
        act(show_result, poll_id, by=CHAIR)


def graded(poll_subjects: Sequence[str], word: str, dimension: str = "d") -> dict[str, str]:
    """The same grade for all subjects."""
    return {f"{subject}:{dimension}": word for subject in poll_subjects}


def evaluation_now(evaluation_id: str) -> Evaluation:
    """The evaluation as it stands in the database."""
    with reading() as session:
        return store.evaluation_row(session, evaluation_id)


def results_now(evaluation_id: str) -> dict[str, Any]:
    """The results so far by subject's id."""
    with reading() as session:
        row = store.evaluation_row(session, evaluation_id)
        return {one["id"]: one for one in store.results_of(session, row).to_data()}
