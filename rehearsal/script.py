"""The course of a rehearsal: gate, sitting, polls, results, comparison."""

import asyncio
import random
from dataclasses import dataclass, field
from typing import Any

from rehearsal.ceremony import make_keys
from rehearsal.client import Client
from rehearsal.count import OwnCount
from rehearsal.deputy import Deputy, habits
from rehearsal.evaluation import SMALLEST, TITLE, prepare_evaluation
from rehearsal.hall import Office
from rehearsal.papers import EVALUATION, METHODS, SEALED
from rehearsal.polling import SEEN_SECONDS, Count, Polling, together
from rehearsal.prepared import Prepared
from rehearsal.progress import Say
from rehearsal.scrutineer import Scrutineer
from rehearsal.tablet import Tablet
from rehearsal.wire import Target
from rehearsal.workshop import Workshop

GATES = 4
STRANGERS = 5
"""Deputies of the other group who try to answer as well."""

ABSENT, ON_LEAVE, MADE_UP, BY_WALL = 0.03, 0.02, 0.02, 0.15


@dataclass(frozen=True, slots=True)
class Plan:
    """What to rehearse; polls of the methods in `sealed` are secret, the others named."""

    deputies: int
    methods: tuple[str, ...] = METHODS[:2]
    seed: int = 1
    speed: float = 1.0
    sealed: tuple[str, ...] = SEALED


