"""Freezing a roll."""

import pytest
from flask import Flask

from core.actor import SYSTEM
from core.db import change, reading
from core.errors import NotFound, Refused
from roster.actions.add_people import NewPerson, add_people
from roster.actions.freeze_roll import freeze_roll
from roster.actions.set_members_n import set_members_n
from roster.store import members_n, roll
from tests.conftest import FrozenClock
from tests.roster.builders import a_roll, deputies


def test_n_is_what_was_set_else_the_voters(app: Flask) -> None:
    first, second = a_roll([*deputies(3), NewPerson("客", roles=("observer",))]), None
    with change(SYSTEM) as tx:
        assert freeze_roll(tx, first.roll_id) == 3
    second = a_roll(deputies(3), term_id=first.term_id)
    with change(SYSTEM) as tx:
        set_members_n(tx, second.roll_id, 5)
        assert freeze_roll(tx, second.roll_id) == 5
    with reading() as session:
        assert (members_n(session, first.roll_id), members_n(session, second.roll_id)) == (3, 5)


def test_again_changes_nothing(app: Flask, clock: FrozenClock) -> None:
    built = a_roll(deputies(3))
    with change(SYSTEM) as tx:
        freeze_roll(tx, built.roll_id)
    at = clock.at
    clock.tick(hours=1)
    with change(SYSTEM) as tx:
        add_people(tx, built.roll_id, [NewPerson("客", roles=("observer",))])
        assert freeze_roll(tx, built.roll_id) == 3
    with reading() as session:
        assert roll(session, built.roll_id).frozen_at == at


def test_a_roll_without_voters_or_with_too_small_an_n_cannot_be_frozen(app: Flask) -> None:
    built = a_roll()
    with pytest.raises(Refused, match=r"roll\.no_voters"), change(SYSTEM) as tx:
        freeze_roll(tx, built.roll_id)
    with change(SYSTEM) as tx:
        add_people(tx, built.roll_id, deputies(2))
        set_members_n(tx, built.roll_id, 2)
        add_people(tx, built.roll_id, [NewPerson("三")])
    with pytest.raises(Refused, match=r"roll\.n_too_small"), change(SYSTEM) as tx:
        freeze_roll(tx, built.roll_id)
    with pytest.raises(NotFound), change(SYSTEM) as tx:
        freeze_roll(tx, "none")
