"""One poll of a rehearsal, from the agenda to the result, and the comparison with the rehearsal's own count."""

import asyncio
import random
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

from rehearsal.attacks import Attack, attempt, on_chair
from rehearsal.box import Box
from rehearsal.choices import Opinions
from rehearsal.client import Client, Refusal
from rehearsal.count import OwnCount
from rehearsal.deputy import Deputy
from rehearsal.hall import Office
from rehearsal.named_box import NamedBox
from rehearsal.prepared import Prepared
from rehearsal.progress import Say
from rehearsal.scrutineer import Scrutineer
from rehearsal.sealed_box import SealedBox
from rehearsal.tablet import State, Tablet
from rehearsal.values import graded_lines, is_ticked
from rehearsal.wire import NetworkLost
from rehearsal.workshop import Workshop

SEEN_SECONDS = 20.0
"""How long a device may take to show what the chair has put on the stage, bad network included."""
HOSTILE = 3
WITHOUT_MAJORITY = ("livelihood_revote", "livelihood_most_votes")
SAME = (
    *("meeting", "sitting", "agenda", "stage", "poll", "polls", "result", "turnout"),
    *("my_ballot", "my_sealed", "my_part", "box", "keys", "evaluation"),
)
"""Slices that a device must hold as the server gives them, once the hall is at rest."""

Count = Callable[[str, list[str], int, int, bool], OwnCount]
"""Begins an own count: method, option ids, K, N, whether a majority of N is needed."""


