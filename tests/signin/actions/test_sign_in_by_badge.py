"""At the gate: the badge decides, a second scan is harmless, two gates at one instant make one mark."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest

from core.actor import NOBODY
from core.db import change, reading
from core.errors import NotFound, Refused
from roster.actions.issue_badges import issue_badges
from roster.actions.revoke_badge import revoke_badge
from roster.rules.login_token import login_token
from signin import store
from signin.actions.mark_attendance import mark_attendance
from signin.actions.sign_in_by_badge import sign_in_by_badge
from tests.signin.builders import DESK, GATE, a_hall


def scan(hall, badge, sitting_id=None, **kwargs):
    with change(GATE) as tx:
        return sign_in_by_badge(tx, sitting_id or hall.sitting_id, badge, **kwargs)


def refused(hall, badge, sitting_id=None):
    with pytest.raises(Refused) as refusal:
        scan(hall, badge, sitting_id)
    return refusal.value.code


def test_signs_in_before_the_sitting_is_declared_open(app, clock, heard):
    hall = a_hall()
    done = scan(hall, hall.badges["代表0001"])
    assert (done.member.name, done.member.delegation, done.member.seat) == ("代表0001", "第2代表团", "1-2")
    assert not done.again
    assert done.at == clock.at
    assert hall.present() == 1
    assert heard.last("AttendanceNow").slices["attendance"]["present"] == 1
    assert heard.last("SeatsNow").slices["seats"]["states"]["1-2"] == "present"
    assert heard.last("MyAttendance").slices["my_attendance"]["state"] == "present"
    assert heard.last("MyAttendance").room == f"person:{hall.who('代表0001')}"


def test_a_second_scan_tells_the_first_time_and_changes_nothing(app, clock, heard):
    hall = a_hall()
    first = scan(hall, hall.badges["代表0001"])
    said, written = len(heard.envelopes), len(hall.journal())
    clock.tick(minutes=7)
    again = scan(hall, hall.badges["代表0001"])
    assert again.again
    assert again.at == first.at
    assert (len(heard.envelopes), len(hall.journal())) == (said, written)


def test_the_secret_of_a_badge_opens_nothing(app, clock):
    hall = a_hall()
    with change(DESK) as tx:
        secret = issue_badges(tx, hall.roll_id, [hall.who("代表0002")])[0].secret
    for text in (secret, f"https://hall.local/b#{secret}"):
        assert refused(hall, text) == "badge.unknown"
    assert scan(hall, login_token(secret)).member.name == "代表0002"


def test_badges_that_open_nothing(app, clock):
    hall = a_hall()
    assert refused(hall, "0" * 64) == "badge.unknown"
    other = a_hall(term=18)
    assert refused(hall, other.badges["代表0001"]) == "badge.other_term"
    with change(DESK) as tx:
        revoke_badge(tx, hall.who("代表0003"))
        issue_badges(tx, hall.roll_id, [hall.who("代表0004")])
    assert refused(hall, hall.badges["代表0003"]) == "badge.revoked"
    assert refused(hall, hall.badges["代表0004"]) == "badge.revoked"
    assert hall.present() == 0
    assert not hall.noted("attendance.signed_in")


def test_of_this_term_but_not_on_this_roll(app, clock):
    hall = a_hall()
    other = a_hall_of_the_same_term(hall)
    assert refused(hall, other) == "badge.not_on_roll"


def a_hall_of_the_same_term(hall):
    from meeting.actions.create_meeting import create_meeting
    from meeting.store import roll_of
    from roster.actions.add_people import NewPerson, add_people

    with change(DESK) as tx:
        meeting_id = create_meeting(tx, hall.term_id, "standing", 3, "常委会会议")
        roll_id = roll_of(tx.session, meeting_id) or ""
        add_people(tx, roll_id, [NewPerson("外人", roles=("committee",))])
        return issue_badges(tx, roll_id)[0].token


def test_guests_sign_in_but_do_not_count(app, clock):
    hall = a_hall()
    for name in ("列席甲", "旁听甲"):
        assert not scan(hall, hall.badges[name]).member.votes
    assert hall.present() == 0
    with reading() as session:
        assert len(store.present_ids(session, hall.sitting_id)) == 2
        assert store.is_present(session.connection(), hall.sitting_id, hall.who("旁听甲"))


def test_a_closed_and_a_later_sitting(app, clock):
    hall = a_hall()
    assert refused(hall, hall.badges["代表0001"], hall.later_id) == "signin.not_yet"
    hall.open()
    hall.close()
    assert refused(hall, hall.badges["代表0001"]) == "signin.closed"
    assert scan(hall, hall.badges["代表0001"], hall.later_id).member.name == "代表0001"


def test_no_such_sitting_and_no_business_there(app, clock):
    hall = a_hall()
    with pytest.raises(NotFound):
        scan(hall, hall.badges["代表0001"], "nowhere")
    with pytest.raises(NotFound), change(NOBODY) as tx:
        sign_in_by_badge(tx, hall.sitting_id, hall.badges["代表0001"])


def test_from_leave_and_after_leaving_early_the_journal_keeps_the_story(app, clock):
    hall = a_hall()
    with change(DESK) as tx:
        mark_attendance(tx, hall.sitting_id, hall.who("代表0001"), "leave", "住院")
    clock.tick(minutes=1)
    assert not scan(hall, hall.badges["代表0001"]).again
    clock.tick(minutes=9)
    with change(DESK) as tx:
        mark_attendance(tx, hall.sitting_id, hall.who("代表0001"), "left", "身体不适")
    assert hall.present() == 0
    clock.tick(minutes=9)
    back = scan(hall, hall.badges["代表0001"])
    assert not back.again
    assert back.at == clock.at
    assert hall.present() == 1
    assert [entry["before"] for entry in hall.noted("attendance.signed_in")] == ["leave", "left"]


def test_a_scan_that_was_kept_without_network_counts_from_now(app, clock):
    hall = a_hall()
    kept = clock.at - timedelta(minutes=14)
    assert scan(hall, hall.badges["代表0001"], scanned_at=kept).at == clock.at
    assert hall.noted("attendance.signed_in")[-1]["scanned_at"] == kept.isoformat()
    scan(hall, hall.badges["代表0002"], scanned_at=clock.at + timedelta(days=1))
    assert "scanned_at" not in hall.noted("attendance.signed_in")[-1]


def test_two_gates_at_the_same_instant(app):
    hall = a_hall()
    start, done = Barrier(8), []

    def gate():
        start.wait()
        done.append(scan(hall, hall.badges["代表0001"]))

    threads = [Thread(target=gate) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(one.again for one in done) == [False] + [True] * 7
    assert len({one.at for one in done}) == 1
    assert len(hall.noted("attendance.signed_in")) == 1
    assert hall.present() == 1
