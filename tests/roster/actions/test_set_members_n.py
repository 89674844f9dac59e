"""Setting N."""

import pytest
from flask import Flask

from core.actor import SYSTEM
from core.db import change, reading
from core.errors import Refused
from roster.actions.freeze_roll import freeze_roll
from roster.actions.set_members_n import set_members_n
from roster.store import members_n
from tests.roster.builders import a_roll, deputies


def test_n_is_set_and_unset(app: Flask) -> None:
    built = a_roll(deputies(3))
    with change(SYSTEM) as tx:
        assert set_members_n(tx, built.roll_id, 213) == 213
    with change(SYSTEM) as tx:
        assert set_members_n(tx, built.roll_id, None) == 3
    with reading() as session:
        assert members_n(session, built.roll_id) == 3


@pytest.mark.parametrize("members", [2, 0, -1, 5001])
def test_n_is_not_below_the_voters_nor_beyond_reason(app: Flask, members: int) -> None:
    built = a_roll(deputies(3))
    with pytest.raises(Refused, match=r"roll\.n_range"), change(SYSTEM) as tx:
        set_members_n(tx, built.roll_id, members)


def test_n_stands_once_frozen(app: Flask) -> None:
    built = a_roll(deputies(3))
    with change(SYSTEM) as tx:
        freeze_roll(tx, built.roll_id)
    with pytest.raises(Refused, match=r"roll\.frozen"), change(SYSTEM) as tx:
        set_members_n(tx, built.roll_id, 4)
