"""What the stories of sealed votes share: a hall in which deputies seal 13 of 20 in processes beside the test."""

import asyncio
import json
import random
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from rehearsal.badge import read_badge
from rehearsal.choices import Opinions
from rehearsal.client import Client
from rehearsal.hall import Office
from rehearsal.polling import together
from rehearsal.prepared import SCRUTINEER, Person, Prepared
from rehearsal.scrutineer import Scrutineer
from rehearsal.tablet import Tablet
from rehearsal.values import values_of
from rehearsal.wire import Target
from rehearsal.workshop import Sealed, Workshop, seal
from tests.live import Live
from tests.named import named

PATIENCE = 120
DEPUTIES = 213


@dataclass
class Hall:
    """A running meeting with one sealed poll, and the deputies who take part, by seat."""

    office: Office
    prepared: Prepared
    workshop: Workshop
    voters: dict[str, Person]
    screen: Tablet
    clients: dict[str, Client] = field(default_factory=dict)
    crew: list[Scrutineer] = field(default_factory=list)
    paper: dict[str, Any] = field(default_factory=dict)

    @property
    def target(self) -> Target:
        """Where the hall is."""
        return self.office.client.target

    @property
    def poll_id(self) -> str:
        """The poll."""
        return self.prepared.polls["choose"]

    @property
    def path(self) -> str:
        """Where sealed ballots go."""
        return f"/polls/{self.poll_id}/sealed-ballot"

    async def enter(self) -> None:
        """Those who take part log in and pass the gate; the sitting opens."""
        self.clients = {seat: Client(self.target) for seat in self.voters}
        await together([self.clients[p.seat].log_in(badge=p.badge.token) for p in self.voters.values()], limit=20)
        await self.office.open_gate(self.prepared)
        await together([self.office.scan(self.prepared, person) for person in self.voters.values()], limit=1)
        await self.office.open_sitting(self.prepared)

    async def open_poll(self) -> str:
        """Open the poll; the election as tablets fetch it."""
        await self.office.poll(self.poll_id, "open")
        self.paper = (await self.office.client.get(f"/polls/{self.poll_id}"))["poll"]["paper"]
        return str((await next(iter(self.clients.values())).get(f"/polls/{self.poll_id}/election"))["election"])

    def opinions(self, seed: int) -> dict[str, dict[str, Any]]:
        """What each voter chooses, by seat."""
        opinions, chance = Opinions(self.paper, random.Random(seed)), random.Random(seed + 1)
        return {seat: opinions.answer(chance) for seat in self.voters}

    async def seal(self, election: str, seat: str, answer: dict[str, Any]) -> Sealed:
        """The ballot that this voter's tablet seals."""
        return await self.workshop(seal, election, self.voters[seat].badge.master, values_of(self.paper, answer))

    async def seal_all(self, election: str, answers: dict[str, dict[str, Any]]) -> dict[str, Sealed]:
        """Everybody's ballot, so that the burst is a burst."""
        made = await asyncio.gather(*(self.seal(election, seat, answer) for seat, answer in answers.items()))
        return dict(zip(answers, made, strict=True))

    async def board(self, seat: str) -> dict[str, Any]:
        """The board of codes as this voter sees it."""
        board: dict[str, Any] = await self.clients[seat].get(f"/polls/{self.poll_id}/board")
        return board

    async def box_is(self, **wanted: Any) -> bool:
        """Wait until the screen's box is so."""
        return await self.screen.wait_for(
            lambda s: s["box"] and all(s["box"][key] == value for key, value in wanted.items()), PATIENCE
        )

    async def state_is(self, state: str) -> bool:
        """Wait until the screen shows the poll in this state."""
        return await self.screen.wait_for(lambda s: s["poll"] and s["poll"]["state"] == state, PATIENCE)

    async def yes(self) -> dict[str, int]:
        """The votes of each project as the hall counted them."""
        result = (await self.office.client.get(f"/polls/{self.poll_id}/results"))["result"]
        return {option["id"]: option["yes"] for option in result["counts"]["options"]}

    def naive(self, answers: dict[str, dict[str, Any]]) -> dict[str, int]:
        """The count that anybody would make with a pencil."""
        counted = Counter(option for answer in answers.values() for option in answer["chosen"])
        return {option["id"]: counted[option["id"]] for option in self.paper["options"]}

    async def go_home(self) -> None:
        """Hang up."""
        self.workshop.close()
        for tablet in (self.screen, *(scrutineer.tablet for scrutineer in self.crew)):
            await tablet.close()
        for client in (*self.clients.values(), self.office.client):
            client.close()


async def fill(live: Live, voting: int, *, press: str = "first") -> Hall:
    """The demo's meeting, of whose 213 deputies `voting` come, all scrutineers among them; nobody is in the hall yet."""
    target = Target.of(live.url)
    visitor = Client(target)
    await visitor.post("/setup", {"kind": "demo", "papers": False})
    visitor.close()
    demo = json.loads((live.instance / "demo.json").read_text())
    office = Office(Client(target, seconds=PATIENCE))
    account = next(one for one in demo["accounts"] if one["role"] == "secretariat")
    await office.client.log_in(login=account["login"], password=account["password"])
    prepared = await _prepared(office, demo, press)
    others = [person for person in prepared.deputies if person not in prepared.scrutineers]
    people = [*prepared.scrutineers, *others[: voting - len(prepared.scrutineers)]]
    screen = Tablet(target, prepared.meeting_id, "screen")
    screen.client.token = office.client.token
    await screen.start()
    return Hall(office, prepared, Workshop(), {person.seat: person for person in people}, screen)


async def _prepared(office: Office, demo: dict[str, Any], press: str) -> Prepared:
    state = await office.client.get(f"/meetings/{demo['meeting_id']}/hall?face=chair")
    poll = next(one for one in state["polls"] if one["box"] == "sealed")
    shown = (await office.client.get(f"/polls/{poll['id']}"))["poll"]
    edits = {"box": "sealed", "keys": "scrutineers", "check_seconds": 0, "press": press}
    await office.client.post(f"/polls/{poll['id']}", named(shown, **edits))
    deputies = [_person(badge) for badge in demo["badges"][:DEPUTIES]]
    return Prepared(demo["meeting_id"], "", state["sitting"]["id"], deputies, [], {}, {"choose": poll["id"]})


def _person(badge: dict[str, Any]) -> Person:
    role = f"代表、{SCRUTINEER}" if badge["scrutineer"] else "代表"
    return Person(badge["person_id"], badge["name"], badge["seat"], role, read_badge(badge["secret"]))
