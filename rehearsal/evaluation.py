"""An evaluation (测评) by two groups of different weight in a rehearsal, and the comparison with the rehearsal's own sums."""

from collections import Counter
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from rehearsal.client import Client
from rehearsal.count import OwnCount, given
from rehearsal.prepared import Person, Prepared
from rehearsal.tablet import State

TITLE = "演练：政府工作部门年度工作测评"
SUBJECTS = 6
GRADES = {"good": "满意", "fair": "基本满意", "poor": "不满意"}
POINTS = {"good": 100, "fair": 60, "poor": 0}
LEAST = Fraction(4, 5)
"""The weighted part of good and fair together from which a subject is 合格, else 不合格."""

WEIGHTS = (60, 40)
SMALLEST = 10
"""Deputies: of fewer the groups would be so small that the hall shows none of them by itself."""


@dataclass
class Evaluation:
    """An evaluation that is prepared: a poll for each group; `own` are the counts of those that were held."""

    id: str
    polls: list[str]
    groups: list[list[Person]]
    own: list[OwnCount] = field(default_factory=list)

    def of_group(self, place: int, prepared: Prepared) -> Prepared:
        """The meeting as the poll of a group knows it: its members are the group's."""
        return replace(prepared, deputies=self.groups[place])

    async def announce(self, client: Client) -> None:
        """公布测评结果."""
        await client.post(f"/evaluations/{self.id}/announce")

    def is_announced(self, state: State) -> bool:
        """Whether a device has the results."""
        shown = state.get("evaluation")
        return shown is not None and bool(shown["id"] == self.id and shown["state"] == "announced" and shown["results"])

    def differences(self, results: dict[str, Any]) -> list[str]:
        """How the announced results depart from the own sums, in sentences; empty where all agrees."""
        subjects = {one["id"]: one for one in results["subjects"]}
        lines = self.own[0].options
        found = [f"测评对象不一致 subjects: hall {sorted(subjects)}"] * (len(subjects) != len(lines))
        for line in lines:
            told = subjects.get(line.split(":")[0], {"lines": []})
            (shown,) = told["lines"] or [None]
            found += [f"{line}: {what}" for what in self._line(line, shown)]
        return found

    def _line(self, line: str, shown: dict[str, Any] | None) -> list[str]:
        if shown is None:
            return ["没有结果 no result"]
        counts = [own.marks()[line] for own in self.own]
        whole, groups = shown["whole"], [given(one["marks"]) for one in shown["groups"]]
        expected = {
            "graded": sum(count.total() for count in counts),
            "shares": self._shares(counts),
            "verdict": self._verdict(counts),
        }
        told = {"graded": whole["graded"], "shares": dict(whole["shares"]), "verdict": whole["verdict"]}
        found = [f"{name}: hall {told[name]}, own {own}" for name, own in expected.items() if told[name] != own]
        return found + [f"hall {groups}, own {counts}"] * (groups != [dict(count) for count in counts])

    def _parts(self, counts: list[Counter[str]]) -> dict[str, Fraction]:
        """Each grade's part by weights; a group that graded nothing has none."""
        grading = [(weight, count) for weight, count in zip(WEIGHTS, counts, strict=True) if count.total()]
        heavy = sum(weight for weight, _ in grading) or 1
        return {
            grade: sum(
                (Fraction(weight * count[grade], heavy * count.total()) for weight, count in grading), Fraction(0)
            )
            for grade in GRADES
        }

    def _shares(self, counts: list[Counter[str]]) -> dict[str, int]:
        """Hundredths of a per cent, half of one rounded up."""
        return {grade: int(part * 10_000 + Fraction(1, 2)) for grade, part in self._parts(counts).items()}

    def _verdict(self, counts: list[Counter[str]]) -> str:
        parts = self._parts(counts)
        if not any(parts.values()):
            return ""
        return "合格" if parts["good"] + parts["fair"] >= LEAST else "不合格"


async def prepare_evaluation(client: Client, prepared: Prepared, item_id: str, *, sealed: bool) -> Evaluation:
    """The evaluation of the departments by the two halves of the deputies, with its polls."""
    half = len(prepared.deputies) // 2
    groups = [prepared.deputies[:half], prepared.deputies[half:]]
    body = _body(groups) | {"item_id": item_id, "box": "open"}
    if sealed:
        body |= {"box": "sealed", "keys": "scrutineers", "check_seconds": 0}
    made = await client.post(f"/meetings/{prepared.meeting_id}/evaluations", body)
    held = await client.post(f"/evaluations/{made['id']}/prepare")
    return Evaluation(made["id"], [one["poll_id"] for one in held["polls"]], groups)


def _body(groups: list[list[Person]]) -> dict[str, Any]:
    grades = [{"id": key, "title": title, "points": POINTS[key]} for key, title in GRADES.items()]
    paper = {
        "method": "grade",
        "title": TITLE,
        "options": [{"id": f"u{n}", "number": n, "title": f"演练部门第{n}号"} for n in range(1, SUBJECTS + 1)],
        "scales": [{"id": "s", "title": "满意度", "grades": grades}],
        "dimensions": [{"id": "d", "title": "综合测评", "scale": "s"}],
    }
    enough = {"base": "graded", "num": LEAST.numerator, "den": LEAST.denominator, "strict": False}
    clause = {"of": "best", "grades": 2, "at_least": enough, "verdict": "合格", "follow": ""}
    verdict = {"clauses": [clause], "otherwise": "不合格", "follow": ""}
    return {
        "title": TITLE,
        "paper": paper,
        "ruleset": "grades_only",
        "own": {"verdict": verdict, "source": "演练"},
        "mode": "weighted",
        "groups": [
            {"name": f"演练第{n}组", "electorate": {"people": [person.id for person in people]}, "weight": weight}
            for n, (people, weight) in enumerate(zip(groups, WEIGHTS, strict=True), 1)
        ],
    }
