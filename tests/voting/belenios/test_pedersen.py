"""The key ceremony of a threshold group: what each trustee and the server refuse."""

from dataclasses import replace

import pytest

from tests.voting.belenios.test_setup import make_group
from tests.voting.belenios.workshop import OUTSIDE, chance, change, refused
from voting.belenios.canonical import dumps, loads
from voting.belenios.channel import receive, seal, send, unseal
from voting.belenios.decryption import lagrange
from voting.belenios.election import BASE58
from voting.belenios.faults import Code
from voting.belenios.group import G, P, Q, number, power_secret
from voting.belenios.pedersen import (
    assemble,
    certificates_fingerprint,
    check_polynomial,
    identity,
    make_polynomial,
    make_vinputs,
    make_voutput,
    new_seed,
    open_decryption_key,
    read_polynomial,
    read_vinput,
    read_voutput,
)
from voting.belenios.signed import make_signed
from voting.belenios.threshold import read_all_coefexps, subkey_of

SOURCE = chance(77)


@pytest.fixture(scope="module")
def ceremony():
    return make_group(3, 2, seed=5)


def test_any_two_of_three_know_the_secret(ceremony):
    people, _, _, voutputs, group = ceremony
    shares = [open_decryption_key(one, out.private_key) for one, out in zip(people, voutputs, strict=True)]
    for pair in ((1, 2), (1, 3), (2, 3)):
        secret = sum(shares[i - 1] * lagrange(i, pair) for i in pair) % Q
        assert power_secret(G, secret) == _subkey(group)


def _subkey(group):
    return subkey_of(read_all_coefexps(group))


def test_one_of_one():
    people, _, _, voutputs, group = make_group(1, 1)
    assert power_secret(G, open_decryption_key(people[0], voutputs[0].private_key)) == _subkey(group)


def test_seeds():
    seed = new_seed()
    assert len(seed) == 22
    assert set(seed) <= set(BASE58)
    assert identity(seed) == identity(seed) != identity(new_seed())


def test_messages_read_back(ceremony):
    _, _, polynomials, voutputs, _ = ceremony
    assert read_polynomial(dumps(polynomials[0].to_json())) == polynomials[0]
    assert read_voutput(dumps(voutputs[0].to_json())) == voutputs[0]
    vinput = make_vinputs(polynomials)[1]
    assert read_vinput(dumps(vinput.to_json())) == vinput


def test_fingerprint_covers_the_order(ceremony):
    certs = ceremony[1]
    assert certificates_fingerprint(certs) != certificates_fingerprint(certs[::-1])


def test_what_the_server_refuses(ceremony):
    _, certs, polynomials, voutputs, _ = ceremony
    check_polynomial(certs, 1, 2, polynomials[0])
    refused(Code.COEFEXPS, check_polynomial, certs, 2, 2, polynomials[0])
    refused(Code.COEFEXPS, check_polynomial, certs, 1, 3, polynomials[0])
    short = replace(polynomials[0], secrets=polynomials[0].secrets[1:])
    refused(Code.SHAPE, check_polynomial, certs, 1, 2, short)
    exchanged = [voutputs[1], voutputs[0], voutputs[2]]
    refused(Code.VERIFICATION_KEY, assemble, certs, 2, polynomials, exchanged)


def test_what_a_trustee_refuses(ceremony):
    people, certs, polynomials, _, _ = ceremony
    me, vinput = people[0], make_vinputs(polynomials)[0]
    make_voutput(me, certs, 2, vinput, SOURCE)
    stranger = identity(new_seed(SOURCE))
    refused(Code.CERTIFICATE, make_polynomial, stranger, certs, 2, SOURCE)
    refused(Code.THRESHOLD, make_polynomial, me, certs, 4, SOURCE)
    refused(Code.THRESHOLD, make_polynomial, me, certs, 0, SOURCE)
    refused(Code.COEFEXPS, make_voutput, me, certs, 3, vinput, SOURCE)
    first, second, third = vinput.secrets
    refused(Code.MESSAGE, make_voutput, me, certs, 2, replace(vinput, secrets=(second, first, third)), SOURCE)
    refused(Code.SHAPE, make_voutput, me, certs, 2, replace(vinput, secrets=(first, second)), SOURCE)
    others = polynomials[1].secrets[2]
    refused(Code.MESSAGE, make_voutput, me, certs, 2, replace(vinput, secrets=(first, others, third)), SOURCE)
    wrong = send(people[1].signing, me.certificate.encryption, dumps({"secret": "5"}).decode(), SOURCE)
    refused(Code.SHARE, make_voutput, me, certs, 2, replace(vinput, secrets=(first, wrong, third)), SOURCE)
    longest = send(people[1].signing, me.certificate.encryption, dumps({"secret": "9" * 200}).decode(), SOURCE)
    refused(Code.EXPONENT, make_voutput, me, certs, 2, replace(vinput, secrets=(first, longest, third)), SOURCE)
    exchanged = make_polynomial(me, certs, 2, SOURCE)
    refused(Code.SHARE, make_voutput, me, certs, 2, replace(vinput, polynomial=exchanged.polynomial), SOURCE)


def test_letters(ceremony):
    sender, recipient = ceremony[0][:2]
    address = recipient.certificate.encryption
    verification = sender.certificate.verification
    sealed = send(sender.signing, address, "票", SOURCE)
    assert receive(recipient.decryption, verification, sealed, "") == "票"
    refused(Code.MESSAGE, receive, sender.decryption, verification, sealed, "")
    refused(Code.MESSAGE, receive, recipient.decryption, address, sealed, "")
    # A letter that the first recipient opened and sealed again for another.
    inner = unseal(recipient.decryption, sealed, "")
    passed_on = seal(sender.certificate.encryption, inner, SOURCE)
    refused(Code.RECIPIENT, receive, sender.decryption, verification, passed_on, "")


def test_sealed_messages_cannot_be_changed(ceremony):
    me = ceremony[0][0]
    fields = loads(seal(me.certificate.encryption, b"secret", SOURCE).encode(), "")
    changes = [
        ("data", lambda data: ("0" if data[0] != "0" else "1") + data[1:], Code.MESSAGE),
        ("data", lambda data: data[:-2], Code.MESSAGE),
        ("data", "zz", Code.MESSAGE),
        ("data", "", Code.MESSAGE),
        ("beta", lambda beta: str(number(beta) * G % P), Code.MESSAGE),
        ("alpha", str(OUTSIDE), Code.OUTSIDE_GROUP),
        ("beta", str(OUTSIDE), Code.OUTSIDE_GROUP),
    ]
    for name, new, code in changes:
        broken = dumps(change(fields, [name], new)).decode()
        refused(code, unseal, me.decryption, broken, "")


def test_long_messages_have_a_shorter_nonce(ceremony):
    me = ceremony[0][0]
    for length in (0, 65_535, 65_536, 70_000):
        plain = b"x" * length
        assert unseal(me.decryption, seal(me.certificate.encryption, plain, SOURCE), "") == plain


def test_signed_messages():
    secret = number(12345)
    signed = make_signed("消息", secret, SOURCE)
    assert signed.is_by(power_secret(G, secret))
    assert not replace(signed, message="别的").is_by(power_secret(G, secret))
    assert not signed.is_by(power_secret(G, secret + 1))
