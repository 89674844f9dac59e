"""The scrutineers of a rehearsal make the key of the sealed polls."""

import asyncio

from rehearsal.hall import Office
from rehearsal.prepared import Prepared
from rehearsal.progress import Say
from rehearsal.scrutineer import PATIENCE, Scrutineer
from rehearsal.tablet import Tablet
from rehearsal.wire import Target


async def make_keys(target: Target, office: Office, prepared: Prepared, screen: Tablet, say: Say) -> list[Scrutineer]:
    """Hold the ceremony; the scrutineers who stay: the tablet of one is lost afterwards if the others are enough."""
    crew = [Scrutineer(person, target, prepared.meeting_id) for person in prepared.scrutineers]
    for one in crew:
        await one.arrive()
    needed = len(crew) // 2 + 1
    threshold = needed if len(crew) > 1 else None
    group_id = await office.begin_keys(prepared, [one.person for one in crew], threshold)
    if threshold is None:
        await crew[0].make_whole_key(group_id)
    else:
        await asyncio.gather(*(one.give_certificate(group_id) for one in crew))
        await asyncio.gather(*(one.share(group_id) for one in crew))
        await asyncio.gather(*(one.finish(group_id) for one in crew))
    if not await screen.wait_for(lambda s: s["keys"] and s["keys"]["step"] == "ready", PATIENCE):
        raise RuntimeError("钥匙没有生成 the key was not made")
    lost = crew.pop() if threshold is not None and len(crew) > needed else None
    if lost is not None:
        await lost.tablet.close()
    gone = "，其中1人的平板随后丢失 and one tablet is lost" if lost else ""
    say(f"监票人钥匙已就绪 key ready: {needed}/{len(prepared.scrutineers)} 人开箱 to open{gone}")
    return crew
