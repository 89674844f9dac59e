"""The code on the wall: now and a moment ago, never a picture, never of another sitting."""

import pytest

from core.db import change
from core.errors import NotFound, Refused
from signin.actions.sign_in_by_wall import sign_in_by_wall
from signin.actions.start_wall import start_wall
from signin.rules.wall_code import code_of, window_at
from tests.signin.builders import CHAIR, a_hall


def started(hall):
    with change(CHAIR) as tx:
        return start_wall(tx, hall.sitting_id)


def scan(hall, name, code, sitting_id=None):
    with change(hall.actor(name)) as tx:
        return sign_in_by_wall(tx, sitting_id or hall.sitting_id, code)


def refused(hall, name, code, sitting_id=None):
    with pytest.raises(Refused) as refusal:
        scan(hall, name, code, sitting_id)
    return refusal.value.code


def test_now_and_a_moment_ago_but_no_picture(app, clock):
    hall = a_hall()
    secret = started(hall)
    code = code_of(secret, hall.sitting_id, window_at(clock.at))
    assert not scan(hall, "代表0001", code).again
    clock.tick(seconds=30)
    assert not scan(hall, "代表0002", code).again
    clock.tick(seconds=30)
    assert refused(hall, "代表0003", code) == "wall.old_code"
    assert hall.mark("代表0001").way == "wall"
    assert hall.present() == 2


def test_twice_tells_the_first_time(app, clock):
    hall = a_hall()
    secret = started(hall)
    first = scan(hall, "代表0001", code_of(secret, hall.sitting_id, window_at(clock.at)))
    clock.tick(minutes=3)
    again = scan(hall, "代表0001", code_of(secret, hall.sitting_id, window_at(clock.at)))
    assert (again.again, again.at) == (True, first.at)


def test_forged_future_and_foreign(app, clock):
    hall = a_hall()
    assert refused(hall, "代表0001", "x.1") == "wall.wrong_code"
    secret = started(hall)
    window = window_at(clock.at)
    for code in (
        code_of("guess", hall.sitting_id, window),
        code_of(secret, hall.sitting_id, window + 1),
        code_of(secret, hall.later_id, window),
    ):
        assert refused(hall, "代表0001", code) == "wall.wrong_code"
    assert refused(hall, "代表0001", code_of(secret, hall.sitting_id, window), hall.later_id) == "wall.wrong_code"


def test_after_the_sitting_and_for_strangers(app, clock):
    hall = a_hall()
    secret = started(hall)
    hall.open()
    hall.close()
    code = code_of(secret, hall.sitting_id, window_at(clock.at))
    assert refused(hall, "代表0001", code) == "signin.closed"
    stranger = a_hall(term=18)
    with pytest.raises(NotFound), change(stranger.actor("代表0001")) as tx:
        sign_in_by_wall(tx, hall.sitting_id, code)
