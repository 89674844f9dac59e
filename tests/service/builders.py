"""What the tests of notices and calls share."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from core.actor import Actor
from core.db import Change, change, reading
from core.ids import new_id
from roster.store import members_of
from service.actions.call_service import call_service
from service.actions.send_notice import send_notice
from service.live_store import calls_slice, my_service, notices_slice
from service.store import Addressee, access_notice, addressees
from tests.conftest import Heard
from tests.meeting.builders import CHAIR, Built, does
from tests.roster.builders import SECRETARY

EVERYONE = {"everyone": True}
__all__ = ["CHAIR", "EVERYONE", "SECRETARY", "Built", "does"]


def send(built: Built, to: Any = None, text: str = "请就座，会议即将开始", gesture: str = "", **how: bool) -> str:
    """A notice of the secretary, to everybody unless `to` says otherwise; its id."""
    given = gesture or new_id()
    found: str = does(lambda tx: send_notice(tx, built.id, text, to or EVERYONE, given, **how), SECRETARY)
    return found


def call(built: Built, kind: str = "tea", note: str = "", nth: int = 0) -> str:
    """A call of the nth deputy; its id."""
    found: str = does(lambda tx: call_service(tx, built.id, kind, note), built.actor(nth=nth))
    return found


def mine(built: Built, actor: Actor) -> dict[str, Any]:
    """The slices my_notices and my_calls of one person."""
    with reading() as session:
        return my_service(session, built.id, actor.id)


def calls(built: Built) -> list[dict[str, Any]]:
    """The calls that go on."""
    with reading() as session:
        found: list[dict[str, Any]] = calls_slice(session, built.id)["calls"]
        return found


def notices(built: Built) -> list[dict[str, Any]]:
    """The staff's list."""
    with reading() as session:
        found: list[dict[str, Any]] = notices_slice(session, built.id)["notices"]
        return found


def receipts(notice_id: str) -> list[Addressee]:
    """Everybody a notice is for."""
    with reading() as session:
        return addressees(session, access_notice(session, notice_id, SECRETARY))


def as_person(work: Callable[[Change], Any], built: Built, nth: int = 0, role: str = "deputy") -> Any:
    """One change of a person."""
    with change(built.actor(role, nth)) as tx:
        return work(tx)


@contextmanager
def service_follows(heard: Heard, built: Built) -> Iterator[None]:
    """Initial state + messages = new state, for those who serve and for everybody on the roll."""
    held, start = _state(built), len(heard.envelopes)
    yield
    for envelope in heard.envelopes[start:]:
        for name, value in envelope.slices.items():
            held[f"{envelope.room}/{name}"] = value
    now = _state(built)
    assert {key: value for key, value in held.items() if key in now} == now


def _state(built: Built) -> dict[str, Any]:
    with reading() as session:
        state = {
            f"meeting:{built.id}:service/calls": calls_slice(session, built.id)["calls"],
            f"meeting:{built.id}:staff/notices": notices_slice(session, built.id)["notices"],
        }
        for one in members_of(session, built.info.roll_id):
            own = my_service(session, built.id, one.person_id)
            state |= {f"person:{one.person_id}/{name}": value for name, value in own.items()}
    return state
