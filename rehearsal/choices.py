"""What deputies think: a realistic spread of opinions, the same for one seed."""

import random
from typing import Any

from rehearsal.values import graded_lines

KEYS = ("yes", "no", "abstain")


class Opinions:
    """How a hall leans on one poll: some projects are loved, some are not, and everybody differs a little."""

    def __init__(self, paper: dict[str, Any], chance: random.Random) -> None:
        self.paper = paper
        self.method: str = paper["method"]
        self.options: list[str] = [option["id"] for option in paper["options"]]
        self.choose: int = paper["choose"] or 0
        self.appeal = {option: chance.lognormvariate(0, 0.8) for option in self.options}
        self.support = chance.uniform(0.62, 0.9)

    def answer(self, chance: random.Random) -> dict[str, Any]:
        """One deputy's answer in the shape that the API takes."""
        if self.method == "motion":
            return {"vote": self._key(chance)}
        if self.method == "choose":
            return {"chosen": self._chosen(chance)}
        if self.method == "grade":
            return {"grades": self._grades(chance)}
        if self.method == "rank":
            return {"ranks": {option: rank for rank, option in enumerate(self._liked(chance)[: self.choose], start=1)}}
        votes = {option: self._key(chance) for option in self.options if chance.random() > 0.04}
        return {"votes": self._elected(votes, chance), "write_ins": []} if self.method == "elect" else {"votes": votes}

    def _grades(self, chance: random.Random) -> dict[str, str]:
        """Most give the best grade, a few the next, hardly anybody the worst; a line is left now and then."""
        return {
            key: chance.choices(list(words), [8.0 / 4**place for place in range(len(words))])[0]
            for key, _, words in graded_lines(self.paper)
            if chance.random() > 0.02
        }

    def _elected(self, votes: dict[str, str], chance: random.Random) -> dict[str, str]:
        """Votes for no more people than there are seats: those who are liked least get no vote."""
        wanted = [option for option in self._liked(chance) if votes.get(option) == "yes"]
        return {key: "abstain" if key in wanted[self.choose :] else vote for key, vote in votes.items()}

    def _liked(self, chance: random.Random) -> list[str]:
        """All options in this deputy's order."""
        liking = {option: chance.random() ** (1 / appeal) for option, appeal in self.appeal.items()}
        return sorted(liking, key=liking.__getitem__, reverse=True)

    def _key(self, chance: random.Random) -> str:
        against = (1 - self.support) * 0.6
        return chance.choices(KEYS, (self.support, against, 1 - self.support - against))[0]

    def _chosen(self, chance: random.Random) -> list[str]:
        if chance.random() < 0.01:
            return []
        full = chance.random() < 0.75
        wanted = self.choose if full else chance.randint(1, self.choose)
        return self._liked(chance)[:wanted]


def thinking_time(chance: random.Random, method: str, speed: float) -> float:
    """Seconds until a deputy has made up their mind: log-normal, longer for a long list; never more than a minute."""
    median = 3.0 if method == "motion" else 9.0
    return min(60.0, median * chance.lognormvariate(0, 0.5)) / speed
