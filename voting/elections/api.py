"""The JSON views of elections and appointments: names written in and merged, withdrawals, lists voted on together."""

from dataclasses import dataclass

from pydantic import Field

from core.actor import Actor
from core.db import change, reading
from core.web.views import Body, Views
from roster import may
from voting.actions.merge_appointments import merge_appointments
from voting.actions.reorder_appointments import reorder_appointments
from voting.actions.split_appointments import split_appointments
from voting.actions.withdraw_candidate import withdraw_candidate
from voting.elections.actions.merge_write_ins import merge_write_ins
from voting.elections.actions.undo_merge import undo_merge
from voting.elections.shown import NoteShown, WrittenIn, nominees, notes_shown, people_to_write_in, written_in
from voting.elections.store import Writable
from voting.shown import PollShown, shown_poll

views = Views("elections")


class MergeIn(Body):
    """Names that are one person's; `into` is the right spelling, one of them or another."""

    names: list[str] = Field(min_length=1, max_length=50)
    into: str = Field(max_length=100)
    reason: str = Field(max_length=300)


class UndoIn(Body):
    """The merge to take back."""

    merge_id: str = Field(max_length=16)


class WithdrawIn(Body):
    """Whose nomination was withdrawn, and why."""

    options: list[str] = Field(min_length=1, max_length=200)
    reason: str = Field(max_length=200)


class ReasonIn(Body):
    """Whose decision it is."""

    reason: str = Field(max_length=300)


@dataclass(frozen=True, slots=True)
class Notes:
    """What the chair should know of a list of appointments."""

    notes: list[NoteShown]


@views.get("/polls/<poll_id>/write-in-people", who=may.logged_in, returns=list[Writable])
def list_people(actor: Actor, poll_id: str) -> list[Writable]:
    """Who is on the roll and may be written in, by the names that are written."""
    with reading() as session:
        return people_to_write_in(session, actor, poll_id)


@views.get("/meetings/<meeting_id>/nominees", who=may.secretariat, returns=list[Writable])
def list_nominees(actor: Actor, meeting_id: str) -> list[Writable]:
    """Everybody on the meeting's roll by names no two of which are alike: who may be a candidate or appointed."""
    with reading() as session:
        return nominees(session, actor, meeting_id)


@views.get("/polls/<poll_id>/written-in", who=may.logged_in, returns=WrittenIn)
def list_written_in(actor: Actor, poll_id: str) -> WrittenIn:
    """The names that were written in, for the chief scrutineer and the secretariat."""
    return _written(actor, poll_id)


@views.post("/polls/<poll_id>/merge-write-ins", who=may.logged_in, body=MergeIn, returns=WrittenIn)
def merge_names(actor: Actor, poll_id: str, body: MergeIn) -> WrittenIn:
    """Count names together that are one person's; for the chief scrutineer and the secretariat, before the result is shown."""
    with change(actor) as tx:
        merge_write_ins(tx, poll_id, body.names, body.into, body.reason)
    return _written(actor, poll_id)


@views.post("/polls/<poll_id>/undo-merge", who=may.logged_in, body=UndoIn, returns=WrittenIn)
def part_names(actor: Actor, poll_id: str, body: UndoIn) -> WrittenIn:
    """Count them apart again."""
    with change(actor) as tx:
        undo_merge(tx, poll_id, body.merge_id)
    return _written(actor, poll_id)


@views.post("/polls/<poll_id>/withdraw", who=may.chair, body=WithdrawIn, returns=PollShown)
def withdraw(actor: Actor, poll_id: str, body: WithdrawIn) -> PollShown:
    """Go on without somebody whose nomination was withdrawn; the poll to go on with."""
    with change(actor) as tx:
        follower = withdraw_candidate(tx, poll_id, body.options, body.reason)
    return _shown(actor, follower)


@views.post("/polls/<poll_id>/merge-appointments", who=may.chair, body=ReasonIn, returns=PollShown)
def vote_together(actor: Actor, poll_id: str, body: ReasonIn) -> PollShown:
    """Vote on a prepared list of appointments together, by the chairpersons' decision."""
    with change(actor) as tx:
        merge_appointments(tx, poll_id, body.reason)
    return _shown(actor, poll_id)


@views.post("/polls/<poll_id>/split-appointments", who=may.chair, returns=PollShown)
def vote_apart(actor: Actor, poll_id: str) -> PollShown:
    """Vote person by person again; twice is harmless."""
    with change(actor) as tx:
        split_appointments(tx, poll_id)
    return _shown(actor, poll_id)


@views.post("/polls/<poll_id>/reorder-appointments", who=may.secretariat, returns=PollShown)
def put_in_order(actor: Actor, poll_id: str) -> PollShown:
    """Put removals before appointments to the same post."""
    with change(actor) as tx:
        reorder_appointments(tx, poll_id)
    return _shown(actor, poll_id)


@views.get("/polls/<poll_id>/appointment-notes", who=may.chair, returns=Notes)
def list_notes(actor: Actor, poll_id: str) -> Notes:
    """The order of a list of appointments, and nominations that failed before in this term."""
    with reading() as session:
        return Notes(notes_shown(session, actor, poll_id))


def _shown(actor: Actor, poll_id: str) -> PollShown:
    with reading() as session:
        return shown_poll(session, actor, poll_id)


def _written(actor: Actor, poll_id: str) -> WrittenIn:
    with reading() as session:
        return written_in(session, actor, poll_id)
