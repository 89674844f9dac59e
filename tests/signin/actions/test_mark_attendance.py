"""By hand: with a reason, with a name, with a way back that a vote bars."""

import pytest

from core.db import change, reading
from core.errors import NotFound, Refused
from signin import guards, store
from signin.actions.mark_attendance import mark_attendance
from signin.actions.sign_in_by_badge import sign_in_by_badge
from tests.signin.builders import DESK, GATE, a_hall


def mark(hall, name, verb, reason="证件遗失", sitting_id=None):
    with change(DESK) as tx:
        return mark_attendance(tx, sitting_id or hall.sitting_id, hall.who(name), verb, reason)


def refused(hall, name, verb, reason="证件遗失", sitting_id=None):
    with pytest.raises(Refused) as refusal:
        mark(hall, name, verb, reason, sitting_id)
    return refusal.value.code


def test_a_made_up_sign_in_says_who_and_why(app, clock, heard):
    hall = a_hall()
    done = mark(hall, "代表0001", "made_up")
    assert (done.state, done.by, done.reason, done.at) == ("made_up", "王秘书", "证件遗失", clock.at)
    entry = hall.journal()[-1]
    assert (entry.action, entry.actor_name, entry.subject) == ("attendance.made_up", "王秘书", hall.who("代表0001"))
    assert entry.data["reason"] == "证件遗失"
    assert hall.present() == 1
    assert heard.last("AttendanceNow").slices["attendance"]["present"] == 1


def test_leave_left_and_counts(app, clock):
    hall = a_hall()
    mark(hall, "代表0000", "leave", "出差")
    mark(hall, "代表0001", "made_up")
    mark(hall, "代表0002", "made_up")
    mark(hall, "代表0002", "left", "家事")
    with reading() as session:
        board = store.board_of(session, hall.roll_id, hall.sitting_id)
    assert (board.expected, board.present, board.leave, board.absent, board.left) == (6, 1, 1, 3, 1)


def test_the_same_again_changes_nothing(app, clock):
    hall = a_hall()
    mark(hall, "代表0001", "leave", "出差")
    written = len(hall.journal())
    mark(hall, "代表0001", "leave", "出差")
    assert len(hall.journal()) == written
    mark(hall, "代表0001", "leave", "住院")
    assert hall.mark("代表0001").reason == "住院"


def test_steps_that_lead_nowhere(app, clock):
    hall = a_hall()
    assert refused(hall, "代表0001", "left") == "attendance.not_here"
    assert refused(hall, "代表0001", "undo") == "attendance.nothing_to_undo"
    assert refused(hall, "代表0001", "made_up", " ") == "attendance.reason_needed"
    mark(hall, "代表0001", "made_up")
    assert refused(hall, "代表0001", "leave") == "attendance.is_here"
    assert refused(hall, "代表0001", "undo", "") == "attendance.reason_needed"


def test_undo_goes_back_one_step_at_a_time(app, clock):
    hall = a_hall()
    mark(hall, "代表0001", "leave", "出差")
    with change(GATE) as tx:
        sign_in_by_badge(tx, hall.sitting_id, hall.badges["代表0001"])
    assert hall.present() == 1
    assert mark(hall, "代表0001", "undo", "扫错了证").state == "leave"
    assert hall.mark("代表0001").reason == "出差"
    assert mark(hall, "代表0001", "undo", "登记错人") is None
    assert hall.mark("代表0001") is None
    assert [e.action for e in hall.journal()][-2:] == ["attendance.undone"] * 2
    assert hall.noted("attendance.undone")[0] == {
        "sitting": hall.sitting_id,
        "before": "present",
        "before_at": clock.at.isoformat(),
        "reason": "扫错了证",
    }


def test_undo_of_leaving_early_gives_the_arrival_back(app, clock):
    hall = a_hall()
    arrived = mark(hall, "代表0001", "made_up").at
    clock.tick(hours=1)
    mark(hall, "代表0001", "left", "误点")
    back = mark(hall, "代表0001", "undo", "误点")
    assert (back.state, back.at, back.left_at) == ("made_up", arrived, None)


def test_who_has_voted_was_here(app, clock):
    hall = a_hall()
    voter = hall.who("代表0001")
    asked = []

    def voted(session, sitting_id, person_id):
        asked.append((sitting_id, person_id))
        if person_id == voter:
            raise Refused("attendance.has_voted", "该人员已在本次会议投票，不能撤销签到")

    guards.before_undo.append(voted)
    try:
        mark(hall, "代表0001", "made_up")
        assert refused(hall, "代表0001", "undo") == "attendance.has_voted"
        assert hall.present() == 1
        mark(hall, "代表0001", "left", "家事")
        mark(hall, "代表0001", "undo", "误点")
        mark(hall, "代表0002", "leave", "出差")
        mark(hall, "代表0002", "undo", "误点")
    finally:
        guards.before_undo.remove(voted)
    assert asked == [(hall.sitting_id, voter)]


def test_leave_for_a_later_sitting_and_after_the_end(app, clock):
    hall = a_hall()
    assert mark(hall, "代表0001", "leave", "出差", hall.later_id).state == "leave"
    assert refused(hall, "代表0001", "made_up", "补", hall.later_id) == "signin.not_yet"
    hall.open()
    hall.close()
    assert refused(hall, "代表0002", "made_up") == "signin.closed"
    assert refused(hall, "代表0002", "left") == "signin.closed"
    assert mark(hall, "代表0002", "leave", "会后补假条").state == "leave"


def test_for_somebody_who_is_not_on_the_roll(app, clock):
    hall, other = a_hall(), a_hall(term=18)
    with pytest.raises(Refused) as refusal, change(DESK) as tx:
        mark_attendance(tx, hall.sitting_id, other.who("代表0001"), "made_up", "补签")
    assert refusal.value.code == "badge.not_on_roll"
    with pytest.raises(NotFound), change(DESK) as tx:
        mark_attendance(tx, "nowhere", hall.who("代表0001"), "made_up", "补签")
