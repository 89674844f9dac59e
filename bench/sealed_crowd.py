"""Sealed ballots of a whole crowd: made beforehand, each sent at a moment of its own, all checked by the server."""

import asyncio
import random
import time
from collections.abc import Sequence

from bench.crowd import Crowd
from rehearsal.choices import Opinions
from rehearsal.values import values_of
from rehearsal.workshop import Workshop, seal

WITHIN = 1.0
"""Seconds over which the ballots come, at random moments."""


async def sealed_requests(crowd: Crowd, workshop: Workshop, poll_id: str, chance: random.Random) -> list[bytes]:
    """The whole request of each seat, sealed beforehand: that is the tablets' work."""
    paper = (await crowd.office.client.get(f"/polls/{poll_id}"))["poll"]["paper"]
    election = (await crowd.office.client.get(f"/polls/{poll_id}/election"))["election"]
    opinions = Opinions(paper, chance)
    answers = [opinions.answer(chance) for _ in crowd.seats]
    sealed = await asyncio.gather(
        *(
            workshop(seal, election, seat.person.badge.master, values_of(paper, answer))
            for seat, answer in zip(crowd.seats, answers, strict=True)
        )
    )
    path = f"/polls/{poll_id}/sealed-ballot"
    return [crowd.request(seat, path, {"ballot": one.raw}) for seat, one in zip(crowd.seats, sealed, strict=True)]


async def spread(crowd: Crowd, requests: Sequence[bytes], chance: random.Random) -> list[float]:
    """Send each at a moment of its own WITHIN the time; the seconds that each waited for its answer."""
    await asyncio.gather(*(seat.client.connection.open() for seat in crowd.seats))
    moments = [chance.uniform(0, WITHIN) for _ in requests]

    async def one(place: int) -> float:
        await asyncio.sleep(moments[place])
        begin = time.perf_counter()
        answer = await crowd.seats[place].client.connection.send(requests[place])
        assert answer.status == 200, answer.body[:200]
        return time.perf_counter() - begin

    return list(await asyncio.gather(*map(one, range(len(requests)))))


async def all_checked(crowd: Crowd, poll_id: str) -> bool:
    """Whether the ballot of every seat is verified and on the board."""
    board = await crowd.office.client.get(f"/polls/{poll_id}/board")
    return bool(board["cast"] == len(crowd.seats))
