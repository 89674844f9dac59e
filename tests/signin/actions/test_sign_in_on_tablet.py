"""A tablet in the hall signs in, where the meeting lets it; it brings nobody back who has left."""

import pytest

from core.db import change
from core.errors import Refused
from signin.actions.choose_rules import choose_rules
from signin.actions.mark_attendance import mark_attendance
from signin.actions.sign_in_on_tablet import sign_in_on_tablet
from tests.signin.builders import DESK, a_hall


def here(hall, name):
    with change(hall.actor(name)) as tx:
        return sign_in_on_tablet(tx, hall.sitting_id)


def test_signs_in_once(app, clock):
    hall = a_hall()
    assert not here(hall, "代表0001").again
    assert here(hall, "代表0001").again
    assert hall.mark("代表0001").way == "tablet"


def test_not_where_the_meeting_does_not_want_it(app, clock):
    hall = a_hall()
    with change(DESK) as tx:
        choose_rules(tx, hall.meeting_id, tablet_signs_in=False, quorum=None)
    with pytest.raises(Refused) as refusal:
        here(hall, "代表0001")
    assert refusal.value.code == "tablet.does_not_count"
    assert hall.mark("代表0001") is None


def test_a_reload_brings_nobody_back(app, clock):
    hall = a_hall()
    here(hall, "代表0001")
    with change(DESK) as tx:
        mark_attendance(tx, hall.sitting_id, hall.who("代表0001"), "left", "公务")
    with pytest.raises(Refused) as refusal:
        here(hall, "代表0001")
    assert refusal.value.code == "tablet.has_left"
