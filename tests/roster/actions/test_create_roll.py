"""Beginning a roll."""

import pytest
from flask import Flask

from core.actor import SYSTEM
from core.db import change, reading
from core.errors import NotFound, Refused
from roster.actions.add_people import NewPerson
from roster.actions.create_roll import create_roll
from roster.store import roll
from tests.roster.builders import a_roll, a_term


def test_the_kind_says_who_votes(app: Flask) -> None:
    people = [NewPerson("甲", roles=("deputy", "committee")), NewPerson("乙", roles=("deputy", "attending"))]
    built = a_roll(people, kind="standing")
    assert [m.votes for m in built.members()] == [True, False]
    with reading() as session:
        info = roll(session, built.roll_id)
    assert (info.kind, info.members_n, info.frozen_at) == ("standing", None, None)


def test_an_unknown_term_or_kind_is_refused(app: Flask) -> None:
    with pytest.raises(NotFound), change(SYSTEM) as tx:
        create_roll(tx, "none", "名册")
    term_id = a_term()
    with pytest.raises(Refused, match=r"roll\.kind"), change(SYSTEM) as tx:
        create_roll(tx, term_id, "名册", kind="party")
