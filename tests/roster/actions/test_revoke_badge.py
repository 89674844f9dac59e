"""Revoking a badge."""

import pytest
from flask import Flask

from core.actor import SYSTEM
from core.db import change, reading
from core.errors import NotFound, Refused
from roster.actions.issue_badges import issue_badges
from roster.actions.revoke_badge import revoke_badge
from roster.store import person_by_badge
from tests.roster.builders import a_roll, deputies


def test_a_lost_badge_opens_nothing(app: Flask) -> None:
    built = a_roll(deputies(1))
    with change(SYSTEM) as tx:
        issued = issue_badges(tx, built.roll_id)[0]
    with change(SYSTEM) as tx:
        assert revoke_badge(tx, issued.person_id) == 0
    with reading() as session, pytest.raises(Refused, match=r"badge\.revoked"):
        person_by_badge(session, issued.token)
    with pytest.raises(Refused, match=r"badge\.none_valid"), change(SYSTEM) as tx:
        revoke_badge(tx, issued.person_id)
    with pytest.raises(NotFound), change(SYSTEM) as tx:
        revoke_badge(tx, "nobody")
