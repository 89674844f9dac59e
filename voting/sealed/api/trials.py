"""The JSON views of test ballots: sealed to be opened, never to be cast."""

from core.actor import Actor
from core.db import change, reading
from core.errors import Refused
from roster import may
from voting.sealed import store
from voting.sealed.actions.add_test_ballot import add_test_ballot
from voting.sealed.actions.reveal_test_ballot import reveal_test_ballot
from voting.sealed.api.registry import views
from voting.sealed.bodies import LARGEST_BALLOT, RevealIn, TrialIn
from voting.sealed.codes import code_of_fingerprint
from voting.sealed.frozen import read_sealed
from voting.sealed.shown import TrialShown, shown_trial, trials_of


@views.post(
    "/polls/<poll_id>/test-ballots", who=may.logged_in, body=TrialIn, returns=TrialShown, largest=LARGEST_BALLOT
)
def register_test_ballot(actor: Actor, poll_id: str, body: TrialIn) -> TrialShown:
    """Register a test ballot before its randomness is told."""
    with reading() as session:
        store.access_box(session, actor, poll_id)
    ballot = read_sealed(poll_id, body.ballot)
    if body.code != code_of_fingerprint(ballot.tracker):
        raise Refused("test.other_code", "显示的编号与试验票不一致，请重新制作试验票", status=422)
    with change(actor) as tx:
        ballot_id = add_test_ballot(tx, poll_id, ballot)
    return _shown(actor, ballot_id)


@views.post("/test-ballots/<ballot_id>/reveal", who=may.logged_in, body=RevealIn, returns=TrialShown)
def reveal(actor: Actor, ballot_id: str, body: RevealIn) -> TrialShown:
    """Tell what is in one's test ballot, with the randomness by which anybody can check it."""
    with change(actor) as tx:
        reveal_test_ballot(tx, ballot_id, body.randomness, body.choices)
    return _shown(actor, ballot_id)


@views.get("/test-ballots/<ballot_id>", who=may.logged_in, returns=TrialShown)
def get_test_ballot(actor: Actor, ballot_id: str) -> TrialShown:
    """One test ballot."""
    return _shown(actor, ballot_id)


@views.get("/polls/<poll_id>/test-ballots", who=may.logged_in, returns=list[TrialShown])
def list_test_ballots(actor: Actor, poll_id: str) -> list[TrialShown]:
    """The test ballots of a poll, oldest first."""
    with reading() as session:
        return trials_of(session, actor, poll_id)


def _shown(actor: Actor, ballot_id: str) -> TrialShown:
    with reading() as session:
        row = store.trial_ballot(session, ballot_id)
        store.access_box(session, actor, row.poll_id)
        return shown_trial(row)
