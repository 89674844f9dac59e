"""A meeting's choices: journalled; the quorum is locked once the meeting runs."""

import pytest

from core.db import change, reading
from core.errors import Refused
from meeting.store import meeting_of
from signin import store
from signin.actions.choose_rules import choose_rules
from tests.signin.builders import DESK, a_hall


def choose(hall, *, tablet=True, quorum=None):
    with change(DESK) as tx:
        return choose_rules(tx, hall.meeting_id, tablet_signs_in=tablet, quorum=quorum)


def needed(hall):
    with reading() as session:
        rule, n = store.quorum_of(session, meeting_of(session, hall.meeting_id))
    return rule.needed(n)


def test_a_rule_of_the_place(app, clock):
    hall = a_hall(6)
    assert needed(hall) == 4
    choose(hall, quorum={"num": 1, "den": 2, "strict": True})
    assert needed(hall) == 4
    choose(hall, quorum={"num": 1, "den": 2, "strict": False})
    assert needed(hall) == 3
    choose(hall)
    assert needed(hall) == 4
    assert len(hall.noted("signin.rules_chosen")) == 3


def test_the_same_again_is_not_journalled(app, clock):
    hall = a_hall()
    choose(hall)
    assert not hall.noted("signin.rules_chosen")
    choose(hall, tablet=False)
    choose(hall, tablet=False)
    assert len(hall.noted("signin.rules_chosen")) == 1


def test_locked_once_the_meeting_runs_but_tablets_are_not(app, clock):
    hall = a_hall()
    hall.open()
    with pytest.raises(Refused) as refusal:
        choose(hall, quorum={"num": 1, "den": 2, "strict": False})
    assert refusal.value.code == "quorum.frozen"
    assert not choose(hall, tablet=False).tablet_signs_in


def test_a_share_that_is_none(app, clock):
    hall = a_hall()
    with pytest.raises(Refused) as refusal:
        choose(hall, quorum={"num": 3, "den": 2, "strict": False})
    assert refusal.value.code == "quorum.bad_rule"
