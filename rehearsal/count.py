"""The rehearsal's own count: naive, from what each deputy was acknowledged, sharing no code with the hall."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

KEYS = ("yes", "no", "abstain")
Named = tuple[str, dict[str, Any]]
"""A voter and the answer on the ballot."""


@dataclass
class OwnCount:
    """What the deputies of one poll were acknowledged, and what must follow from it."""

    method: str
    options: list[str]
    choose: int
    members_n: int
    majority: bool
    only_yes: bool = False
    """Whether the box tells nothing but 赞成 apart, as a sealed one of more candidates than seats."""

    ballots: dict[str, dict[str, Any]] = field(default_factory=dict)

    def acknowledge(self, voter: str, answer: dict[str, Any]) -> None:
        """The hall has confirmed this voter's ballot; a voter is known by the seat."""
        self.ballots[voter] = answer

    def counts(self) -> dict[str, dict[str, int]]:
        """Option → {yes, no, abstain}."""
        marks: Counter[tuple[str, str]] = Counter()
        for answer in self.ballots.values():
            if self.method == "choose":
                marks.update((option, "yes") for option in answer["chosen"])
            elif self.method == "motion":
                marks["motion", answer["vote"]] += 1
            elif self.method != "grade":
                marks.update((o, vote) for o, vote in answer["votes"].items() if vote == "yes" or not self.only_yes)
        return {o: {vote: marks[o, vote] for vote in KEYS} for o in self.options}

    def marks(self) -> dict[str, Counter[str]]:
        """Line → how many gave each grade."""
        given: dict[str, Counter[str]] = {line: Counter() for line in self.options}
        for answer in self.ballots.values():
            for line, grade in answer.get("grades", {}).items():
                given[line][grade] += 1
        return given

    def winners(self) -> set[str]:
        """What passed: more than half of all members; when choosing or electing, the first K by votes without those tied
        for the rest."""
        yes = {option: row["yes"] for option, row in self.counts().items()}
        least = self.members_n // 2 + 1 if self.majority else 1
        enough = [option for option in self.options if yes[option] >= least]
        if self.method not in ("choose", "elect") or len(enough) <= self.choose:
            return set(enough)
        cutoff = sorted((yes[option] for option in enough), reverse=True)[self.choose - 1]
        above = {option for option in enough if yes[option] > cutoff}
        level = {option for option in enough if yes[option] == cutoff}
        return above | level if len(above | level) <= self.choose else above


def differences(own: OwnCount, result: dict[str, Any], named: list[Named] | None, present: int) -> list[str]:
    """Each way in which the hall's result departs from the own count, in a sentence; empty when all agrees.

    `result` is the slice that the hall shows, `named` the list of who voted what as [(voter, answer)], None of a sealed
    poll, which has none.
    """
    found = [*_figures(own, result, present), *_options(own, result)]
    selected = {line["id"] for line in result["outcome"]["lines"] if line["state"] in ("selected", "passed")}
    if selected != own.winners():
        found.append(f"通过项目不一致 winners differ: hall {sorted(selected)}, own {sorted(own.winners())}")
    return found if named is None else found + _names(own, named)


def _figures(own: OwnCount, result: dict[str, Any], present: int) -> list[str]:
    figures = result["figures"]
    expected = {"n": own.members_n, "present": present, "cast": len(own.ballots), "valid": len(own.ballots)}
    return [f"{name}: hall {figures[name]}, own {value}" for name, value in expected.items() if figures[name] != value]


def given(marks: list[list[Any]]) -> dict[str, int]:
    """The grades that anybody gave a line, of the hall's list of all grades."""
    return {grade: count for grade, count in marks if count}


def _options(own: OwnCount, result: dict[str, Any]) -> list[str]:
    shown: dict[str, Any] = {o["id"]: {vote: o[vote] for vote in KEYS} for o in result["counts"]["options"]}
    counted: dict[str, Any] = dict(own.counts())
    if own.method == "grade":
        shown = {o["id"]: given(o["marks"]) for o in result["counts"]["options"]}
        counted = {line: dict(marks) for line, marks in own.marks().items()}
    return [
        f"{option}: hall {shown.get(option)}, own {counted.get(option)}"
        for option in sorted(shown.keys() | counted.keys())
        if shown.get(option) != counted.get(option)
    ]


def _names(own: OwnCount, named: list[Named]) -> list[str]:
    found = [f"{voter}: 重复计票 counted twice" for voter, n in Counter(voter for voter, _ in named).items() if n > 1]
    box = dict(named)
    for voter in sorted(box.keys() | own.ballots.keys()):
        if voter not in box:
            found.append(f"{voter}: 已确认的票丢失 acknowledged and lost")
        elif voter not in own.ballots:
            found.append(f"{voter}: 未确认的票出现 a ballot that nobody was acknowledged")
        elif _plain(box[voter]) != _plain(own.ballots[voter]):
            found.append(f"{voter}: hall {box[voter]}, own {own.ballots[voter]}")
    return found


def _plain(answer: dict[str, Any]) -> dict[str, Any]:
    return {"chosen": sorted(answer["chosen"])} if "chosen" in answer else answer
