"""The box of a named poll in a rehearsal."""

from dataclasses import dataclass
from typing import Any

from rehearsal.attacks import Attack, ballot_body, on_ballot
from rehearsal.client import Client, Refusal
from rehearsal.count import OwnCount, differences
from rehearsal.hall import Office
from rehearsal.prepared import Person
from rehearsal.slip import Slip
from rehearsal.tablet import Tablet


@dataclass
class NamedBox:
    """Ballots with names: the hall answers what it has taken, and lists who chose what."""

    poll_id: str
    paper: dict[str, Any]
    office: Office
    nameless: bool = False
    """Whether nobody may learn who gave what all the same: where a group grades (背靠背)."""

    async def fill(self, _client: Client, _person: Person, answer: dict[str, Any]) -> Slip:
        """A fresh gesture."""
        return self._slip(answer)

    async def overfull(self, _client: Client, _person: Person) -> Slip:
        """Every project or candidate, or no key and no grade that there is."""
        options = [option["id"] for option in self.paper["options"]]
        answers: dict[str, dict[str, Any]] = {
            "choose": {"chosen": options},
            "elect": {"votes": dict.fromkeys(options, "yes")},
            "grade": {"grades": {f"{option}:d": "everything" for option in options}},
        }
        return self._slip(answers.get(self.paper["method"], {"vote": "everything"}))

    async def refuses(self, tablet: Tablet, slip: Slip) -> bool:
        """At once."""
        try:
            await tablet.client.post(slip.path, slip.body)
        except Refusal as refusal:
            return refusal.status < 500
        return False

    async def attacks(self, _client: Client, _person: Person, _other: Person) -> list[Attack]:
        """Malformed and dishonest ballots."""
        return on_ballot(self.poll_id, self.paper)

    async def stop(self) -> None:
        """结束表决."""
        await self.office.poll(self.poll_id, "close")

    async def finish(self, _own: OwnCount) -> list[str]:
        """The result is there with the closing."""
        return []

    async def differences(self, own: OwnCount, result: dict[str, Any], present: int) -> list[str]:
        """Figures, counts, winners and the named list, or that there is none."""
        named = await self.office.ballots(self.poll_id)
        found = differences(own, result, None if self.nameless else named, present)
        return found + ["测评列出了谁评了什么 an evaluation tells who graded"] * (self.nameless and bool(named))

    def _slip(self, answer: dict[str, Any]) -> Slip:
        return Slip(self.poll_id, f"/polls/{self.poll_id}/ballot", ballot_body(answer), answer)
