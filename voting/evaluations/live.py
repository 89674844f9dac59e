"""The live message of evaluations, and the slice of the hall's state that it carries."""

from dataclasses import dataclass
from typing import Any

from realtime.messages import Message


@dataclass(frozen=True, slots=True)
class EvaluationGroup:
    """A group of evaluators; `weight` in per cent as it was entered."""

    name: str
    evaluators: int
    weight: int


@dataclass(frozen=True, slots=True)
class EvaluationPoll:
    """One poll of the evaluation: of the group in place `group`, about these subjects (option ids)."""

    poll_id: str
    group: int
    group_name: str
    subjects: list[str]
    state: str


@dataclass(frozen=True, slots=True)
class EvaluationSlice:
    """The evaluation that the hall looks at; `missing` polls are planned and not prepared.

    `results` has what the hall may see: everything once it is announced, before that the subjects of whom every poll was
    shown; null where there is nothing.
    """

    id: str
    title: str
    state: str
    mode: str
    parts: str
    groups: list[EvaluationGroup]
    withdrawn: list[str]
    polls: list[EvaluationPoll]
    missing: int
    results: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class EvaluationChanged(Message):
    """The hall looks at an evaluation, or at another one, or it has gone on."""

    evaluation: EvaluationSlice | None