@dataclass
class Rehearsal:
    """A rehearsal in progress; `faults` collects whatever was not as it must be."""

    target: Target
    office: Office
    plan: Plan
    say: Say
    count: Count = OwnCount
    faults: list[str] = field(default_factory=list)
    workshop: Workshop = field(default_factory=Workshop)
    crew: list[Scrutineer] = field(default_factory=list)
    old_ballots: list[str] = field(default_factory=list)
    deputies: list[Deputy] = field(default_factory=list)
    away: list[Deputy] = field(default_factory=list)
    prepared: Prepared = field(init=False)
    screen: Tablet = field(init=False)

    async def run(self) -> list[str]:
        """The whole course; returns the faults, none where all agrees."""
        chance = random.Random(self.plan.seed)
        self.say(f"准备会议 preparing: {self.plan.deputies} 名代表 deputies, {'、'.join(self.plan.methods)}")
        plan = self.plan
        self.prepared = await self.office.prepare(plan.deputies, list(plan.methods), chance, plan.sealed)
        try:
            await self._gather(chance)
            await self._sign_in(chance)
            if set(plan.sealed) & set(plan.methods):
                self.crew = await make_keys(self.target, self.office, self.prepared, self.screen, self.say)
            for method in self.plan.methods:
                if method == EVALUATION:
                    await self._evaluate(chance)
                    continue
                polling = self._polling()
                await polling.hold(self.prepared.polls[method], self.prepared.items[method], chance)
                self.faults += polling.faults
            await self.office.finish(self.prepared)
        finally:
            await self._go_home()
        for deputy in (*self.deputies, *self.away):
            self.faults += deputy.faults
        for scrutineer in self.crew:
            self.faults += scrutineer.faults
        return self.faults

    async def _evaluate(self, chance: random.Random) -> None:
        """Two groups grade one after the other; then all is announced, and every tablet has the results."""
        if self.plan.deputies < SMALLEST:
            self.say("人数太少，不演练测评 too few deputies for an evaluation")
            return
        item = self.prepared.items[EVALUATION]
        sealed = EVALUATION in self.plan.sealed
        held = await prepare_evaluation(self.office.client, self.prepared, item, sealed=sealed)
        for place, poll_id in enumerate(held.polls):
            group = {person.id for person in held.groups[place]}
            polling = self._polling()
            polling.prepared = held.of_group(place, self.prepared)
            polling.deputies = [deputy for deputy in self.deputies if deputy.person.id in group]
            polling.away = [deputy for deputy in self.deputies if deputy.person.id not in group][:STRANGERS]
            held.own.append(await polling.hold(poll_id, item, chance))
            self.faults += polling.faults
        await held.announce(self.office.client)
        tablets = [self.screen, *(deputy.tablet for deputy in self.deputies)]
        seen = await asyncio.gather(*(tablet.wait_for(held.is_announced, SEEN_SECONDS) for tablet in tablets))
        if not all(seen):
            self.faults.append(f"{seen.count(False)} 台设备没有显示测评结果 devices did not show the results")
            return
        results = self.screen.state["evaluation"]["results"]
        found = held.differences(results)
        other = sum(tablet.state["evaluation"]["results"] != results for tablet in tablets)
        found += [f"{other} 台设备显示的测评结果不同 devices show other results"] * bool(other)
        self.faults += [f"{TITLE}: {line}" for line in found]
        self.say(f"测评结果 evaluation — {'一致 agrees' if not found else f'不一致 {len(found)} DIFFERENCES'}")

    async def _gather(self, chance: random.Random) -> None:
        """Everybody takes a tablet in hand."""
        made = habits(self.plan.deputies, chance)
        self.deputies = [
            Deputy(person, self.target, self.prepared.meeting_id, habit, random.Random(chance.random()))
            for person, habit in zip(self.prepared.deputies, made, strict=True)
        ]
        self.away = [
            Deputy(person, self.target, self.prepared.meeting_id, "no vote", random.Random(chance.random()))
            for person in self.prepared.others
        ]
        await together([deputy.arrive() for deputy in (*self.deputies, *self.away)], limit=40)
        self.screen = Tablet(self.target, self.prepared.meeting_id, "screen")
        self.screen.client.token = self.office.client.token
        await self.screen.start()
        self.say(f"平板已连接 tablets connected: {len(self.deputies) + len(self.away)}")

    async def _sign_in(self, chance: random.Random) -> None:
        await self.office.open_gate(self.prepared)
        crowd = list(self.deputies)
        chance.shuffle(crowd)
        crowd.sort(key=lambda deputy: deputy.person not in self.prepared.scrutineers)  # who all pass the gate
        rates = (ABSENT, ON_LEAVE, MADE_UP, BY_WALL)
        absent, leave, late, wall = (_share(crowd, rate) for rate in rates)
        await together([self._scan(deputy) for deputy in crowd], limit=GATES)
        await together([self._by_wall(deputy) for deputy in wall], limit=40)
        for deputy in leave:
            await self.office.enter_by_hand(self.prepared, deputy.person, "leave", "演练请假")
        for deputy in late:
            await self.office.enter_by_hand(self.prepared, deputy.person, "made_up", "演练补签")
        self.deputies = [*crowd, *wall, *late]
        self.away += [*absent, *leave]
        quorum = await self.office.open_sitting(self.prepared)
        await self._expect_present(quorum)

    async def _expect_present(self, quorum: dict[str, Any]) -> None:
        here = len(self.deputies)
        if not await self.screen.wait_for(
            lambda s: s["attendance"] and s["attendance"]["present"] == here, SEEN_SECONDS
        ):
            self.faults.append(f"实到人数 present: hall {self.screen.state['attendance']}, own {here}")
        needed = self.plan.deputies * 2 / 3
        if bool(quorum["met"]) != (here >= needed):
            self.faults.append(f"法定人数 quorum: hall {quorum}, own {here} of {self.plan.deputies}")
        self.say(
            f"签到 signed in: {here}/{self.plan.deputies}，法定人数 quorum: {'是 met' if quorum['met'] else '否 not met'}"
        )

    async def _scan(self, deputy: Deputy) -> None:
        first = await self.office.scan(self.prepared, deputy.person)
        if deputy.habit == "taps_twice":
            again = await self.office.scan(self.prepared, deputy.person)
            if again["at"] != first["at"]:
                self.faults.append(f"{deputy.person.name}: 重复扫码改变了签到 a second scan changed the sign-in")

    async def _by_wall(self, deputy: Deputy) -> None:
        code = await self.office.wall_code(self.prepared)
        await deputy.tablet.client.post(f"/sittings/{self.prepared.sitting_id}/wall", {"code": code})

    def _polling(self) -> Polling:
        return Polling(
            self.office,
            self.prepared,
            self.deputies,
            self.away,
            self.screen,
            self.say,
            self.count,
            self.plan.seed,
            self.plan.speed,
            self.workshop,
            self.crew,
            self.old_ballots,
        )

    async def _go_home(self) -> None:
        self.workshop.close()
        tablets = [deputy.tablet for deputy in (*self.deputies, *self.away)]
        tablets += [scrutineer.tablet for scrutineer in self.crew]
        if hasattr(self, "screen"):
            tablets.append(self.screen)
        fetches, gaps = sum(t.fetches for t in tablets), sum(t.gaps for t in tablets)
        self.say(f"状态获取 states fetched: {fetches}，消息缺口 gaps: {gaps}")
        await asyncio.gather(*(tablet.close() for tablet in tablets))


async def rehearse(target: Target, secretariat: Client, plan: Plan, say: Say, count: Count = OwnCount) -> list[str]:
    """Rehearse on the hall at `target` with a client of the secretariat; returns the faults."""
    return await Rehearsal(target, Office(secretariat), plan, say, count).run()


def _share(crowd: list[Deputy], rate: float) -> list[Deputy]:
    """Take that part of the crowd out of it, at least one where there are enough."""
    number = min(len(crowd), max(round(len(crowd) * rate), 1 if len(crowd) >= 20 else 0))
    return [crowd.pop() for _ in range(number)]