@dataclass
class Polling:
    """One poll and everybody in the hall; `faults` collects whatever was not as it must be."""

    office: Office
    prepared: Prepared
    deputies: list[Deputy]
    away: list[Deputy]
    screen: Tablet
    say: Say
    count: Count
    seed: int
    speed: float
    workshop: Workshop
    crew: list[Scrutineer]
    old_ballots: list[str]
    faults: list[str] = field(default_factory=list)

    async def hold(self, poll_id: str, item_id: str, chance: random.Random) -> OwnCount:
        """Open, vote, close, show, compare; a tie at the cut-off is voted on again. Returns the own count."""
        about = (await self.office.client.get(f"/polls/{poll_id}"))["poll"]
        opinions = Opinions(about["paper"], chance)
        own = self._own_count(about)
        box = self._box(about)
        await self.office.stage(self.prepared, "item", item_id=item_id)
        await self._refused_now(box, opinions, "表决开始前 before the opening")
        await self.office.poll(poll_id, "open")
        kind = "无记名 sealed" if about["box"] == "sealed" else "记名 named"
        self.say(f"表决开始 open: {about['title']}（{kind}）")
        await self._voting(box, opinions, own)
        await box.stop()
        await self._refused_now(box, opinions, "表决结束后 after the end")
        await self._same_again(poll_id)
        self.faults += await box.finish(own)
        await self.office.poll(poll_id, "show")
        result = await self._seen(poll_id)
        if result is None:
            return own
        found = await box.differences(own, result, len(self.deputies))
        self.faults += [f"{about['title']}: {line}" for line in found]
        verdict = "一致 agrees" if not found else f"不一致 {len(found)} DIFFERENCES"
        passed = "" if own.method == "grade" else f", {len(own.winners())} 通过 passed"
        self.say(f"结果 result: {len(own.ballots)} 票 ballots{passed} — {verdict}")
        if result["outcome"]["tied"] and own.majority:
            self.say(f"票数相等，再次票决 a tie, vote again: {result['outcome']['tied']}")
            again = await self.office.poll(poll_id, "revote")
            await self.hold(again["poll"]["id"], item_id, chance)
        return own

    def _own_count(self, about: dict[str, Any]) -> OwnCount:
        paper = about["paper"]
        graded = [key for key, _, _ in graded_lines(paper)] if paper["method"] == "grade" else []
        options = graded or [option["id"] for option in paper["options"]] or ["motion"]
        majority = about["ruleset"]["name"] not in WITHOUT_MAJORITY
        members = len(self.prepared.deputies)
        own = self.count(paper["method"], options, paper["choose"] or 0, members, majority)
        own.only_yes = about["box"] == "sealed" and is_ticked(paper)
        return own

    def _box(self, about: dict[str, Any]) -> Box:
        if about["box"] != "sealed":
            return NamedBox(about["id"], about["paper"], self.office, nameless=about["evaluation_id"] is not None)
        crew = self.crew if about["keys"] == "scrutineers" else []
        return SealedBox(
            about["id"], about, self.office, self.screen, self.deputies, crew, self.workshop, self.say, self.old_ballots
        )

    def _hostile(self) -> list[Deputy]:
        """Some deputies who are no scrutineers, of whom less is kept secret."""
        return [deputy for deputy in self.deputies if deputy.person not in self.prepared.scrutineers][:HOSTILE]

    async def _voting(self, box: Box, opinions: Opinions, own: OwnCount) -> None:
        """All at their tablets; some of them, and those who may not vote, try what must not work."""
        chance = random.Random(self.seed)
        votes = [deputy.vote(box, opinions, own, self.speed) for deputy in self.deputies]
        others: list[Coroutine[Any, Any, Any]] = [
            *(
                deputy.attack(box, self.deputies[-1].person)
                for deputy in self._hostile()
                if len(self.deputies) > HOSTILE
            ),
            *(d.must_be_refused(box, opinions.answer(chance), "未签到或无表决权 not entitled") for d in self.away),
            self._attack_chair(on_chair(self.prepared, box.poll_id)),
        ]
        reporter = asyncio.create_task(self._report_turnout(box.poll_id))
        try:
            await together([*votes, *others])
        finally:
            reporter.cancel()
        cast = len(own.ballots)
        if not await self.screen.wait_for(lambda s: s["turnout"] and s["turnout"]["cast"] == cast, SEEN_SECONDS):
            self.faults.append(f"投票人数 turnout: hall {self.screen.state['turnout']}, own {cast}")

    async def _attack_chair(self, attacks: list[Attack]) -> None:
        for deputy in self._hostile()[:1]:
            device = Client(self.office.client.target, deputy.tablet.client.token)
            self.faults += await attempt(device, attacks)
            device.close()

    async def _report_turnout(self, poll_id: str) -> None:
        shown = -1
        while True:
            turnout = self.screen.state.get("turnout")
            if turnout and turnout["poll_id"] == poll_id and turnout["cast"] != shown:
                shown = turnout["cast"]
                self.say(f"  已投 cast: {shown}/{turnout['present']}")
            await asyncio.sleep(2)

    async def _refused_now(self, box: Box, opinions: Opinions, why: str) -> None:
        chance = random.Random(self.seed)
        for deputy in self.deputies[:HOSTILE]:
            await deputy.must_be_refused(box, opinions.answer(chance), why)

    async def _same_again(self, poll_id: str) -> None:
        """A gesture that was acknowledged gets the same answer even after the closing."""
        voted = [deputy for deputy in self.deputies if deputy.cast and deputy.cast.poll_id == poll_id]
        for deputy in voted[:HOSTILE]:
            try:
                await deputy.send_again()
            except (Refusal, NetworkLost) as error:
                self.faults.append(
                    f"{deputy.person.name}: 结束后再次发送同一次提交 same gesture after the closing: {error}"
                )

    async def _seen(self, poll_id: str) -> dict[str, Any] | None:
        """Wait until every device shows the result; all must show the same, and what the server says now."""
        tablets = [self.screen, *(deputy.tablet for deputy in self.deputies)]
        seen = await asyncio.gather(*(t.wait_for(lambda s: _shows(s, poll_id), SEEN_SECONDS) for t in tablets))
        if not all(seen):
            self.faults.append(f"{seen.count(False)} 台设备没有显示结果 devices did not show the result")
        if not seen[0]:
            return None
        result: dict[str, Any] = self.screen.state["result"]
        other = sum(tablet.state.get("result") != result for tablet in tablets)
        if other and all(seen):
            self.faults.append(f"{other} 台设备显示的结果不同 devices show another result")
        for tablet in tablets[:: max(1, len(tablets) // 10)]:
            self.faults += _stale(tablet.state, await tablet.fetch())
        return result


async def together(jobs: list[Coroutine[Any, Any, Any]], *, limit: int = 10_000) -> None:
    """Run the jobs, at most `limit` at a time; the first exception ends all."""
    turns = asyncio.Semaphore(limit)

    async def one(job: Coroutine[Any, Any, Any]) -> None:
        async with turns:
            await job

    try:
        async with asyncio.TaskGroup() as group:
            for job in jobs:
                group.create_task(one(job))
    finally:
        for job in jobs:
            job.close()


def _shows(state: State, poll_id: str) -> bool:
    result, stage = state.get("result"), state.get("stage")
    return result is not None and stage is not None and bool(result["poll_id"] == poll_id and stage["face"] == "result")


def _stale(held: State, fetched: State) -> list[str]:
    """Slices in which what a device holds departs from what the server says now."""
    return [f"状态不一致 stale slice: {name}" for name in SAME if _of_now(held, name) != _of_now(fetched, name)]


def _of_now(state: State, name: str) -> Any:
    """A slice; one's own ballot of another poll than the present one means nothing."""
    found = state.get(name)
    if found is not None and name in ("my_ballot", "my_sealed", "my_part") and found["poll_id"] != state["poll"]["id"]:
        return None
    return found
