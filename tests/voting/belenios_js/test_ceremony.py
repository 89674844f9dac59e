"""The ceremony of a threshold group with tablets and a Python trustee in one circle: 2 of 3 open the vote."""

import json
from dataclasses import dataclass

import pytest

from tests.voting.belenios.tool import accepts
from tests.voting.belenios.workshop import OUTSIDE, change, one_more
from tests.voting.belenios_js.hall import UUID, Hall, listed, vinput_of
from tests.voting.belenios_js.twin import Refused, text
from voting.belenios.canonical import dumps, loads
from voting.belenios.chance import SECURE
from voting.belenios.channel import seal, send, unseal
from voting.belenios.decryption import decrypt
from voting.belenios.faults import Fault
from voting.belenios.pedersen import (
    Identity,
    Polynomial,
    Voutput,
    assemble,
    certificates_fingerprint,
    check_polynomial,
    identity,
    make_certificate,
    make_polynomial,
    make_vinputs,
    make_voutput,
    new_seed,
    open_decryption_key,
    read_polynomial,
    read_voutput,
)
from voting.belenios.signed import Signed, make_signed, read_signed
from voting.belenios.threshold import Pedersen
from voting.belenios.trustees import Trustees
from voting.belenios.verify import verify

pytestmark = pytest.mark.browser
THRESHOLD = 2


@dataclass
class Circle:
    """Trustees 1 and 3 are tablets, trustee 2 is Python."""

    backups: dict[int, str]
    ours: Identity
    certs: list[Signed]
    polynomials: list[Polynomial]
    voutputs: list[Voutput]
    group: Pedersen


@pytest.fixture(scope="module")
def circle(js):
    seeds = {number: js.job("makeSeed") for number in (1, 3)}
    backups = {number: seed["backup"] for number, seed in seeds.items()}
    ours = identity(new_seed())
    certs = [signed(seeds[1]["certificate"]), make_certificate(ours), signed(seeds[3]["certificate"])]
    polynomials = [make_polynomial(ours, certs, THRESHOLD)] * 3
    for number, backup in backups.items():
        made = js.job("shareSecret", backup=backup, certificates=listed(certs), threshold=THRESHOLD)
        polynomials[number - 1] = read_polynomial(made["polynomial"].encode())
    for number, polynomial in enumerate(polynomials, 1):
        check_polynomial(certs, number, THRESHOLD, polynomial)
    voutputs = [make_voutput(ours, certs, THRESHOLD, make_vinputs(polynomials)[1])] * 3
    for number, backup in backups.items():
        voutputs[number - 1] = finish(js, backup, certs, vinput_of(polynomials, number))
    group = assemble(certs, THRESHOLD, polynomials, voutputs)
    return Circle(backups, ours, certs, polynomials, voutputs, group)


def signed(raw):
    return read_signed(loads(raw.encode(), ""), "")


def finish(js, backup, certs, vinput, threshold=THRESHOLD):
    asked = {"backup": backup, "certificates": listed(certs), "threshold": threshold, "vinput": vinput}
    return read_voutput(js.job("finishCeremony", **asked)["voutput"].encode())


@pytest.fixture(scope="module")
def hall(js, circle):
    made = Hall(Trustees((circle.group,)))
    made.cast_ours(0, [[1, 0], [0, 1, 1, 0]])
    asked = {"credential": made.credentials[1], "choices": [[0, 1], [1, 0, 0, 0]]}
    made.cast(js.job("seal", election=made.election.raw.decode(), **asked)["ballot"].encode())
    return made


@pytest.mark.services
@pytest.mark.parametrize("openers", [(1, 3), (2, 3), (1, 2, 3)])
def test_any_two_open_the_vote(js, circle, hall, tmp_path, openers):
    hall.parts.clear()
    for number in openers:
        hall.accept(number, part_of(js, circle, hall, number))
    archive = hall.archive()
    report = verify(archive)
    assert report.faults == []
    assert report.counts == ((1, 1), (1, 1, 1, 0))
    assert accepts(archive, UUID, tmp_path)


def part_of(js, circle, hall, number):
    sealed = circle.voutputs[number - 1].private_key
    if number == 2:
        return decrypt(hall.election, hall.tally, open_decryption_key(circle.ours, sealed)).raw
    found = js.job("openBox", **hall.box, backup=circle.backups[number], sealedKey=sealed)
    assert found["owner"] == number
    return found["part"].encode()


