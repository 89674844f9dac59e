"""One deputy in the hall: thinks, votes, and has the habits and the bad luck of real people with real tablets."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from typing import Any

from rehearsal.attacks import attempt, ballot_body, on_ballot
from rehearsal.choices import Opinions, thinking_time
from rehearsal.client import Client, Refusal
from rehearsal.count import OwnCount
from rehearsal.prepared import Person
from rehearsal.tablet import State, Tablet
from rehearsal.wire import NetworkLost, Target

HABITS = {"steady": 62, "taps_twice": 12, "loses_network": 10, "loses_answer": 8, "two_tablets": 6, "silent": 2}
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
        self.last_sent: tuple[str, dict[str, Any]] | None = None
        self._target = target
        self._chance = chance

    async def arrive(self) -> None:
        """Log in with the badge and take the tablet in hand."""
        await self._log_in(self.tablet.client)
        await self.tablet.start()

    async def vote(self, poll_id: str, opinions: Opinions, own: OwnCount, speed: float) -> bool:
        """Wait until the tablet shows the poll, think, vote; whether a ballot was acknowledged."""
        if not await self.tablet.wait_for(lambda state: _is_open(state, poll_id), PATIENCE):
            return self._fault("平板没有收到表决 the tablet never showed the poll")
        await asyncio.sleep(thinking_time(self._chance, opinions.method, speed))
        if self.habit == "silent":
            return False
        answer = opinions.answer(self._chance)
        self.last_sent = (poll_id, ballot_body(answer))
        try:
            acknowledged = await self._ways()[self.habit](poll_id, opinions)
        except (NetworkLost, Refusal) as error:
            return self._fault(f"没有投成 the ballot was not taken: {error}")
        if acknowledged is None:
            return False
        own.acknowledge(self.person.seat, acknowledged)
        return True

    async def attack(self, poll_id: str, paper: dict[str, Any]) -> int:
        """Send what a hostile deputy would; returns how many requests were sent."""
        attacks = on_ballot(poll_id, paper)
        device = Client(self._target, self.tablet.client.token)
        for fault in await attempt(device, attacks):
            self._fault(fault)
        device.close()
        return len(attacks)

    async def send_again(self) -> None:
        """Send the last ballot once more, as a slow network does."""
        await self.tablet.client.post(*self._request(self.last_sent[0] if self.last_sent else ""))

    async def must_be_refused(self, poll_id: str, answer: dict[str, Any], why: str) -> None:
        """Try to vote where that is not allowed."""
        try:
            await self.tablet.client.post(f"/polls/{poll_id}/ballot", ballot_body(answer))
        except Refusal as error:
            if error.status >= 500:
                self._fault(f"{why}: {error}")
        except NetworkLost as error:
            self._fault(f"{why}: {error}")
        else:
            self._fault(f"{why}: 票被接受了 the ballot was taken")

    def _ways(self) -> dict[str, Callable[[str, Opinions], Awaitable[dict[str, Any] | None]]]:
        return {
            "steady": self._press,
            "taps_twice": self._press_twice,
            "loses_network": self._press_after_outage,
            "loses_answer": self._press_and_vanish,
            "two_tablets": self._press_on_two,
        }

    async def _press(self, poll_id: str, _opinions: Opinions) -> dict[str, Any]:
        return self._checked(await self.tablet.client.post_until_answered(*self._request(poll_id), patience=PATIENCE))

    async def _press_twice(self, poll_id: str, _opinions: Opinions) -> dict[str, Any]:
        """The same gesture over two connections at the same instant: both get the same answer."""
        second = Client(self._target, self.tablet.client.token)
        try:
            first, again = await asyncio.gather(
                *(
                    c.post_until_answered(*self._request(poll_id), patience=PATIENCE)
                    for c in (self.tablet.client, second)
                )
            )
        finally:
            second.close()
        if first["cast_at"] != again["cast_at"]:
            self._fault("同一次点按得到两个时间 one gesture, two times")
        return self._checked(first)

    async def _press_after_outage(self, poll_id: str, opinions: Opinions) -> dict[str, Any]:
        """The network goes just before the press and the tablet finds its way back."""
        self.tablet.lose_network()
        await asyncio.sleep(self._chance.uniform(0, 0.5))
        answer = await self._press(poll_id, opinions)
        if not await self.tablet.wait_for(lambda state: _has_ballot(state, poll_id), PATIENCE):
            self._fault("重连后平板上没有已投票 the tablet came back without the ballot")
        return answer

    async def _press_and_vanish(self, poll_id: str, opinions: Opinions) -> dict[str, Any]:
        """The ballot goes out, the network breaks before the answer, the same gesture is sent again."""
        client = self.tablet.client
        path, body = self._request(poll_id)
        lost = Client(self._target, client.token, seconds=self._chance.uniform(0.001, 0.05))
        try:
            await lost.post(path, body)
        except NetworkLost:
            pass
        finally:
            lost.close()
        return await self._press(poll_id, opinions)

    async def _press_on_two(self, poll_id: str, opinions: Opinions) -> dict[str, Any] | None:
        """Two tablets with the same badge press different keys at the same instant: the first one counts, once."""
        other = Client(self._target)
        await self._log_in(other)
        path, body = self._request(poll_id)
        bodies = (body, ballot_body(opinions.answer(self._chance)))
        try:
            results = await asyncio.gather(
                *(
                    client.post_until_answered(path, one, patience=PATIENCE)
                    for client, one in zip((self.tablet.client, other), bodies, strict=True)
                ),
                return_exceptions=True,
            )
        finally:
            other.close()
        taken = [(b, r) for b, r in zip(bodies, results, strict=True) if not isinstance(r, BaseException)]
        refused = [r for r in results if isinstance(r, Refusal) and r.code == "ballot.already_cast"]
        if len(taken) != 1 or len(refused) != 1:
            self._fault(f"两台平板同时投票 two tablets at once: {results}")
        for body, result in taken:
            self.last_sent = (poll_id, body)
            return self._checked(result)
        return None

    def _request(self, poll_id: str) -> tuple[str, dict[str, Any]]:
        assert self.last_sent is not None
        return f"/polls/{poll_id}/ballot", self.last_sent[1]

    def _checked(self, acknowledgement: dict[str, Any]) -> dict[str, Any]:
        assert self.last_sent is not None
        sent: dict[str, Any] = self.last_sent[1]["answer"]
        if not same_answer(acknowledgement["answer"], sent):
            self._fault(f"确认的内容与所投不同 acknowledged {acknowledgement['answer']}, sent {sent}")
        return sent

    async def _log_in(self, client: Client) -> None:
        answer = await client.post_until_answered("/sessions", {"badge": self.person.badge}, patience=PATIENCE)
        client.token = answer["token"]

    def _fault(self, what: str) -> bool:
        self.faults.append(f"{self.person.name}({self.habit}): {what}")
        return False


def same_answer(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two answers say the same; the order of chosen options does not matter."""
    if "chosen" in one and "chosen" in other:
        return sorted(one["chosen"]) == sorted(other["chosen"])
    return one == other


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


def _has_ballot(state: State, poll_id: str) -> bool:
    ballot = state.get("my_ballot")
    return ballot is not None and bool(ballot["poll_id"] == poll_id)
