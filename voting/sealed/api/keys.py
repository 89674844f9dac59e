"""The JSON views of the key ceremony."""

from collections.abc import Callable

from core.actor import Actor
from core.db import Change, change, reading
from meeting.store import access_meeting
from roster import may
from voting.sealed import store
from voting.sealed.actions.begin_keys import begin_keys
from voting.sealed.actions.drop_keys import drop_keys
from voting.sealed.actions.give_certificate import give_certificate
from voting.sealed.actions.give_polynomial import give_polynomial
from voting.sealed.actions.give_public import give_public
from voting.sealed.actions.give_voutput import give_voutput
from voting.sealed.api.registry import views
from voting.sealed.bodies import LARGEST_TEXT, CertificateIn, KeysIn, PolynomialIn, PublicIn, VoutputIn
from voting.sealed.live import KeysSlice
from voting.sealed.live_store import group_slice, keys_slice
from voting.sealed.shown import MyKeyPart, Scrutineer, my_key_part, scrutineers_of

LARGEST = LARGEST_TEXT * 2


@views.get("/meetings/<meeting_id>/scrutineers", who=may.chair, returns=list[Scrutineer])
def list_scrutineers(actor: Actor, meeting_id: str) -> list[Scrutineer]:
    """The scrutineers on the roll, from whom the holders of the key are chosen."""
    with reading() as session:
        return scrutineers_of(session, actor, meeting_id)


@views.get("/meetings/<meeting_id>/keys", who=may.logged_in, returns=KeysSlice | None)
def get_keys(actor: Actor, meeting_id: str) -> KeysSlice | None:
    """The newest key group of the meeting, null where there is none."""
    with reading() as session:
        access_meeting(session, meeting_id, actor)
        return keys_slice(session, meeting_id)


@views.post("/meetings/<meeting_id>/keys", who=may.chair, body=KeysIn, returns=KeysSlice)
def start_keys(actor: Actor, meeting_id: str, body: KeysIn) -> KeysSlice:
    """Begin a key ceremony; one that is not finished is given up."""
    with change(actor) as tx:
        group_id = begin_keys(tx, meeting_id, body.kind, body.threshold, body.people)
    return _shown(group_id)


@views.post("/keys/<group_id>/drop", who=may.chair)
def give_up_keys(actor: Actor, group_id: str) -> None:
    """Give up a group that no poll uses."""
    with change(actor) as tx:
        drop_keys(tx, group_id)


@views.get("/keys/<group_id>/mine", who=may.person, returns=MyKeyPart)
def get_my_key_part(actor: Actor, group_id: str) -> MyKeyPart:
    """What one's tablet needs to go on with the ceremony."""
    with reading() as session:
        return my_key_part(session, actor, group_id)


@views.post("/keys/<group_id>/public", who=may.person, body=PublicIn, returns=KeysSlice, largest=LARGEST)
def give_my_public(actor: Actor, group_id: str, body: PublicIn) -> KeysSlice:
    """Give the public side of one's key."""
    return _give(actor, group_id, give_public, body.public)


@views.post("/keys/<group_id>/certificate", who=may.person, body=CertificateIn, returns=KeysSlice, largest=LARGEST)
def give_my_certificate(actor: Actor, group_id: str, body: CertificateIn) -> KeysSlice:
    """Give one's certificate."""
    return _give(actor, group_id, give_certificate, body.certificate)


@views.post("/keys/<group_id>/polynomial", who=may.person, body=PolynomialIn, returns=KeysSlice, largest=LARGEST)
def give_my_polynomial(actor: Actor, group_id: str, body: PolynomialIn) -> KeysSlice:
    """Give the sealed shares for the others, the fingerprint having been compared."""
    return _give(actor, group_id, give_polynomial, body.polynomial)


@views.post("/keys/<group_id>/voutput", who=may.person, body=VoutputIn, returns=KeysSlice, largest=LARGEST)
def give_my_voutput(actor: Actor, group_id: str, body: VoutputIn) -> KeysSlice:
    """End one's part of the ceremony."""
    return _give(actor, group_id, give_voutput, body.voutput)


def _give(actor: Actor, group_id: str, action: Callable[[Change, str, str], None], text: str) -> KeysSlice:
    with change(actor) as tx:
        action(tx, group_id, text)
    return _shown(group_id)


def _shown(group_id: str) -> KeysSlice:
    with reading() as session:
        return group_slice(session, store.group_row(session, group_id))
