"""The box of a sealed poll in a rehearsal: ballots sealed as tablets do, checked as voters, scrutineers and anybody do."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from rehearsal.attacks import Attack
from rehearsal.client import Client
from rehearsal.codes import code_of_fingerprint, code_of_hex
from rehearsal.count import OwnCount, differences
from rehearsal.hall import Office
from rehearsal.prepared import Person
from rehearsal.progress import Say
from rehearsal.scrutineer import Scrutineer
from rehearsal.sealed_attacks import on_sealed_ballot
from rehearsal.slip import Slip
from rehearsal.tablet import State, Tablet
from rehearsal.values import Rows, overfull, questions_of, total, values_of
from rehearsal.voter import Voter
from rehearsal.workshop import Sealed, Workshop, fingerprint_of, seal, seal_anything, verify_archive
from voting.belenios.election import read_election

PATIENCE = 120.0
"""Seconds until the last ballot of a hall is verified, the sum is there, the box is open."""


@dataclass
class SealedBox:
    """Ballots without names: the hall knows of each its fingerprint, and the result opens from their sum."""

    poll_id: str
    about: dict[str, Any]
    office: Office
    screen: Tablet
    voters: Sequence[Voter]
    crew: Sequence[Scrutineer]
    workshop: Workshop
    say: Say
    old_ballots: list[str]
    """Ballots of earlier polls, which must not be taken."""

    elections: set[str] = field(default_factory=set)
    """The election as tablets were given it: one and the same."""

    head: str = ""
    ballots: int = 0

    async def fill(self, client: Client, person: Person, answer: dict[str, Any]) -> Slip:
        """Fetch the election and seal."""
        election = await self._election(client)
        sealed = await self.workshop(seal, election, person.badge.master, values_of(self.about["paper"], answer))
        return self._slip(sealed, answer)

    async def overfull(self, client: Client, person: Person) -> Slip:
        """Every answer at once, with proofs that cannot hold."""
        election = await self._election(client)
        values = overfull(self.about["paper"])
        return self._slip(await self.workshop(seal_anything, election, person.badge.master, values), {})

    async def refuses(self, tablet: Tablet, slip: Slip) -> bool:
        """The ballot is taken, for its proofs are verified afterwards; then its tablet is told that it does not count."""
        await tablet.client.post_until_answered(slip.path, slip.body)
        return await tablet.wait_for(lambda s: _mine(s, slip, "refused"), PATIENCE)

    async def attacks(self, client: Client, person: Person, other: Person) -> list[Attack]:
        """Ballots that are not one's own, not of this poll, not whole."""
        election = await self._election(client)
        blank = [[0] * question.ciphertexts for question in questions_of(self.about["paper"])]
        mine, others = [
            (await self.workshop(seal_anything, election, one.badge.master, blank)).raw for one in (person, other)
        ]
        return on_sealed_ballot(self.poll_id, mine, others, self.old_ballots)

    async def stop(self) -> None:
        """停止投票，核对."""
        await self.office.poll(self.poll_id, "check")

    async def finish(self, own: OwnCount) -> list[str]:
        """Check the codes, close the box, open it with enough of the scrutineers."""
        found = await self._check(own)
        await self.office.close_box(self.poll_id)
        if not await self.screen.wait_for(lambda s: _box(s, self.poll_id)["tally_ready"], PATIENCE):
            return [*found, "封箱后没有合计 no sum after the closing"]
        (election,) = self.elections or {await self._election(self.office.client)}
        await asyncio.gather(*(one.open_box(self.poll_id, election, self.workshop) for one in self.crew))
        if not await self.screen.wait_for(lambda s: s["poll"]["state"] == "closed", PATIENCE):
            return [*found, "没有开箱 the box was not opened"]
        self.say(f"监票人已开箱 opened by {len(self.crew)}")
        return found

    async def differences(self, own: OwnCount, result: dict[str, Any], present: int) -> list[str]:
        """Figures, counts, winners; the archive as the verifier sees it; and that nobody is told who chose what."""
        found = differences(own, result, None, present)
        named = (await self.office.client.get(f"/polls/{self.poll_id}/results"))["names"]
        found += ["秘密投票列出了姓名 a sealed poll lists names"] * any(row.get("answer") for row in named)
        return found + await self._verify(own)

    async def _check(self, own: OwnCount) -> list[str]:
        cast = [voter for voter in self.voters if voter.cast and voter.cast.poll_id == self.poll_id]
        if not await self.screen.wait_for(lambda s: _box(s, self.poll_id)["unchecked"] == 0, PATIENCE):
            return [f"选票没有验证完 not verified: {self.screen.state['box']}"]
        box = _box(self.screen.state, self.poll_id)
        self.head, self.ballots = box["head"], box["ballots"]
        found = [f"大屏 {self.ballots} 票 ballots, own {len(own.ballots)}"] * (self.ballots != len(own.ballots))
        found += [line for voter in cast for line in await self._look_up(voter)]
        self.say(f"核对 codes compared: {len(cast)}，编号 head {box['head_code']}")
        for one in self.crew:
            held = await one.follow(self.poll_id)
            if held != self.ballots:
                found.append(f"监票人 {one.person.name} 收到 {held} 票 ballots, hall {self.ballots}")
        self.old_ballots += [voter.cast.body["ballot"] for voter in cast[:1] if voter.cast]
        return found + self._one_election(box)

    async def _look_up(self, voter: Voter) -> list[str]:
        """What a voter does who looks for the own code on the board."""
        slip, name = voter.cast, voter.person.name
        assert slip is not None
        if not await voter.tablet.wait_for(lambda s: _mine(s, slip, "checked"), PATIENCE):
            return [f"{name}: 平板上没有「已验证」 not verified: {voter.tablet.state.get('my_sealed')}"]
        board = await voter.tablet.client.get(f"/polls/{self.poll_id}/board")
        code = code_of_fingerprint(slip.tracker)
        lines = [line for line in board["lines"] if line["tracker"] == slip.tracker]
        found = []
        if [(line["code"], line["counted"]) for line in lines] != [(code, True)]:
            found.append(f"{name}: 公示板上的编号 on the board: {lines}, own {code}")
        if (board["head"], board["cast"], len(board["lines"])) != (self.head, self.ballots, self.ballots):
            found.append(f"{name}: 公示板与大屏不同 another board: {board['head_code']}, {board['cast']}")
        if voter.tablet.state["my_sealed"]["code"] != code:
            found.append(f"{name}: 平板上的编号 code on the tablet: {voter.tablet.state['my_sealed']}, own {code}")
        return found

    def _one_election(self, box: dict[str, Any]) -> list[str]:
        found = [f"平板收到 {len(self.elections)} 份不同的选举文件 elections"] * (len(self.elections) > 1)
        for election in self.elections:
            if read_election(election.encode()).questions != questions_of(self.about["paper"]):
                found.append("选举文件与表决票不符 the election is not the paper's")
            if box["hash_code"] != code_of_fingerprint(fingerprint_of(election)):
                found.append(f"选举文件编号不符 another code of the election: {box['hash_code']}")
        if box["head_code"] != code_of_hex(box["head"]):
            found.append(f"票箱编号不符 another code of the head: {box['head_code']}")
        return found

    async def _verify(self, own: OwnCount) -> list[str]:
        """What anybody does with the archive once the result is shown."""
        client = self.voters[0].tablet.client if self.voters else self.office.client
        archive: bytes = await client.get(f"/polls/{self.poll_id}/box.bel")
        seen = await self.workshop(verify_archive, archive, self.about["press"] == "last")
        if seen.faults:
            return [f"存档验证 archive: {fault}" for fault in seen.faults]
        expected = self._own_rows(own)
        found = [f"存档计票 archive: {seen.counts}, own {expected}"] * (bool(own.ballots) and seen.counts != expected)
        cast = Counter(voter.cast.tracker for voter in self.voters if voter.cast and voter.cast.poll_id == self.poll_id)
        if Counter(seen.trackers) != cast:
            found.append("存档中的选票与所投不同 the archive holds other ballots")
        if seen.heads[self.ballots :] != [self.head]:
            found.append("票箱编号在核对之后变了 the head is not the one that was compared")
        self.say(f"存档已验证 archive verified: {len(seen.trackers)} 票 ballots")
        return found

    def _own_rows(self, own: OwnCount) -> Rows:
        return total(values_of(self.about["paper"], answer) for answer in own.ballots.values())

    async def _election(self, client: Client) -> str:
        election: str = (await client.get(f"/polls/{self.poll_id}/election"))["election"]
        self.elections.add(election)
        return election

    def _slip(self, sealed: Sealed, answer: dict[str, Any]) -> Slip:
        path = f"/polls/{self.poll_id}/sealed-ballot"
        return Slip(self.poll_id, path, {"ballot": sealed.raw}, answer, sealed.tracker)


def _box(state: State, poll_id: str) -> dict[str, Any]:
    box = state.get("box")
    nothing = {"tally_ready": False, "unchecked": None}
    return box if box is not None and box["poll_id"] == poll_id else nothing


def _mine(state: State, slip: Slip, wanted: str) -> bool:
    mine = state.get("my_sealed")
    return mine is not None and bool(mine["tracker"] == slip.tracker and mine["state"] == wanted)
