"""A wrong part is written down and changes nothing else."""

from flask import Flask

from core.db import reading
from tests.conftest import Heard
from tests.voting.builders import YES, act, journal, last_entry, poll_now
from tests.voting.sealed.builders import a_sealed_hall, closed_box, keys_for_all, opened_box, sealed_poll
from voting.belenios.faults import Code, Fault
from voting.sealed import store
from voting.sealed.actions.refuse_part import refuse_part


def test_only_the_journal_changes(app: Flask, heard: Heard) -> None:
    hall = a_sealed_hall(2, scrutineers=1)
    keys_for_all(hall, 1)
    poll_id = sealed_poll(hall, keys="scrutineers")
    hall.vote(0, poll_id, YES)
    closed_box(poll_id)
    heard.envelopes.clear()
    before = journal(hall.hall)
    act(refuse_part, poll_id, 1, Fault(Code.DECRYPTION, "here", "wrong"), by=hall.actor(0))
    assert journal(hall.hall) == [*before, "poll.part_refused"]
    assert last_entry(hall.hall, "poll.part_refused") == {"owner": 1, "fault": "tally.decryption"}
    assert not heard.envelopes
    with reading() as session:
        assert store.parts_of(session, poll_id) == []
    opened_box(hall, poll_id, [0])
    assert poll_now(poll_id).state == "closed"
