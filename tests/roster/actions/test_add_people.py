"""Putting many people on a roll."""

import pytest
from flask import Flask

from core.actor import SYSTEM
from core.db import change, reading
from core.errors import Refused
from roster.actions.add_people import NewPerson, add_people
from roster.actions.freeze_roll import freeze_roll
from roster.store import delegations_of
from tests.roster.builders import a_roll, deputies


def test_numbers_go_on_and_delegations_are_made_in_order(app: Flask) -> None:
    built = a_roll([NewPerson("甲", delegation="二团", number=7), NewPerson("乙", delegation="一团")])
    with change(SYSTEM) as tx:
        ids = add_people(tx, built.roll_id, [NewPerson("丙", delegation="一团"), NewPerson("丁", delegation="三团")])
    members = {m.person_id: m for m in built.members()}
    assert [members[i].number for i in ids] == [9, 10]
    with reading() as session:
        found = [(d.name, d.position) for d in delegations_of(session, built.term_id)]
    assert found == [("二团", 1), ("一团", 2), ("三团", 3)]


def test_all_or_none(app: Flask) -> None:
    built = a_roll([NewPerson("甲", number=1)])
    with pytest.raises(Refused, match="number_taken"), change(SYSTEM) as tx:
        add_people(tx, built.roll_id, [NewPerson("乙"), NewPerson("丙", number=1)])
    with pytest.raises(Refused, match="number_taken"), change(SYSTEM) as tx:
        add_people(tx, built.roll_id, [NewPerson("乙", number=5), NewPerson("丙", number=5)])
    assert [m.name for m in built.members()] == ["甲"]


def test_a_frozen_roll_takes_guests_alone(app: Flask) -> None:
    built = a_roll(deputies(2))
    with change(SYSTEM) as tx:
        freeze_roll(tx, built.roll_id)
    with pytest.raises(Refused, match=r"roll\.frozen"), change(SYSTEM) as tx:
        add_people(tx, built.roll_id, [NewPerson("甲")])
    with change(SYSTEM) as tx:
        add_people(tx, built.roll_id, [NewPerson("乙", roles=("observer",))])
    assert [m.votes for m in built.members() if m.name == "乙"] == [False]
