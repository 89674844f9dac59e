"""Beginning a term."""

from datetime import date

import pytest
from flask import Flask

from core.actor import SYSTEM
from core.db import change, reading
from core.errors import Refused
from roster.actions.create_term import create_term
from roster.store import terms
from tests.roster.builders import a_term


def test_a_term_is_kept(app: Flask) -> None:
    term_id = a_term(19)
    with reading() as session:
        assert [(t.id, t.number) for t in terms(session)] == [(term_id, 19)]


def test_no_two_of_one_number_and_no_end_before_the_beginning(app: Flask) -> None:
    a_term(19)
    with pytest.raises(Refused, match=r"term\.exists"):
        a_term(19)
    with pytest.raises(Refused, match=r"term\.dates"), change(SYSTEM) as tx:
        create_term(tx, 20, "二十届", date(2027, 1, 1), date(2027, 1, 1))
