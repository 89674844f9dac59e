"""The form of an evaluation: paper, verdict rule, groups of evaluators with their weights, and how it is held."""

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from core.errors import Refused
from voting.rules.electorate import EVERYBODY, Electorate
from voting.rules.grading import overall_dimension
from voting.rules.outcome import check_fit
from voting.rules.paper import check_paper
from voting.rules.paper_types import Paper
from voting.rules.reading import read_boolean, read_integer, read_list, read_object, read_text, read_word
from voting.rules.ruleset_types import Ruleset

Mode = Literal["weighted", "side_by_side"]
MODES: tuple[Mode, ...] = ("weighted", "side_by_side")
Parts = Literal["at_once", "one_by_one", "by_report"]
PARTS: tuple[Parts, ...] = ("at_once", "one_by_one", "by_report")
Scoring = Literal["overall", "mean", "sum"]
SCORINGS: tuple[Scoring, ...] = ("overall", "mean", "sum")
CODE = "evaluation.wrong_shape"
MAX_GROUPS = 10
MAX_WEIGHT = 10_000
MAX_COPIES = 30
WHOLE = 100
"""What the weights of weighted groups add up to."""


@dataclass(frozen=True)
class Group:
    """Evaluators of one kind; `weight` is their part of the whole in per cent, where groups are weighted."""

    name: str
    electorate: Electorate = EVERYBODY
    weight: int = 0

    @property
    def graders(self) -> Electorate:
        """Who answers the group's polls: under its name, or, where nobody is singled out, everybody with a vote."""
        bare = replace(self.electorate, name="")
        return bare if bare.whole else replace(bare, name=self.name)

    def to_data(self) -> dict[str, object]:
        """The plain JSON form."""
        return {"name": self.name, "electorate": self.electorate.to_data(), "weight": self.weight}

    @classmethod
    def from_data(cls, data: object) -> "Group":
        """The group of its JSON form; refuses anything else."""
        fields = read_object(data, CODE, ("name",), ("electorate", "weight"), where="group")
        return cls(
            name=read_text(fields["name"], CODE, "name", limit=60),
            electorate=Electorate.from_data(fields.get("electorate", {})),
            weight=read_integer(fields.get("weight", 0), CODE, "weight", high=MAX_WEIGHT),
        )


@dataclass(frozen=True)
class Form:
    """What is graded, by whom, and what is made of it.

    `mode` weighted: the groups' shares count by their weights; side_by_side: every ballot counts the same, and the groups
    stand beside each other. `normalise`: weights that do not add up to 100 are taken in proportion. `parts`: one poll a
    group (at_once), one a subject and group, oral reports first (one_by_one), or one for each oral report and one for all
    the others at the end (by_report). `overall` is the dimension whose verdict is the subject's; `scoring` says whether a
    subject's score is that of the overall dimension, the mean or the sum of all; `copies` are who gets copies (抄送).
    """

    paper: Paper
    ruleset: Ruleset
    groups: tuple[Group, ...]
    mode: Mode = "side_by_side"
    normalise: bool = False
    parts: Parts = "at_once"
    overall: str = ""
    scoring: Scoring = "overall"
    copies: tuple[str, ...] = ()

    @property
    def overall_id(self) -> str:
        """The dimension whose verdict is the subject's, or empty."""
        return self.overall or overall_dimension(self.paper)

    def weights(self) -> tuple[Fraction, ...]:
        """Each group's part of the whole; together 1."""
        if self.mode == "side_by_side" or len(self.groups) == 1:
            return tuple(Fraction(1, len(self.groups)) for _ in self.groups)
        total = sum(group.weight for group in self.groups)
        return tuple(Fraction(group.weight, total) for group in self.groups)

    def to_data(self) -> dict[str, object]:
        """The plain JSON form."""
        plain = {name: getattr(self, name) for name in ("mode", "normalise", "parts", "overall", "scoring")}
        return plain | {
            "paper": self.paper.to_data(),
            "ruleset": self.ruleset.to_data(),
            "groups": [group.to_data() for group in self.groups],
            "copies": list(self.copies),
        }

    @classmethod
    def from_data(cls, data: object) -> "Form":
        """The form of its JSON form; refuses another shape, and leaves sense to `check_form`."""
        optional = ("mode", "normalise", "parts", "overall", "scoring", "copies")
        fields = read_object(data, CODE, ("paper", "ruleset", "groups"), optional, where="form")
        copies = read_list(fields.get("copies", []), CODE, "copies", limit=MAX_COPIES)
        return cls(
            paper=Paper.from_data(fields["paper"]),
            ruleset=Ruleset.from_data(fields["ruleset"]),
            groups=tuple(map(Group.from_data, read_list(fields["groups"], CODE, "groups", limit=MAX_GROUPS * 5))),
            mode=read_word(fields.get("mode", "side_by_side"), MODES, CODE, "mode"),
            normalise=read_boolean(fields.get("normalise", False), CODE, "normalise"),
            parts=read_word(fields.get("parts", "at_once"), PARTS, CODE, "parts"),
            overall=read_text(fields.get("overall", ""), CODE, "overall", limit=40),
            scoring=read_word(fields.get("scoring", "overall"), SCORINGS, CODE, "scoring"),
            copies=tuple(read_text(copy, CODE, "copies", limit=100) for copy in copies),
        )


def check_form(form: Form) -> None:
    """Refuse a form that cannot be held: its paper, its rule, its groups, their weights."""
    check_paper(form.paper)
    if form.paper.method != "grade":
        raise Refused("evaluation.not_graded", "测评的选票应按等级测评，请重新设定", status=422)
    check_fit(form.paper, form.ruleset)
    if form.overall and form.overall not in {dimension.id for dimension in form.paper.dimensions}:
        raise Refused("evaluation.no_overall", "没有所选的综合测评指标，请重新选定", status=422)
    _check_groups(form)
    _check_weights(form)


def _check_groups(form: Form) -> None:
    names = [group.name.strip() for group in form.groups]
    if not names:
        raise Refused("evaluation.no_group", "还没有设定测评人，请至少设定一组", status=422)
    if len(names) > MAX_GROUPS:
        raise Refused("evaluation.too_many_groups", "测评人最多分%(limit)s组，请合并", status=422, limit=MAX_GROUPS)
    if not all(names):
        raise Refused("evaluation.group_no_name", "有一组测评人没有名称，请填写名称", status=422)
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise Refused("evaluation.group_twice", "测评组“%(name)s”重复，请改名", status=422, name=twice)


def _check_weights(form: Form) -> None:
    """Weights that do not add up are shown, and taken in proportion only where that is asked."""
    if form.mode == "side_by_side" or len(form.groups) == 1:
        return
    without = [group.name for group in form.groups if not group.weight]
    if without:
        raise Refused("evaluation.no_weight", "“%(name)s”没有权重，请填写权重", status=422, name=without[0])
    total = sum(group.weight for group in form.groups)
    if total != WHOLE and not form.normalise:
        raise Refused(
            "evaluation.weights",
            "各组权重合计为%(total)s，不等于100，请修改权重，或选择按比例折算",
            status=422,
            total=total,
        )
