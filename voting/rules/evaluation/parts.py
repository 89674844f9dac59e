"""The polls of an evaluation: every group has polls of its own, for all subjects at once or part by part."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from voting.rules.evaluation.form import Form
from voting.rules.paper_checks import MAX_TITLE
from voting.rules.paper_types import Option, Paper


@dataclass(frozen=True)
class Part:
    """What one poll asks: of which group (its place), about which subjects (option ids, in order)."""

    group: int
    subjects: tuple[str, ...]


def planned_parts(form: Form, withdrawn: Collection[str] = ()) -> list[Part]:
    """All polls in the order in which they are held; nobody who was withdrawn is asked about."""
    subjects = [option for option in form.paper.in_order() if option.id not in withdrawn]
    return [
        Part(group, tuple(option.id for option in together))
        for together in _together(form, subjects)
        for group in range(len(form.groups))
    ]


def part_paper(form: Form, part: Part) -> Paper:
    """The paper of one poll: the form's with its own subjects, which keep id and number, and a title that says which."""
    subjects = tuple(option for option in form.paper.options if option.id in part.subjects)
    paper = replace(form.paper, options=subjects)
    return replace(paper, title=_title(form, part, paper))


def _together(form: Form, subjects: list[Option]) -> list[list[Option]]:
    oral = [option for option in subjects if option.report == "oral"]
    others = [option for option in subjects if option.report != "oral"]
    if form.parts == "one_by_one":
        return [[option] for option in (*oral, *others)]
    if form.parts == "by_report":
        return [[option] for option in oral] + ([others] if others else [])
    return [subjects] if subjects else []


def _title(form: Form, part: Part, paper: Paper) -> str:
    bare = form.paper.title
    if form.parts != "at_once":
        ordered = paper.in_order()
        bare += f"：{ordered[0].title}" if len(ordered) == 1 else f"：其余{len(ordered)}个对象"
    end = f"（{form.groups[part.group].name}）" if len(form.groups) > 1 else ""
    return bare[: MAX_TITLE - len(end)] + end
