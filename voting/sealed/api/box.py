"""The JSON views of checking, closing and opening a sealed box."""

from dataclasses import dataclass

from core.actor import Actor
from core.db import change, reading
from core.web.views import Download
from roster import may
from voting.sealed import store, work
from voting.sealed.actions.give_part import give_part, require_opening
from voting.sealed.actions.refuse_part import refuse_part
from voting.sealed.actions.resume_voting import resume_voting
from voting.sealed.actions.start_check import start_check
from voting.sealed.api.registry import views
from voting.sealed.bel import bel_of
from voting.sealed.bodies import LARGEST_PART, PartIn
from voting.sealed.faults import part_refused
from voting.sealed.keeper import keeper, wake_keeper
from voting.sealed.live import BoxSlice
from voting.sealed.live_store import box_slice
from voting.sealed.shown import may_read_archive, tally_of
from voting.shown import PollShown, shown_poll
from voting.store import poll_row


@dataclass(frozen=True, slots=True)
class Tally:
    """The encrypted sum of a closed box as archived; null while it is being added up."""

    encrypted_tally: str | None


@views.post("/polls/<poll_id>/check", who=may.chair, returns=PollShown)
def check_codes(actor: Actor, poll_id: str) -> PollShown:
    """Stop the vote of a sealed poll and have the codes compared; twice is harmless."""
    with change(actor) as tx:
        start_check(tx, poll_id)
    wake_keeper()
    return _shown(actor, poll_id)


@views.post("/polls/<poll_id>/resume", who=may.chair, returns=PollShown)
def take_ballots_again(actor: Actor, poll_id: str) -> PollShown:
    """Go back from the comparing of codes to the vote."""
    with change(actor) as tx:
        resume_voting(tx, poll_id)
    return _shown(actor, poll_id)


@views.get("/polls/<poll_id>/tally", who=may.logged_in, returns=Tally)
def get_tally(actor: Actor, poll_id: str) -> Tally:
    """The encrypted sum that scrutineers compare with their own."""
    with reading() as session:
        return Tally(tally_of(session, actor, poll_id))


@views.post("/polls/<poll_id>/part", who=may.person, body=PartIn, returns=BoxSlice, largest=LARGEST_PART * 2)
def open_my_part(actor: Actor, poll_id: str, body: PartIn) -> BoxSlice:
    """Give one's part of opening the box; twice is harmless."""
    with reading() as session:
        owner = require_opening(session, actor, poll_id)
        box = store.box_of(session, poll_id)
    fault = keeper().run(work.check_part, box.election, box.trustees, box.tally, box.sized_tally, owner, body.part)
    if fault is not None:
        with change(actor) as tx:
            refuse_part(tx, poll_id, owner, fault)
        raise part_refused(fault)
    with change(actor) as tx:
        give_part(tx, poll_id, body.part)
    wake_keeper()
    with reading() as session:
        slice_ = box_slice(session, poll_row(session, poll_id))
    assert slice_ is not None
    return slice_


@views.get("/polls/<poll_id>/box.bel", who=may.logged_in, returns=Download)
def download_box(actor: Actor, poll_id: str) -> Download:
    """The box for the protocol's own tool: `belenios-tool election verify`."""
    with reading() as session:
        may_read_archive(session, actor, poll_id)
        box = store.box_of(session, poll_id)
        return Download(bel_of(session, poll_id), f"{box.uuid}.bel", "application/x-belenios")


def _shown(actor: Actor, poll_id: str) -> PollShown:
    with reading() as session:
        return shown_poll(session, actor, poll_id)
