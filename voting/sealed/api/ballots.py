"""The JSON views of voting sealed: the election, the ballot, the board."""

from dataclasses import dataclass

from core.actor import Actor
from core.db import change, reading
from core.web.views import arrived_at
from roster import may
from voting.sealed.actions.cast_sealed import cast_sealed
from voting.sealed.api.registry import views
from voting.sealed.bodies import LARGEST_BALLOT, AfterIn, SealedBallotIn
from voting.sealed.frozen import read_sealed
from voting.sealed.keeper import wake_keeper
from voting.sealed.live import MySealedSlice
from voting.sealed.shown import (
    Board,
    BoxedBallots,
    ElectionShown,
    Voted,
    board_of,
    boxed_ballots,
    shown_election,
    voters_of,
)
from voting.sealed.store import access_box


@dataclass(frozen=True, slots=True)
class Credentials:
    """The public credentials of a poll, as archived; whose is whose is nowhere published."""

    credentials: str


@views.get("/polls/<poll_id>/election", who=may.logged_in, returns=ElectionShown, by_crowd=True)
def get_election(actor: Actor, poll_id: str) -> ElectionShown:
    """What a tablet seals ballots with; immutable from the opening on."""
    with reading() as session:
        return shown_election(session, actor, poll_id)


@views.get("/polls/<poll_id>/credentials", who=may.logged_in, returns=Credentials)
def get_credentials(actor: Actor, poll_id: str) -> Credentials:
    """The public credentials of a sealed poll."""
    with reading() as session:
        _, box = access_box(session, actor, poll_id)
        return Credentials(box.credentials)


@views.post(
    "/polls/<poll_id>/sealed-ballot",
    who=may.person,
    body=SealedBallotIn,
    returns=MySealedSlice,
    by_crowd=True,
    largest=LARGEST_BALLOT,
)
def cast_sealed_ballot(actor: Actor, poll_id: str, body: SealedBallotIn) -> MySealedSlice:
    """Cast one's sealed ballot; answered once it is safely stored, its proofs are verified afterwards."""
    ballot = read_sealed(poll_id, body.ballot, at_door=True)
    with change(actor) as tx:
        mine = cast_sealed(tx, poll_id, ballot, arrived_at())
    wake_keeper()
    return mine


@views.get("/polls/<poll_id>/sealed-ballots", who=may.logged_in, query=AfterIn, returns=BoxedBallots)
def get_sealed_ballots(actor: Actor, poll_id: str, query: AfterIn) -> BoxedBallots:
    """Verified ballots in the order of the box: for scrutineers while it is open, for everybody once it is closed."""
    with reading() as session:
        return boxed_ballots(session, actor, poll_id, query.after)


@views.get("/polls/<poll_id>/board", who=may.logged_in, returns=Board, by_crowd=True)
def get_board(actor: Actor, poll_id: str) -> Board:
    """The codes of the ballots in the box."""
    with reading() as session:
        return board_of(session, actor, poll_id)


@views.get("/polls/<poll_id>/who-voted", who=may.secretariat, returns=list[Voted])
def get_who_voted(actor: Actor, poll_id: str) -> list[Voted]:
    """Who has voted, never what; only where the poll allows it."""
    with reading() as session:
        return voters_of(session, actor, poll_id)
