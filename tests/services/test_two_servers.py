"""Two server processes, one PostgreSQL, one Redis: what is done at one is heard at the other, and each sees the whole."""

import asyncio
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core.ids import new_id
from rehearsal.listener import Listener
from rehearsal.wire import Target
from roster.rules.login_token import login_token
from tests.live import Live, live_hall
from tests.services.servers import fresh_database, postgresql, redis_server

pytestmark = [pytest.mark.services, pytest.mark.story, pytest.mark.xdist_group("postgresql")]


@pytest.fixture
def halls(tmp_path: Path) -> Iterator[tuple[Live, Live]]:
    with postgresql() as server, redis_server() as queue:
        shared = {"HALL_DATABASE_URL": fresh_database(server, new_id()), "HALL_REDIS_URL": queue}
        with live_hall(tmp_path / "one", **shared) as one, live_hall(tmp_path / "two", **shared) as two:
            yield one, two


async def heard_at(hall: Live, meeting: str, token: str, act: Callable[[], None]) -> list[str]:
    """The kinds of messages that a console at this server hears while `act` happens elsewhere."""
    kinds: list[str] = []
    moved = asyncio.Event()

    def hear(text: str, _at: float) -> None:
        kinds.append(json.loads(text)["kind"])
        if kinds[-1] == "StageMoved":
            moved.set()

    listener = await Listener.connect(Target.of(hall.url), meeting, "chair", token, hear)
    try:
        await asyncio.to_thread(act)
        await asyncio.wait_for(moved.wait(), 10)
    finally:
        listener.close()
    return kinds


def test_what_is_done_at_one_server_is_heard_at_the_other(halls: tuple[Live, Live]) -> None:
    one, two = halls
    one.client().post("/setup", {"kind": "demo"})
    demo = json.loads((one.instance / "demo.json").read_text())
    login = {a["role"]: {"login": a["login"], "password": a["password"]} for a in demo["accounts"]}
    meeting = demo["meeting_id"]
    chair = one.client(**login["chair"])
    elsewhere = two.client(**login["chair"])
    sitting = elsewhere.get(f"/meetings/{meeting}/hall?face=chair")["sitting"]["id"]
    gates = [hall.client(**login["gate"]) for hall in halls]
    for number, badge in enumerate(demo["badges"][:6]):
        gates[number % 2].post(f"/sittings/{sitting}/scan", {"badge": login_token(badge["secret"])})
    assert elsewhere.get(f"/meetings/{meeting}/hall?face=chair")["attendance"]["present"] == 6

    def open_sitting() -> None:
        chair.post(f"/sittings/{sitting}/open")

    kinds = asyncio.run(heard_at(two, meeting, elsewhere.token, open_sitting))
    assert {"MeetingChanged", "StageMoved"} <= set(kinds)
    polls = elsewhere.get(f"/meetings/{meeting}/hall")["polls"]
    poll = next(p["id"] for p in polls if p["method"] == "motion")
    chair.post(f"/polls/{poll}/open")
    for number, badge in enumerate(demo["badges"][:6]):
        deputy = halls[number % 2].client(badge=login_token(badge["secret"]))
        again = halls[(number + 1) % 2].client(badge=login_token(badge["secret"]))
        body = {"answer": {"vote": "yes"}, "gesture": f"gesture-{number}"}
        assert deputy.post(f"/polls/{poll}/ballot", body) == again.post(f"/polls/{poll}/ballot", body)
    elsewhere.post(f"/polls/{poll}/close")
    assert chair.get(f"/polls/{poll}/results")["result"]["counts"]["cast"] == 6
