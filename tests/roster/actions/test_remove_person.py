"""Taking somebody off a roll."""

import pytest
from flask import Flask

from core.actor import SYSTEM
from core.db import change, reading
from core.errors import NotFound, Refused
from roster.actions.freeze_roll import freeze_roll
from roster.actions.remove_person import remove_person
from roster.person_store import people_of
from tests.roster.builders import a_roll, deputies


def test_off_the_roll_but_still_in_the_term(app: Flask) -> None:
    built = a_roll(deputies(2))
    person_id = built.members()[0].person_id
    with change(SYSTEM) as tx:
        remove_person(tx, built.roll_id, person_id)
    assert len(built.members()) == 1
    with reading() as session:
        assert len(people_of(session, built.term_id)) == 2
    with pytest.raises(NotFound), change(SYSTEM) as tx:
        remove_person(tx, built.roll_id, person_id)


def test_nobody_leaves_a_frozen_roll(app: Flask) -> None:
    built = a_roll(deputies(2))
    with change(SYSTEM) as tx:
        freeze_roll(tx, built.roll_id)
    with pytest.raises(Refused, match=r"roll\.frozen"), change(SYSTEM) as tx:
        remove_person(tx, built.roll_id, built.members()[0].person_id)
