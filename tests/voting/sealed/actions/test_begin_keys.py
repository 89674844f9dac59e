"""Beginning a key ceremony: scrutineers of the roll, in the order of their numbers."""

import pytest
from flask import Flask

from core.db import reading
from meeting.actions.close_sitting import close_sitting
from meeting.actions.end_meeting import end_meeting
from tests.conftest import Heard, code_of
from tests.voting.builders import STAFF, a_poll, act, device, journal, last_entry, refusal
from tests.voting.sealed.builders import SealedHall, a_sealed_hall, keys_for_all
from voting.actions.open_poll import open_poll
from voting.sealed import store
from voting.sealed.actions.begin_keys import begin_keys


def people(hall: SealedHall, *places: int) -> list[str]:
    return [hall.hall.voters[place].person_id for place in places]


def begin(hall: SealedHall, kind: str, threshold: int | None, chosen: list[str]) -> str:
    return refusal(act, begin_keys, hall.meeting_id, kind, threshold, chosen, by=STAFF)


def test_a_group_begins(app: Flask, heard: Heard) -> None:
    hall = a_sealed_hall(4, scrutineers=3)
    chosen = people(hall, 2, 0, 1)
    group_id = act(begin_keys, hall.meeting_id, "threshold", 2, chosen, by=STAFF)
    keys = heard.last("KeysChanged")
    assert keys.room.endswith(":hall")
    slice_ = keys.slices["keys"]
    holders = [(one["person_id"], one["number"], one["done"]) for one in slice_["holders"]]
    assert holders == [(person, number, False) for number, person in enumerate(chosen, 1)]
    assert (slice_["group_id"], slice_["kind"], slice_["threshold"]) == (group_id, "threshold", 2)
    assert (slice_["step"], slice_["fingerprint"], slice_["code"]) == ("gathering", "", "")
    assert last_entry(hall.hall, "keys.begun") == {"kind": "threshold", "needed": 2, "people": chosen}


def test_a_new_one_replaces_an_unfinished_one_but_not_a_ready_one(app: Flask) -> None:
    hall = a_sealed_hall(3, scrutineers=2)
    first = act(begin_keys, hall.meeting_id, "all", None, people(hall, 0, 1), by=STAFF)
    second = act(begin_keys, hall.meeting_id, "all", None, people(hall, 0), by=STAFF)
    assert steps(first, second) == ["dropped", "gathering"]
    assert journal(hall.hall).count("keys.dropped") == 1
    ready = keys_for_all(hall, 2)
    assert steps(second, ready) == ["dropped", "ready"]
    fourth = act(begin_keys, hall.meeting_id, "all", None, people(hall, 1), by=STAFF)
    assert steps(ready, fourth) == ["ready", "gathering"]
    poll_id = a_poll(hall.hall, box="sealed", keys="scrutineers")
    act(open_poll, poll_id)
    with reading() as session:
        assert store.box_of(session, poll_id).group_id == ready, "a poll uses the newest that is ready"


def steps(*groups: str) -> list[str]:
    with reading() as session:
        return [store.group_row(session, group_id).step for group_id in groups]


@pytest.mark.parametrize(
    ("kind", "threshold", "places", "code"),
    [
        ("all", None, (), "keys.holders"),
        ("all", None, (0, 0), "keys.twice"),
        ("all", None, (0, 3), "keys.not_scrutineer"),
        ("threshold", None, (0, 1), "keys.threshold"),
        ("threshold", 0, (0, 1), "keys.threshold"),
        ("threshold", 3, (0, 1), "keys.threshold"),
        ("threshold", 1, (0,), "keys.threshold"),
        ("threshold", 1, (0, 1), "keys.threshold"),
        ("threshold", 2, (0, 1), "ok"),
        ("threshold", 3, (0, 1, 2), "ok"),
    ],
)
def test_who_and_how_many(app: Flask, kind: str, threshold: int | None, places: tuple[int, ...], code: str) -> None:
    hall = a_sealed_hall(4, scrutineers=3)
    assert begin(hall, kind, threshold, people(hall, *places)) == code
    assert begin(hall, "all", None, ["nobody"]) == "keys.not_scrutineer"
    assert begin(hall, "all", None, [f"nobody-{place}" for place in range(16)]) == "keys.holders"


def test_by_the_staff_and_while_the_meeting_lasts(app: Flask) -> None:
    hall = a_sealed_hall(2, scrutineers=1)
    body = {"kind": "all", "people": people(hall, 0)}
    assert code_of(device(app, hall.hall.voters[0]).post(f"/meetings/{hall.meeting_id}/keys", body)) == "forbidden"
    assert refusal(act, open_poll, a_poll(hall.hall, box="sealed", keys="scrutineers")) == "keys.not_ready"
    act(close_sitting, hall.hall.sitting_id)
    act(end_meeting, hall.meeting_id)
    assert begin(hall, "all", None, people(hall, 0)) != "ok"
