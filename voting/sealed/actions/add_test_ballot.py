"""Register a test ballot before its maker tells the randomness in it: only then does opening it prove anything."""

from core.db import Change
from core.errors import Refused
from core.ids import new_id
from voting import store as polls
from voting.belenios.ballot import Ballot
from voting.sealed import store
from voting.sealed.codes import credential_id
from voting.sealed.tables import TrialBallot

WHILE = ("open", "checking")
"""When test ballots are made: once the box is closed they would prove nothing about this vote."""

MOST = 200
"""Test ballots of one poll: more than any scrutineer opens, and a bound on what one device can fill the disk with."""


def add_test_ballot(tx: Change, poll_id: str, ballot: Ballot) -> str:
    """Keep a ballot that was read and whose signature is good; its id, for the same bytes the same.

    Refused where a credential of the roll signed it: that is somebody's real ballot.
    """
    poll = polls.poll_row(tx.session, poll_id)
    if credential_id(ballot.credential) in store.electors_by_credential(tx.session, poll_id):
        raise Refused("test.real_credential", "这是一张真正的选票，不能作为试验票，请重新制作试验票", status=422)
    given = store.trial_ballots(tx.session, poll_id)
    for one in given:
        if one.tracker == ballot.tracker:
            return one.id
    if poll.state not in WHILE:
        raise Refused("test.not_now", "票箱已经封闭，不能再制作试验票")
    if len(given) >= MOST:
        raise Refused("test.too_many", "本项表决的试验票已达%(most)s张，不能再增加", most=MOST)
    row = TrialBallot(
        id=new_id(),
        poll_id=poll_id,
        person_id=tx.actor.id,
        made_by=tx.actor.name,
        tracker=ballot.tracker,
        raw=ballot.raw.decode(),
        made_at=tx.now,
    )
    tx.session.add(row)
    tx.session.flush()
    tx.record(f"meeting:{poll.meeting_id}", "test_ballot.made", poll_id, tracker=ballot.tracker)
    return row.id
