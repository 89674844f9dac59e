"""One deputy in the hall: thinks, votes, and has the habits and the bad luck of real people with real tablets."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from typing import Any

from rehearsal.attacks import attempt
from rehearsal.box import Box
from rehearsal.choices import Opinions, thinking_time
from rehearsal.client import Client, Refusal
from rehearsal.count import OwnCount
from rehearsal.prepared import Person
from rehearsal.slip import Slip
from rehearsal.tablet import State, Tablet
from rehearsal.wire import NetworkLost, Target

HABITS = {
    "steady": 60,
    "taps_twice": 12,
    "loses_network": 10,
    "loses_answer": 8,
    "two_tablets": 6,
    "cheats_first": 2,
    "silent": 2,
}
"""Habit → how many of a hundred deputies have it."""

PATIENCE = 90.0
"""Seconds for which a tablet goes on trying to send a ballot, and waits for a poll to open."""


class Deputy:
    """A person at a tablet; what goes wrong is put down in `faults`."""

    def __init__(self, person: Person, target: Target, meeting_id: str, habit: str, chance: random.Random) -> None:
        self.person = person
        self.habit = habit
        self.tablet = Tablet(target, meeting_id)
        self.faults: list[str] = []
        self.cast: Slip | None = None
        self._target = target
        self._chance = chance

    async def arrive(self) -> None:
        """Log in with the badge and take the tablet in hand."""
        await self._log_in(self.tablet.client)
        await self.tablet.start()

    async def vote(self, box: Box, opinions: Opinions, own: OwnCount, speed: float) -> bool:
        """Wait until the tablet shows the poll, think, vote; whether a ballot was acknowledged."""
        if not await self.tablet.wait_for(lambda state: _is_open(state, box.poll_id), PATIENCE):
            return self._fault("平板没有收到表决 the tablet never showed the poll")
        thinking = asyncio.create_task(asyncio.sleep(thinking_time(self._chance, opinions.method, speed)))
        try:
            slip = None if self.habit == "silent" else await self._fill(box, opinions.answer(self._chance))
            await thinking
            taken = slip and await self._ways()[self.habit](slip, box, opinions)
        except (NetworkLost, Refusal) as error:
            return self._fault(f"没有投成 the ballot was not taken: {error}")
        finally:
            thinking.cancel()
        if not taken:
            return False
        self.cast = taken
        own.acknowledge(self.person.seat, taken.answer)
        return True

    async def attack(self, box: Box, other: Person) -> None:
        """Send what a hostile deputy would, also with a ballot of somebody else's."""
        device = Client(self._target, self.tablet.client.token)
        for fault in await attempt(device, await box.attacks(device, self.person, other)):
            self._fault(fault)
        device.close()

    async def send_again(self) -> None:
        """Send the last ballot once more, as a slow network does."""
        if self.cast is not None:
            self._checked(self.cast, await self.tablet.client.post(self.cast.path, self.cast.body))

    async def must_be_refused(self, box: Box, answer: dict[str, Any], why: str) -> None:
        """Try to vote where that is not allowed."""
        try:
            slip = await self._fill(box, answer)
            await self.tablet.client.post(slip.path, slip.body)
        except Refusal as error:
            if error.status >= 500:
                self._fault(f"{why}: {error}")
        except NetworkLost as error:
            self._fault(f"{why}: {error}")
        else:
            self._fault(f"{why}: 票被接受了 the ballot was taken")

    async def _fill(self, box: Box, answer: dict[str, Any]) -> Slip:
        return await box.fill(self.tablet.client, self.person, answer)

    def _ways(self) -> dict[str, Callable[[Slip, Box, Opinions], Awaitable[Slip | None]]]:
        return {
            "steady": self._press,
            "taps_twice": self._press_twice,
            "loses_network": self._press_after_outage,
            "loses_answer": self._press_and_vanish,
            "two_tablets": self._press_on_two,
            "cheats_first": self._press_after_cheating,
        }

    async def _press(self, slip: Slip, _box: Box, _opinions: Opinions) -> Slip:
        answer = await self.tablet.client.post_until_answered(slip.path, slip.body, patience=PATIENCE)
        return self._checked(slip, answer)

    async def _press_twice(self, slip: Slip, _box: Box, _opinions: Opinions) -> Slip:
        """The same gesture over two connections at the same instant: both get the same answer."""
        second = Client(self._target, self.tablet.client.token)
        try:
            first, again = await asyncio.gather(
                *(
                    client.post_until_answered(slip.path, slip.body, patience=PATIENCE)
                    for client in (self.tablet.client, second)
                )
            )
        finally:
            second.close()
        if not slip.is_one(first, again):
            self._fault("同一次点按得到两个时间 one gesture, two times")
        return self._checked(slip, first)

    async def _press_after_outage(self, slip: Slip, box: Box, opinions: Opinions) -> Slip:
        """The network goes just before the press and the tablet finds its way back."""
        self.tablet.lose_network()
        await asyncio.sleep(self._chance.uniform(0, 0.5))
        await self._press(slip, box, opinions)
        if not await self.tablet.wait_for(lambda state: _has_ballot(state, slip), PATIENCE):
            self._fault("重连后平板上没有已投票 the tablet came back without the ballot")
        return slip

    async def _press_and_vanish(self, slip: Slip, box: Box, opinions: Opinions) -> Slip:
        """The ballot goes out, the network breaks before the answer, the same gesture is sent again."""
        lost = Client(self._target, self.tablet.client.token, seconds=self._chance.uniform(0.001, 0.05))
        try:
            await lost.post(slip.path, slip.body)
        except NetworkLost:
            pass
        finally:
            lost.close()
        return await self._press(slip, box, opinions)

    async def _press_on_two(self, slip: Slip, box: Box, opinions: Opinions) -> Slip | None:
        """Two tablets with the same badge press different keys at the same instant: the first one counts, once."""
        other = Client(self._target)
        try:
            await self._log_in(other)
            slips = (slip, await box.fill(other, self.person, opinions.answer(self._chance)))
            results = await asyncio.gather(
                *(
                    client.post_until_answered(one.path, one.body, patience=PATIENCE)
                    for client, one in zip((self.tablet.client, other), slips, strict=True)
                ),
                return_exceptions=True,
            )
        finally:
            other.close()
        taken = [(one, r) for one, r in zip(slips, results, strict=True) if not isinstance(r, BaseException)]
        refused = [r for r in results if isinstance(r, Refusal) and r.code == "ballot.already_cast"]
        if len(taken) != 1 or len(refused) != 1:
            self._fault(f"两台平板同时投票 two tablets at once: {results}")
        return self._checked(*taken[0]) if taken else None

    async def _press_after_cheating(self, slip: Slip, box: Box, opinions: Opinions) -> Slip:
        """A tampered tablet chooses more than is allowed: that does not count, and the honest ballot afterwards does."""
        if not await box.refuses(self.tablet, await box.overfull(self.tablet.client, self.person)):
            self._fault("不合规的票没有被拒绝 a ballot with too many choices counts")
        return await self._press(slip, box, opinions)

    def _checked(self, slip: Slip, acknowledgement: dict[str, Any]) -> Slip:
        if not slip.is_acknowledged_by(acknowledgement):
            self._fault(f"确认的内容与所投不同 acknowledged {acknowledgement}, sent {slip.answer} {slip.tracker}")
        return slip

    async def _log_in(self, client: Client) -> None:
        answer = await client.post_until_answered("/sessions", {"badge": self.person.badge.token}, patience=PATIENCE)
        client.token = answer["token"]

    def _fault(self, what: str) -> bool:
        self.faults.append(f"{self.person.name}({self.habit}): {what}")
        return False


def habits(count: int, chance: random.Random) -> list[str]:
    """A habit for each of `count` deputies, every one of them present where there are enough deputies."""
    kinds = list(HABITS)
    drawn = chance.choices(kinds, list(HABITS.values()), k=count)
    drawn[: len(kinds)] = kinds[:count]
    chance.shuffle(drawn)
    return drawn


def _is_open(state: State, poll_id: str) -> bool:
    poll = state.get("poll")
    return poll is not None and bool(poll["id"] == poll_id and poll["state"] == "open")


def _has_ballot(state: State, slip: Slip) -> bool:
    ballot = state.get("my_sealed" if slip.tracker else "my_ballot")
    return ballot is not None and bool(ballot["poll_id"] == slip.poll_id)
