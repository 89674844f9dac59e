"""When a sealed ballot is taken and from whom: states, sign-in, badges, presses, two devices."""

import json
from functools import partial
from typing import Any

from flask import Flask

from core.db import reading
from roster.actions.revoke_badge import revoke_badge
from signin.actions.mark_attendance import mark_attendance
from tests.conftest import FrozenClock, code_of
from tests.voting.belenios.workshop import one_more
from tests.voting.builders import NO, STAFF, YES, a_poll, act, device, journal, opened, poll_now, refusal, sign_in
from tests.voting.sealed.builders import (
    SealedHall,
    a_sealed_hall,
    cast,
    closed_box,
    keep,
    new_badges,
    opened_counts,
    receipt_of,
    result_of,
    sealed_by,
    sealed_poll,
)
from tests.voting.sealed.forging import changed
from tests.voting.test_races import at_once
from voting.actions.close_due_polls import close_due_polls
from voting.actions.close_poll import close_poll
from voting.actions.open_poll import open_poll
from voting.actions.void_poll import void_poll
from voting.sealed import frozen, store
from voting.sealed.actions import cast_sealed
from voting.sealed.actions.resume_voting import resume_voting
from voting.sealed.actions.start_check import start_check


def raw_of(hall: SealedHall, place: int, poll_id: str, answer: Any = YES) -> str:
    return hall.sealed(place, poll_id, answer).raw.decode()


def press(hall: SealedHall, place: int, poll_id: str, raw: str) -> str:
    """The code with which a ballot is refused; "ok" where it is not."""
    return refusal(cast, hall.actor(place), poll_id, raw)


def faulty(hall: SealedHall, place: int, poll_id: str) -> str:
    """A ballot whose fault only the keeper finds."""
    path = ["answers", 0, "overall_proof", 0, "challenge"]
    return changed(hall.master(place), poll_id, hall.sealed(place, poll_id, YES), path, one_more)


def test_only_while_it_is_open(app: Flask) -> None:
    hall = a_sealed_hall(3)
    prepared = a_poll(hall.hall, box="sealed", keys="server")
    client = device(app, hall.hall.voters[0])
    assert code_of(client.post(f"/polls/{prepared}/sealed-ballot", {"ballot": "{}"})) == "poll.no_box"
    act(open_poll, prepared)
    raw, other = raw_of(hall, 0, prepared), raw_of(hall, 1, prepared)
    path = f"/polls/{prepared}/sealed-ballot"
    received = client.post(path, {"ballot": raw}).get_json()
    assert received["state"] == "received"
    act(start_check, prepared)
    assert press(hall, 1, prepared, other) == "poll.checking"
    assert client.post(path, {"ballot": raw}).get_json() == received, "the same bytes again get the same answer"
    act(resume_voting, prepared)
    assert press(hall, 1, prepared, other) == "ok"
    late = raw_of(hall, 2, prepared)
    act(start_check, prepared)
    keep()
    act(close_poll, prepared)
    assert press(hall, 2, prepared, late) == "poll.closed"
    keep()
    assert poll_now(prepared).state == "closed"
    assert press(hall, 2, prepared, late) == "poll.closed"
    assert client.post(path, {"ballot": raw}).get_json() == received | {"state": "checked"}
    act(void_poll, prepared, "有误")
    assert press(hall, 2, prepared, late) == "poll.void"
    assert opened_counts(prepared) == {"yes": 2, "no": 0, "abstain": 0}


def test_the_countdown_ends_in_the_checking(app: Flask, clock: FrozenClock) -> None:
    hall = a_sealed_hall(2)
    poll_id = sealed_poll(hall, duration_seconds=30)
    raw = raw_of(hall, 0, poll_id)
    clock.tick(seconds=30)
    assert press(hall, 0, poll_id, raw) == "poll.time_up"
    clock.tick(seconds=2)
    assert act(close_due_polls) == [poll_id]
    assert poll_now(poll_id).state == "checking"
    assert press(hall, 0, poll_id, raw) == "poll.checking"
    act(resume_voting, poll_id)
    assert press(hall, 0, poll_id, raw) == "ok", "whose ballot was missing can cast it after all"
    assert act(close_due_polls) == []


def test_only_who_has_signed_in(app: Flask) -> None:
    hall = a_sealed_hall(2, present=1)
    poll_id = sealed_poll(hall)
    raw = raw_of(hall, 1, poll_id)
    assert press(hall, 1, poll_id, raw) == "ballot.not_signed_in"
    sign_in(hall.hall, 1)
    assert press(hall, 1, poll_id, raw) == "ok"


