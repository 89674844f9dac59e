"""A scrutineer ends the ceremony: has opened all shares and gives the verification key that follows."""

from core.db import Change
from voting.belenios.pedersen import Polynomial, Voutput, assemble, read_polynomial, read_voutput
from voting.belenios.threshold import check_verification_key, read_coefexps
from voting.belenios.trustees import Trustees
from voting.sealed import store
from voting.sealed.ceremony import certificates, checked, finish, keep, place_of, tell
from voting.sealed.tables import KeyGroup


def give_voutput(tx: Change, group_id: str, voutput: str) -> None:
    """Keep a voutput (Belenios 2.0, section 4.6.6); with the last one the group is ready. Again is harmless."""
    place = place_of(tx, group_id, "voutput", "finishing", voutput)
    if place is None:
        return
    group, holder = place
    read = checked(lambda: _read(voutput))
    coefexps = [read_coefexps(one.coefexps, "coefexps") for one in _polynomials(tx, group)]
    checked(lambda: check_verification_key(read.public_key, coefexps, holder.number, "voutput"))
    if keep(tx, group, holder, "voutput", voutput):
        outputs = [_read(one.voutput or "") for one in store.holders_of(tx.session, group.id)]
        made = checked(lambda: assemble(certificates(tx, group), group.needed, _polynomials(tx, group), outputs))
        finish(tx, group, Trustees((made,)))
    tell(tx, group)


def _read(voutput: str) -> Voutput:
    return read_voutput(voutput.encode())


def _polynomials(tx: Change, group: KeyGroup) -> list[Polynomial]:
    return [read_polynomial((one.polynomial or "").encode()) for one in store.holders_of(tx.session, group.id)]
