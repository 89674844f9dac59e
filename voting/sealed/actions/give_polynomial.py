"""A scrutineer gives the sealed shares for the others, after all have compared the fingerprint."""

from core.db import Change
from voting.belenios.pedersen import check_polynomial, read_polynomial
from voting.sealed.ceremony import certificates, checked, go_on, keep, place_of, tell


def give_polynomial(tx: Change, group_id: str, polynomial: str) -> None:
    """Keep a polynomial of the ceremony's third step (Belenios 2.0, section 4.6.4); again is harmless."""
    place = place_of(tx, group_id, "polynomial", "sharing", polynomial)
    if place is None:
        return
    group, holder = place
    read = checked(lambda: read_polynomial(polynomial.encode()))
    checked(lambda: check_polynomial(certificates(tx, group), holder.number, group.needed, read))
    if keep(tx, group, holder, "polynomial", polynomial):
        go_on(tx, group)
    tell(tx, group)
