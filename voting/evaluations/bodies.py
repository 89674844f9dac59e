"""What requests about evaluations bring: the models that validate them and describe them in the OpenAPI document."""

from typing import Any, Literal

from pydantic import Field

from core.web.views import Body
from voting.actions.create_poll import CHECK_SECONDS
from voting.bodies import LONGEST, ElectorateIn, PaperIn, ScaleIn
from voting.evaluations.actions.create_evaluation import EvaluationDraft
from voting.rules.evaluation.form import MAX_COPIES, MAX_GROUPS, MAX_WEIGHT, Form, Group, Mode, Parts, Scoring
from voting.rules.ruleset import Ruleset, ruleset_named
from voting.rules.scales import MAX_GRADES
from voting.rules.verdict import Verdict


class GroupIn(Body):
    """A group of evaluators; `weight` in per cent, where groups are weighted."""

    name: str = Field(max_length=60)
    electorate: ElectorateIn = Field(default_factory=ElectorateIn)
    weight: int = Field(default=0, ge=0, le=MAX_WEIGHT)

    def group(self) -> Group:
        """The group of the rules."""
        return Group(self.name, self.electorate.electorate(), self.weight)


class OwnVerdictIn(Body):
    """A verdict rule of the place's own; `source` names the 办法 that sets it, `verdict` is as docs/ballots.md has it."""

    verdict: dict[str, Any]
    source: str = Field(max_length=300)
    title: str = Field(default="", max_length=100)


class EvaluationIn(Body):
    """An evaluation as it is prepared; see rules.evaluation.form.Form and, for what follows `copies`, PollIn."""

    title: str = Field(max_length=300)
    paper: PaperIn
    ruleset: str
    own: OwnVerdictIn | None = None
    groups: list[GroupIn] = Field(max_length=MAX_GROUPS)
    mode: Mode = "side_by_side"
    normalise: bool = False
    parts: Parts = "at_once"
    overall: str = Field(default="", max_length=40)
    scoring: Scoring = "overall"
    copies: list[str] = Field(default_factory=list, max_length=MAX_COPIES)
    item_id: str | None = None
    press: Literal["first", "last"] = "first"
    duration_seconds: int | None = Field(default=None, ge=5, le=LONGEST)
    box: Literal["open", "sealed"] = "sealed"
    keys: Literal["", "server", "scrutineers"] = ""
    check_seconds: int = Field(default=CHECK_SECONDS, ge=0, le=3600)
    who_voted: bool = False

    def draft(self) -> EvaluationDraft:
        """The draft for the actions."""
        form = Form(
            paper=self.paper.paper(),
            ruleset=self._rules(),
            groups=tuple(group.group() for group in self.groups),
            mode=self.mode,
            normalise=self.normalise,
            parts=self.parts,
            overall=self.overall,
            scoring=self.scoring,
            copies=tuple(self.copies),
        )
        return EvaluationDraft(
            title=self.title,
            form=form,
            item_id=self.item_id,
            box=self.box,
            keys=self.keys,
            press=self.press,
            check_seconds=self.check_seconds,
            who_voted=self.who_voted,
            duration_seconds=self.duration_seconds,
        )

    def _rules(self) -> Ruleset:
        rules, own = ruleset_named(self.ruleset), self.own
        return rules if own is None else rules.with_verdict(Verdict.from_data(own.verdict), own.source, own.title)


class WithdrawIn(Body):
    """Who or what is taken out of an evaluation, by its option's id, and why."""

    subject: str = Field(max_length=40)
    reason: str = Field(max_length=300)


class VerdictIn(Body):
    """A verdict rule to try on sample counts: `n` is every base, `counts` are [grade id, ballots]."""

    verdict: dict[str, Any]
    scale: ScaleIn
    n: int = Field(ge=1, le=1_000_000)
    counts: list[tuple[str, int]] = Field(max_length=MAX_GRADES)
    members: str = Field(default="全体组成人员", max_length=60)


class LettersIn(Body):
    """How the letters of result are made: `copies` (抄送) divided by 、 or ；, `issuer` who sends them, their `date`.

    What is left out is the evaluation's own, the congress, today.
    """

    copies: str | None = Field(default=None, max_length=1000)
    issuer: str = Field(default="", max_length=100)
    date: str = Field(default="", max_length=40)