def test_who_has_voted_sealed_keeps_the_sign_in(app: Flask) -> None:
    hall = a_sealed_hall(2)
    poll_id = sealed_poll(hall)
    hall.vote(0, poll_id, YES)

    def undo(place: int) -> str:
        person_id = hall.actor(place).id
        return refusal(act, mark_attendance, hall.hall.sitting_id, person_id, "undo", "扫错", by=STAFF)

    assert [undo(0), undo(1)] == ["poll.has_voted", "ok"]


def test_a_sealed_ballot_to_a_named_poll(app: Flask) -> None:
    hall = a_sealed_hall(2)
    sealed = sealed_poll(hall)
    raw = raw_of(hall, 0, sealed)
    act(void_poll, sealed, "改为记名")
    named = opened(hall.hall)
    assert press(hall, 0, named, raw) == "poll.no_box"
    assert refusal(act, start_check, named) == "poll.not_sealed"
    client = device(app, hall.hall.voters[0])
    for path in ("election", "credentials", "tally", "board", "sealed-ballots", "test-ballots"):
        assert code_of(client.get(f"/polls/{named}/{path}")) == "poll.no_box"


def test_yesterdays_ballot_does_not_fit_todays_poll(app: Flask) -> None:
    hall = a_sealed_hall(2)
    first = sealed_poll(hall)
    raw = raw_of(hall, 0, first)
    hall.vote(0, first, YES)
    closed_box(first)
    second = sealed_poll(hall)
    assert press(hall, 0, second, raw) == "ballot.context.uuid"
    forged = json.loads(raw) | {"election_uuid": frozen.frozen_election(second).uuid}
    assert press(hall, 0, second, json.dumps(forged, separators=(",", ":"))) == "ballot.context.election"


def test_first_press_counts(app: Flask) -> None:
    """A second ballot is refused, even one with the same answer; but a faulty first one does not rob the vote."""
    hall = a_sealed_hall(2)
    poll_id = sealed_poll(hall, press="first")
    assert press(hall, 0, poll_id, faulty(hall, 0, poll_id)) == "ok"
    assert press(hall, 0, poll_id, raw_of(hall, 0, poll_id)) == "ballot.already_cast"
    keep()
    good = raw_of(hall, 0, poll_id)
    assert press(hall, 0, poll_id, good) == "ok"
    assert press(hall, 0, poll_id, good) == "ok", "the same bytes again are no second ballot"
    assert press(hall, 0, poll_id, raw_of(hall, 0, poll_id, NO)) == "ballot.already_cast"
    keep()
    assert press(hall, 0, poll_id, raw_of(hall, 0, poll_id, NO)) == "ballot.already_cast"
    assert receipt_of(poll_id, hall.actor(0)).press == 2
    closed_box(poll_id)
    assert opened_counts(poll_id) == {"yes": 1, "no": 0, "abstain": 0}


def test_a_faulty_second_ballot_leaves_the_first(app: Flask) -> None:
    hall = a_sealed_hall(2)
    poll_id = sealed_poll(hall, press="last")
    hall.vote(0, poll_id, NO)
    keep()
    assert press(hall, 0, poll_id, faulty(hall, 0, poll_id)) == "ok"
    keep()
    assert receipt_of(poll_id, hall.actor(0)).state == "refused"
    closed_box(poll_id)
    assert opened_counts(poll_id) == {"yes": 0, "no": 1, "abstain": 0}
    assert result_of(poll_id)["figures"]["cast"] == 1


def test_one_tablet_cannot_keep_the_keeper_busy_for_hours(app: Flask, monkeypatch: Any) -> None:
    monkeypatch.setattr(cast_sealed, "MOST", 3)
    hall = a_sealed_hall(2)
    poll_id = sealed_poll(hall, press="last")
    ballots = [faulty(hall, 0, poll_id), raw_of(hall, 0, poll_id), raw_of(hall, 0, poll_id, NO)]
    assert [press(hall, 0, poll_id, raw) for raw in ballots] == ["ok"] * 3
    assert press(hall, 0, poll_id, raw_of(hall, 0, poll_id)) == "ballot.too_many"
    assert press(hall, 0, poll_id, ballots[1]) == "ok", "known bytes are answered still"
    assert press(hall, 1, poll_id, raw_of(hall, 1, poll_id)) == "ok"


