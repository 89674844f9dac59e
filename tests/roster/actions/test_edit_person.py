"""Changing one person."""

import pytest
from flask import Flask

from core.actor import SYSTEM
from core.db import change, reading
from core.errors import NotFound, Refused
from core.journal.store import entries_of
from roster.actions.add_people import NewPerson
from roster.actions.edit_person import edit_person
from roster.actions.freeze_roll import freeze_roll
from roster.rules.member import MemberFields, read_member
from tests.roster.builders import BuiltRoll, a_roll


def fields(*roles: str, **given: str) -> MemberFields:
    return read_member(
        {"name": "甲", "delegation": "一团", "seat": "1-1"} | given, list(roles or ["deputy"]), "plenary"
    )


@pytest.fixture
def built(app: Flask) -> BuiltRoll:
    return a_roll([NewPerson("甲", delegation="一团", seat="1-1"), NewPerson("乙", delegation="二团", seat="1-2")])


def edit(built: BuiltRoll, name: str, new: MemberFields) -> list[str]:
    person_id = built.by_name(name).person_id
    with change(SYSTEM) as tx:
        return edit_person(tx, built.roll_id, person_id, new)


def test_what_changes_is_journalled_and_the_same_again_is_not(built: BuiltRoll) -> None:
    new = fields("deputy", "scrutineer", post="教师", seat="1-3", delegation="二团")
    assert edit(built, "甲", new) == ["post", "delegation_id", "seat", "roles"]
    found = built.by_name("甲")
    assert (found.post, found.seat, found.delegation, found.number) == ("教师", "1-3", "二团", 1)
    assert edit(built, "甲", new) == []
    with reading() as session:
        actions = [e.action for e in entries_of(session, "system")]
    assert actions.count("roll.person_changed") == 1


def test_others_seats_and_numbers_are_refused(built: BuiltRoll) -> None:
    with pytest.raises(Refused, match=r"seat\.taken"):
        edit(built, "甲", fields(seat="1-2"))
    with pytest.raises(Refused, match=r"person\.number_taken"):
        edit(built, "甲", fields(number="2"))
    assert edit(built, "甲", fields(number="1")) == []


def test_a_frozen_roll_keeps_its_voters(built: BuiltRoll) -> None:
    with change(SYSTEM) as tx:
        freeze_roll(tx, built.roll_id)
    with pytest.raises(Refused, match=r"roll\.frozen"):
        edit(built, "甲", fields("attending"))
    assert edit(built, "甲", fields(seat="9-9", post="新职务")) == ["post", "seat"]


def test_who_is_not_on_the_roll_is_not_found(built: BuiltRoll) -> None:
    with pytest.raises(NotFound), change(SYSTEM) as tx:
        edit_person(tx, built.roll_id, "none", fields())
