"""Putting one person on a roll."""

import pytest
from flask import Flask

from core.actor import SYSTEM
from core.db import change
from core.errors import Refused
from roster.actions.add_people import NewPerson
from roster.actions.add_person import add_person
from roster.rules.member import MemberFields, read_member
from tests.roster.builders import a_roll


def fields(**given: str) -> MemberFields:
    return read_member({"name": "王 伟", "delegation": "一团", "seat": "２-2"} | given, ["deputy"], "plenary")


def test_one_person_is_cleaned_and_added(app: Flask) -> None:
    built = a_roll([NewPerson("甲", delegation="一团")])
    with change(SYSTEM) as tx:
        add_person(tx, built.roll_id, fields())
    found = built.by_name("王伟")
    assert (found.number, found.seat, found.votes) == (2, "2-2", True)


def test_a_new_delegation_is_made_only_when_asked_for(app: Flask) -> None:
    built = a_roll()
    with pytest.raises(Refused, match=r"person\.delegation_unknown"), change(SYSTEM) as tx:
        add_person(tx, built.roll_id, fields())
    with change(SYSTEM) as tx:
        add_person(tx, built.roll_id, fields(), new_delegation=True)
    assert built.by_name("王伟").delegation == "一团"


def test_a_seat_or_number_of_another_is_refused(app: Flask) -> None:
    built = a_roll([NewPerson("甲", delegation="一团", seat="2-2")])
    with pytest.raises(Refused, match=r"seat\.taken"), change(SYSTEM) as tx:
        add_person(tx, built.roll_id, fields())
    with pytest.raises(Refused, match=r"person\.number_taken"), change(SYSTEM) as tx:
        add_person(tx, built.roll_id, fields(seat="", number="1"))


@pytest.mark.parametrize(
    ("given", "roles", "code"),
    [
        ({"name": ""}, ["deputy"], "person.name_missing"),
        ({"name": "甲", "seat": "x"}, ["deputy"], "person.seat_odd"),
        ({"name": "甲"}, [], "person.roles_missing"),
        ({"name": "甲"}, ["king"], "person.roles_missing"),
        ({"name": "甲"}, ["deputy", "observer"], "person.roles_contradict"),
    ],
)
def test_what_was_typed_is_checked(given: dict[str, str], roles: list[str], code: str) -> None:
    with pytest.raises(Refused) as caught:
        read_member(given, roles, "plenary")
    assert (caught.value.code, caught.value.status) == (code, 400)