def test_a_badge_reissued_while_the_poll_is_open(app: Flask) -> None:
    """The old ballot stays and counts; the new badge hears that this box knows only the old one."""
    hall = a_sealed_hall(3)
    poll_id = sealed_poll(hall, press="last")
    old = raw_of(hall, 0, poll_id)
    assert press(hall, 0, poll_id, old) == "ok"
    (fresh,) = new_badges(hall.hall, [0]).values()
    assert press(hall, 0, poll_id, sealed_by(fresh, poll_id, NO).raw.decode()) == "ballot.badge_changed"
    act(revoke_badge, hall.actor(1).id, by=STAFF)
    assert press(hall, 1, poll_id, sealed_by(fresh, poll_id, NO).raw.decode()) == "ballot.badge_changed"
    assert press(hall, 0, poll_id, old) == "ok"
    closed_box(poll_id)
    assert opened_counts(poll_id) == {"yes": 1, "no": 0, "abstain": 0}
    again = sealed_poll(hall)
    assert press(hall, 0, again, sealed_by(fresh, again, NO).raw.decode()) == "ok"
    assert press(hall, 1, again, raw_of(hall, 2, again)) == "ballot.no_badge"


def test_who_had_no_badge_at_the_opening(app: Flask) -> None:
    hall = a_sealed_hall(3)
    act(revoke_badge, hall.actor(2).id, by=STAFF)
    poll_id = a_poll(hall.hall, box="sealed", keys="server")
    assert "poll.without_badges" in act(open_poll, poll_id)
    (fresh,) = new_badges(hall.hall, [2]).values()
    assert press(hall, 2, poll_id, sealed_by(fresh, poll_id, YES).raw.decode()) == "ballot.no_badge"


def test_two_devices_of_one_badge_first_press(app: Flask) -> None:
    hall = a_sealed_hall(6)
    poll_id = sealed_poll(hall, press="first")
    ballots = [(place, raw_of(hall, place, poll_id, answer)) for place in range(6) for answer in (YES, NO)]
    results = at_once([partial(cast, hall.actor(place), poll_id, raw) for place, raw in ballots])
    for place in range(6):
        mine = results[2 * place : 2 * place + 2]
        (won,) = [one for one in mine if not isinstance(one, str)]
        assert mine.count("ballot.already_cast") == 1
        assert receipt_of(poll_id, hall.actor(place)).tracker == won.tracker
    keep()
    with reading() as session:
        assert len(store.boxed(session, poll_id)) == 6


def test_two_devices_of_one_badge_last_press(app: Flask) -> None:
    hall = a_sealed_hall(1)
    poll_id = sealed_poll(hall, press="last")
    tasks = [partial(cast, hall.actor(0), poll_id, raw_of(hall, 0, poll_id, answer)) for answer in (YES, NO, YES, NO)]
    results = at_once(tasks)
    assert sorted(one.presses for one in results) == [1, 2, 3, 4]
    last = max(results, key=lambda one: one.presses)
    keep()
    with reading() as session:
        trackers = [one.tracker for one in store.boxed_receipts(session, poll_id)]
    assert trackers == [one.tracker for one in sorted(results, key=lambda one: one.presses)]
    assert receipt_of(poll_id, hall.actor(0)).tracker == last.tracker


def test_a_double_tap(app: Flask) -> None:
    hall = a_sealed_hall(1)
    poll_id = sealed_poll(hall, press="first")
    raw = raw_of(hall, 0, poll_id)
    results = at_once([partial(cast, hall.actor(0), poll_id, raw)] * 6)
    assert len({(one.tracker, one.at, one.presses) for one in results}) == 1
    keep()
    assert journal(hall.hall).count("ballot.refused") == 0
    with reading() as session:
        assert len(store.boxed(session, poll_id)) == 1


def test_checking_begins_in_the_middle_of_the_burst(app: Flask) -> None:
    """Every ballot that was acknowledged is counted, every other was refused."""
    hall = a_sealed_hall(10)
    poll_id = sealed_poll(hall)
    tasks: list[Any] = [partial(cast, hall.actor(place), poll_id, raw_of(hall, place, poll_id)) for place in range(10)]
    tasks.insert(5, partial(act, start_check, poll_id))
    results = at_once(tasks)
    del results[5]
    assert {one for one in results if isinstance(one, str)} <= {"poll.checking"}
    closed_box(poll_id)
    assert opened_counts(poll_id)["yes"] == sum(not isinstance(one, str) for one in results)


def test_elections_that_a_process_remembers_are_few(app: Flask) -> None:
    hall = a_sealed_hall(1)
    poll_id = sealed_poll(hall)
    frozen._raws.clear()
    frozen._raws.update({f"old-{place}": "" for place in range(frozen.KEPT)})
    assert frozen.frozen_election(poll_id).name
    assert len(frozen._raws) == frozen.KEPT
    assert "old-0" not in frozen._raws
    frozen._raws.clear()
