"""The wall's secret is made once."""

import pytest

from core.db import change, reading
from core.errors import Refused
from signin.actions.start_wall import start_wall
from signin.store import wall_secret
from tests.signin.builders import CHAIR, a_hall


def test_made_once_and_kept(app, clock):
    hall = a_hall()
    with change(CHAIR) as tx:
        first = start_wall(tx, hall.sitting_id)
    with change(CHAIR) as tx:
        assert start_wall(tx, hall.sitting_id) == first
    with reading() as session:
        assert wall_secret(session, hall.sitting_id) == first
        assert wall_secret(session, hall.later_id) is None
    assert len(hall.noted("wall.started")) == 1
    assert first not in str(hall.journal())


def test_not_for_a_later_or_closed_sitting(app, clock):
    hall = a_hall()
    with pytest.raises(Refused) as refusal, change(CHAIR) as tx:
        start_wall(tx, hall.later_id)
    assert refusal.value.code == "signin.not_yet"
    hall.open()
    hall.close()
    with pytest.raises(Refused) as refusal, change(CHAIR) as tx:
        start_wall(tx, hall.sitting_id)
    assert refusal.value.code == "signin.closed"
