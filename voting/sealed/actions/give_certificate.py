"""A scrutineer gives a certificate: the first step towards a key of which some are enough."""

from core.db import Change
from core.errors import Refused
from voting.belenios.canonical import loads
from voting.belenios.pedersen import certificates_fingerprint
from voting.belenios.signed import Signed, read_signed
from voting.belenios.threshold import check_certificates
from voting.sealed import store
from voting.sealed.ceremony import certificates, checked, go_on, keep, place_of, tell


def give_certificate(tx: Change, group_id: str, certificate: str) -> None:
    """Keep a certificate; with the last one all tablets and the screen show its fingerprint. Again is harmless."""
    place = place_of(tx, group_id, "public", "gathering", certificate)
    if place is None:
        return
    group, holder = place
    if group.kind != "threshold":
        raise Refused("keys.other_kind", "本组钥匙须全部监票人到齐，请刷新页面后重试")
    given = [one.public for one in store.holders_of(tx.session, group.id) if one.public is not None]
    checked(lambda: check_certificates([_read(text) for text in (*given, certificate)], "certificates"))
    if keep(tx, group, holder, "public", certificate):
        group.fingerprint = certificates_fingerprint(certificates(tx, group))
        go_on(tx, group)
    tell(tx, group)


def _read(certificate: str) -> Signed:
    return read_signed(loads(certificate.encode(), "certificate"), "certificate")
