"""Sealed polls from the opening to the archive, with every policy of keys and every kind of paper."""

import pytest

from core.db import reading
from tests.voting.builders import ABSTAIN, NO, YES, poll_now
from tests.voting.sealed.builders import (
    a_sealed_hall,
    closed_box,
    sealed_poll,
)
from voting.belenios.verify import Rules, verify
from voting.sealed.bel import bel_of


def archive(poll_id: str) -> bytes:
    with reading() as session:
        return bel_of(session, poll_id)


@pytest.mark.usefixtures("app")
def test_a_motion_under_the_servers_key():
    hall = a_sealed_hall(5)
    poll_id = sealed_poll(hall, "motion")
    for place, answer in enumerate((YES, YES, YES, NO, ABSTAIN)):
        assert hall.vote(place, poll_id, answer).state == "received"
    closed_box(poll_id)
    poll = poll_now(poll_id)
    assert poll.state == "closed"
    assert poll.result["counts"]["options"] == [{"id": "motion", "yes": 3, "no": 1, "abstain": 1}]
    report = verify(archive(poll_id), Rules())
    assert not report.faults
