"""The quorum is counted, kept and journalled, met or not."""

import pytest

from core.db import change, reading
from core.errors import Refused
from roster.actions.set_members_n import set_members_n
from signin import store
from signin.actions.check_quorum import check_quorum
from signin.actions.mark_attendance import mark_attendance
from signin.actions.sign_in_by_badge import sign_in_by_badge
from tests.signin.builders import CHAIR, DESK, GATE, a_hall


def check(hall):
    with change(CHAIR) as tx:
        return check_quorum(tx, hall.sitting_id)


def sign_in(hall, *names):
    for name in names:
        with change(GATE) as tx:
            sign_in_by_badge(tx, hall.sitting_id, hall.badges[name])


def test_two_thirds_of_all_deputies_not_of_those_expected(app, clock):
    hall = a_hall(6)
    with change(DESK) as tx:
        set_members_n(tx, hall.roll_id, 7)
    sign_in(hall, "代表0000", "代表0001", "代表0002", "代表0003", "列席甲", "旁听甲")
    found = check(hall)
    assert (found.members_n, found.present, found.needed, found.met) == (7, 4, 5, False)
    sign_in(hall, "代表0004")
    assert check(hall).met
    assert check(hall).rule["sentence"] == "全体代表三分之二以上出席，始得举行会议"
    with reading() as session:
        assert [c.met for c in store.checks_of(session, hall.sitting_id)] == [False, True]
    assert [data["met"] for data in hall.noted("quorum.checked")] == [False, True]


def test_a_double_touch_is_one_check_but_later_it_is_another(app, clock):
    hall = a_hall()
    first = check(hall)
    clock.tick(seconds=1)
    assert check(hall) == first
    clock.tick(minutes=30)
    assert check(hall).at > first.at
    assert len(hall.noted("quorum.checked")) == 2


def test_who_left_early_is_missing(app, clock):
    hall = a_hall(3)
    sign_in(hall, "代表0000", "代表0001")
    assert check(hall).met
    with change(DESK) as tx:
        mark_attendance(tx, hall.sitting_id, hall.who("代表0000"), "left", "家事")
    clock.tick(minutes=1)
    assert not check(hall).met


def test_standing_committee_needs_more_than_half(app, clock):
    hall = a_hall(4, kind="standing")
    sign_in(hall, "代表0000", "代表0001")
    assert (check(hall).needed, check(hall).met) == (3, False)


def test_not_after_the_sitting(app, clock):
    hall = a_hall()
    hall.open()
    hall.close()
    with pytest.raises(Refused) as refusal:
        check(hall)
    assert refusal.value.code == "signin.closed"