def test_the_tablet_checks_the_group(js, circle, hall):
    election, trustees = hall.election.raw.decode(), json.loads(hall.trustees.raw)
    found = js.job("checkSetup", election=election, trustees=text(trustees))
    assert [one["publicKey"] for one in found["keys"]] == [str(key.public_key) for key in hall.trustees.keys]
    parameters = [0, 1]
    for path, new, code in (
        (["threshold"], 1, "setup.coefexps"),
        (["threshold"], 4, "setup.threshold"),
        (["coefexps"], lambda old: old[::-1], "setup.coefexps"),
        (["coefexps"], lambda old: old[:2], "setup.coefexps"),
        (["certs", 0, "signature", "response"], one_more, "setup.certificate"),
        (["certs"], lambda old: [old[0], old[0], old[2]], "setup.certificate_twice"),
        (["verification_keys"], lambda old: old[::-1], "setup.verification_key"),
        (["verification_keys", 0, "pok", "response"], one_more, "setup.key_proof"),
    ):
        broken = text(change(trustees, parameters + path, new))
        with pytest.raises(Refused, match=f"^{code}"):
            js.job("checkSetup", election=election, trustees=broken)


@pytest.mark.parametrize("name", ["verification", "encryption"])
@pytest.mark.parametrize(
    ("key", "code"), [(int(OUTSIDE), "group.outside"), (1, "setup.key_is_one")], ids=["outside", "one"]
)
def test_certificates_with_bad_keys(js, circle, name, key, code):
    """Signed as well as may be by trustee 2; a share sent to such a key would be open to all."""
    fields = json.loads(circle.certs[1].message) | {name: str(key)}
    bad = make_signed(text(fields), circle.ours.signing, SECURE)
    with pytest.raises(Refused, match=f"^{code}"):
        js.job("showCertificates", certificates=listed([circle.certs[0], bad, circle.certs[2]]))


def test_coefexps_outside_the_group(js, circle):
    exps = json.loads(circle.polynomials[1].coefexps.message)["coefexps"]
    bad = make_signed(text({"coefexps": [exps[0], str(OUTSIDE)]}), circle.ours.signing, SECURE)
    ours = circle.polynomials[1]
    edited = Polynomial(ours.polynomial, ours.secrets, bad)
    refuses(js, circle, "group.outside", [circle.polynomials[0], edited, circle.polynomials[2]])


def test_everybody_sees_the_same_fingerprint(js, circle):
    found = js.job("showCertificates", certificates=listed(circle.certs))
    assert found["fingerprint"] == certificates_fingerprint(circle.certs)
    assert found["count"] == 3
    others = js.job("showCertificates", certificates=listed(circle.certs[::-1]))
    assert others["code"] != found["code"]


def test_a_certificate_that_was_exchanged(js, circle):
    """The server shows its own certificate in place of mine."""
    mine, others = circle.backups[1], [make_certificate(identity(new_seed())), *circle.certs[1:]]
    with pytest.raises(Refused, match=r"^setup\.certificate"):
        js.job("shareSecret", backup=mine, certificates=listed(others), threshold=THRESHOLD)


@pytest.mark.parametrize("threshold", [0, 4, 1.5])
def test_thresholds_that_cannot_be(js, circle, threshold):
    with pytest.raises(Refused, match=r"^setup\.threshold"):
        js.job("shareSecret", backup=circle.backups[1], certificates=listed(circle.certs), threshold=threshold)


def refuses(js, circle, code, polynomials, threshold=THRESHOLD):
    with pytest.raises(Refused) as caught:
        finish(js, circle.backups[1], circle.certs, vinput_of(polynomials, 1), threshold)
    assert caught.value.code == code


def with_secret(circle, sealed):
    """Trustee 2 sends trustee 1 this instead."""
    ours = circle.polynomials[1]
    edited = Polynomial(ours.polynomial, (sealed, *ours.secrets[1:]), ours.coefexps)
    return [circle.polynomials[0], edited, circle.polynomials[2]]


def letter(circle, secret):
    message = dumps({"secret": secret}).decode()
    recipient = int(json.loads(circle.certs[0].message)["encryption"])
    return send(circle.ours.signing, recipient, message, SECURE)


def test_a_wrong_share_is_detected(js, circle):
    refuses(js, circle, "channel.share", with_secret(circle, letter(circle, "5")))


