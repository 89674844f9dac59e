"""What the rest of the house asks the roster."""

from datetime import date

import pytest
from flask import Flask

from core.actor import SYSTEM
from core.db import change, reading
from core.errors import NotFound, Refused
from roster import store
from roster.actions.add_people import NewPerson
from roster.actions.create_term import create_term
from roster.store import me_slice, member, members_n, members_of, on_roll, person_by_badge, voters_of
from tests.conftest import FrozenClock
from tests.roster.builders import a_roll, a_term


def test_members_come_by_delegation_and_number(app: Flask) -> None:
    built = a_roll(
        [
            NewPerson("无团", roles=("secretariat",)),
            NewPerson("甲", delegation="第一代表团"),
            NewPerson("乙", delegation="第二代表团"),
            NewPerson("丙", delegation="第一代表团", roles=("deputy", "scrutineer"), seat="1-2"),
        ]
    )
    with reading() as session:
        found = members_of(session, built.roll_id)
        voters = voters_of(session, built.roll_id)
        assert members_n(session, built.roll_id) == 3
    assert [m.name for m in found] == ["甲", "丙", "乙", "无团"]
    assert [m.name for m in voters] == ["甲", "丙", "乙"]
    assert found[1].roles == ("deputy", "scrutineer")
    assert (found[1].seat, found[1].delegation, found[1].number) == ("1-2", "第一代表团", 4)
    assert not found[3].votes


def test_one_member_and_the_slice_me(app: Flask) -> None:
    built = a_roll([NewPerson("王伟", "男", "第一代表团", "教师", "0123", "3-12")])
    person_id = built.members()[0].person_id
    with reading() as session:
        assert member(session, built.roll_id, "nobody") is None
        assert me_slice(session, built.roll_id, "nobody") is None
        assert on_roll(session, built.roll_id, person_id)
        assert me_slice(session, built.roll_id, person_id) == {
            "person_id": person_id,
            "name": "王伟",
            "delegation": "第一代表团",
            "seat": "3-12",
            "votes": True,
            "roles": ["deputy"],
        }


def test_the_present_term_is_the_one_that_runs_today(app: Flask, clock: FrozenClock) -> None:
    with reading() as session:
        assert store.current_term(session) is None
    a_term(18)
    with change(SYSTEM) as tx:
        create_term(tx, 20, "第二十届", date(2027, 1, 1), date(2031, 12, 31))
    with reading() as session:
        found = store.current_term(session)
        assert found is not None
        assert found.number == 18
        assert [t.number for t in store.terms(session)] == [20, 18]
        assert store.term(session, found.id) == found


def test_what_is_not_there_is_not_found(app: Flask) -> None:
    with reading() as session:
        with pytest.raises(NotFound):
            store.roll(session, "none")
        with pytest.raises(NotFound):
            store.term(session, "none")
        assert members_n(session, "none") == 0


def test_an_unknown_badge_is_refused_as_a_wrong_guess(app: Flask) -> None:
    with reading() as session, pytest.raises(Refused) as caught:
        person_by_badge(session, "0" * 64)
    assert (caught.value.code, caught.value.status) == ("badge.unknown", 401)