def test_letters_that_are_not_for_me_or_not_from_the_sender(js, circle):
    first, second, third = circle.polynomials
    refuses(js, circle, "channel.message", with_secret(circle, second.secrets[2]))
    refuses(js, circle, "channel.message", with_secret(circle, third.secrets[0]))
    refuses(js, circle, "group.exponent", with_secret(circle, letter(circle, "9" * 200)))
    refuses(js, circle, "bytes.number", with_secret(circle, letter(circle, "x")))
    broken = json.loads(second.secrets[0])
    broken["data"] = ("1" if broken["data"][0] == "0" else "0") + broken["data"][1:]
    refuses(js, circle, "channel.message", with_secret(circle, text(broken)))
    refuses(js, circle, "setup.coefexps", [first, third, second])
    refuses(js, circle, "setup.coefexps", circle.polynomials, 3)


def test_a_letter_passed_on(js, circle):
    """Signed by trustee 2 for trustee 3, who opens it and seals it again for trustee 1."""
    recipient = int(json.loads(circle.certs[2].message)["encryption"])
    sent = send(circle.ours.signing, recipient, "票", SECURE)
    assert opened_by(js, circle, 3, sent) == "票"
    with pytest.raises(Refused, match=r"^channel\.message"):
        opened_by(js, circle, 1, sent)
    third = identity(circle.backups[3].split("-")[2])
    inner = unseal(third.decryption, sent, "")
    passed_on = seal(int(json.loads(circle.certs[0].message)["encryption"]), inner, SECURE)
    with pytest.raises(Refused, match=r"^channel\.recipient"):
        opened_by(js, circle, 1, passed_on)


@pytest.mark.parametrize("part", ["alpha", "beta"])
def test_a_letter_outside_the_group(js, circle, part):
    recipient = int(json.loads(circle.certs[2].message)["encryption"])
    sent = json.loads(send(circle.ours.signing, recipient, "票", SECURE))
    with pytest.raises(Refused, match=r"^group\.outside"):
        opened_by(js, circle, 3, text(sent | {part: str(OUTSIDE)}))


def opened_by(js, circle, number, sealed):
    """A letter of trustee 2 as this tablet reads it."""
    names = "readBackup from backup, identityOf from pedersen, receive from channel"
    body = """const me = await identityOf((await readBackup(backup)).seed);
    return receive(me.decryption, BigInt(sender), sealed, "");"""
    sender = json.loads(circle.certs[1].message)["verification"]
    return js.run(names, body, backup=circle.backups[number], sender=sender, sealed=sealed)


def test_my_polynomial_exchanged(js, circle):
    mine = js.job("shareSecret", backup=circle.backups[1], certificates=listed(circle.certs), threshold=THRESHOLD)
    other = read_polynomial(mine["polynomial"].encode())
    edited = Polynomial(other.polynomial, circle.polynomials[0].secrets, circle.polynomials[0].coefexps)
    refuses(js, circle, "channel.share", [edited, *circle.polynomials[1:]])


def test_we_open_what_the_browser_sealed(circle):
    """Long letters too: the browser's letters were opened by our trustee in the ceremony; a broken one is not."""
    sealed = json.loads(circle.polynomials[0].secrets[1])
    sealed["data"] = sealed["data"][:-2] + ("00" if sealed["data"][-2:] != "00" else "11")
    edited = Polynomial("", (circle.polynomials[0].secrets[0], text(sealed), ""), circle.polynomials[0].coefexps)
    vinput = make_vinputs([edited, *circle.polynomials[1:]])[1]
    with pytest.raises(Fault, match=r"^channel\.message"):
        make_voutput(circle.ours, circle.certs, THRESHOLD, vinput)


def test_a_lost_tablet_comes_back(js, circle):
    """The seed on paper and what the server keeps sealed give the key again; alone neither does."""
    sealed = circle.voutputs[0].private_key
    names = "readBackup from backup, identityOf openDecryptionKey from pedersen, powerOfG from fixed-base"
    body = """const { seed } = await readBackup(backup);
    return String(powerOfG(await openDecryptionKey(await identityOf(seed), sealed)));"""
    found = js.run(names, body, backup=circle.backups[1], sealed=sealed)
    assert found == str(circle.group.verification_keys[0].public_key)
    with pytest.raises(Refused, match=r"^channel\.message"):
        js.run(names, body, backup=circle.backups[3], sealed=sealed)


def test_a_backup_of_another_kind(js, circle, hall):
    single = js.job("makeKey")["backup"]
    with pytest.raises(Refused, match=r"^backup\.other_kind"):
        js.job("shareSecret", backup=single, certificates=listed(circle.certs), threshold=THRESHOLD)
    with pytest.raises(Refused, match=r"^backup\.incomplete"):
        js.job("openBox", **hall.box, backup=circle.backups[1])
