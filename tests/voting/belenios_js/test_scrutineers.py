"""Scrutineers in the browser: keys, the sum recomputed, their parts; the result stands up to our verifier and the tool."""

import json
from dataclasses import replace
from typing import Any

import pytest

from tests.voting.belenios.tool import accepts
from tests.voting.belenios.workshop import OUTSIDE, Workshop, change, one_more, refused, times_g
from tests.voting.belenios_js.hall import MANY, UUID, Hall, single_of
from tests.voting.belenios_js.twin import Refused, text
from voting.belenios.ballot import make_ballot
from voting.belenios.canonical import dumps
from voting.belenios.chance import SECURE
from voting.belenios.credentials import Roll, Voter, new_credential, public_credential, read_roll, secret_exponent
from voting.belenios.decryption import check_partial_decryption, decrypt, read_partial_decryption
from voting.belenios.election import Election
from voting.belenios.faults import Code, Fault
from voting.belenios.group import number
from voting.belenios.hashing import file_hash, fingerprint
from voting.belenios.proofs.schnorr import sign_ballot
from voting.belenios.trustee_key import Single, new_key, single
from voting.belenios.trustees import Trustees, check_trustees
from voting.belenios.verify import verify

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def keys(js):
    """Two scrutineers' keys from tablets; the third is the server's."""
    return [js.job("makeKey", name=name) for name in ("甲", "乙")]


SERVER = new_key()


@pytest.fixture(scope="module")
def hall(js, keys):
    """An election with ballots of both kinds: voter 0 twice, voter 1 blank, voter 2 not at all."""
    kinds = (single_of(keys[0]["publicKey"]), single(SERVER, "服务器"), single_of(keys[1]["publicKey"]))
    made = Hall(Trustees(kinds))
    for voter, choices in ((0, [[1, 0], [0, 1, 1, 0]]), (1, [[0, 1], [1, 0, 0, 0]])):
        asked = {"credential": made.credentials[voter], "choices": choices}
        made.cast(js.job("seal", election=made.election.raw.decode(), **asked)["ballot"].encode())
    made.cast_ours(0, [[0, 1], [0, 0, 0, 1]])
    return made


def opened(js, hall, **edits):
    return js.job("openBox", **(hall.box | edits))


@pytest.mark.services
def test_an_election_opened_in_the_browser(js, keys, hall, tmp_path):
    for key, owner in zip(keys, (1, 3), strict=True):
        part = opened(js, hall, backup=key["backup"])
        assert part["owner"] == owner
        assert (part["numTallied"], part["totalWeight"], part["head"]) == (2, 2, hall.head)
        assert part["sized"].encode() == hall.tally.sized_raw
        hall.accept(owner, part["part"].encode())
    hall.accept(2, decrypt(hall.election, hall.tally, SERVER).raw)
    archive = hall.archive()
    report = verify(archive)
    assert report.faults == []
    assert report.counts == ((0, 2), (1, 0, 0, 1))
    assert accepts(archive, UUID, tmp_path)


@pytest.mark.services
def test_thirteen_of_twenty(js, keys, tmp_path):
    """The demo's vote, sealed and opened in the browser alone."""
    hall = Hall(Trustees((single_of(keys[0]["publicKey"]),)), voters=2, questions=(MANY,))
    thirteen = [0, *[1] * 13, *[0] * 7]
    for credential, values in zip(hall.credentials, (thirteen, [1, *[0] * 20]), strict=True):
        sealed = js.job("seal", election=hall.election.raw.decode(), credential=credential, choices=[values])
        hall.cast(sealed["ballot"].encode())
    hall.accept(1, opened(js, hall, backup=keys[0]["backup"])["part"].encode())
    assert verify(hall.archive()).counts == ((1, *thirteen[1:]),)
    assert accepts(hall.archive(), UUID, tmp_path)


@pytest.mark.services
def test_no_votes_at_all(js, keys, tmp_path):
    hall = Hall(Trustees((single_of(keys[0]["publicKey"]),)))
    part = opened(js, hall, backup=keys[0]["backup"])
    hall.accept(1, part["part"].encode())
    assert verify(hall.archive()).counts == ((0, 0), (0, 0, 0, 0))
    assert accepts(hall.archive(), UUID, tmp_path)


def test_weights(js, keys):
    hall = Hall(Trustees((single_of(keys[0]["publicKey"]),)), voters=2)
    mine = [public_credential(one, UUID) for one in hall.credentials]
    hall.__dict__["roll"] = Roll((Voter(mine[0], 5), Voter(mine[1], 1)))
    hall.cast_ours(0, [[1, 0], [1, 0, 0, 0]])
    hall.cast_ours(1, [[0, 1], [1, 0, 0, 0]])
    part = opened(js, hall, backup=keys[0]["backup"])
    assert (part["numTallied"], part["totalWeight"]) == (2, 6)
    hall.accept(1, part["part"].encode())
    assert verify(hall.archive()).counts == ((5, 1), (6, 0, 0, 0))


def test_the_box_with_all_proofs(js, hall):
    found = js.job("checkBox", **hall.box, proofs=True)
    assert found["encryptedTally"].encode() == hall.tally.raw
    assert found["head"] == hall.head


def box_refused(js, keys, hall, code, **edits):
    with pytest.raises(Refused) as caught:
        opened(js, hall, backup=keys[0]["backup"], **edits)
    assert caught.value.code == code


def test_a_sum_that_the_ballots_do_not_make(js, keys, hall):
    """One voter's ballot alone, passed off as the sum: nothing is decrypted."""
    first = json.loads(hall.ballots[1])["answers"]
    alone = text([answer["choices"] for answer in first])
    box_refused(js, keys, hall, "tally.encrypted_tally", encryptedTally=alone)
    raw = [one.decode() for one in hall.ballots]
    box_refused(js, keys, hall, "tally.encrypted_tally", ballots=raw[:2])


def test_ballots_that_do_not_belong(js, keys, hall):
    raw = [one.decode() for one in hall.ballots]
    stranger = make_ballot(hall.election, new_credential(), [[1, 0], [1, 0, 0, 0]]).raw.decode()
    broken = text(change(json.loads(raw[0]), ["signature", "proof", "response"], one_more))
    moved = text(change(json.loads(raw[0]), ["answers", 0, "choices", 0, "beta"], times_g))
    box_refused(js, keys, hall, "context.unknown_credential", ballots=[*raw, stranger])
    box_refused(js, keys, hall, "proof.signature", ballots=[broken, *raw[1:]])
    box_refused(js, keys, hall, "proof.signed_hash", ballots=[moved, *raw[1:]])
    box_refused(js, keys, hall, "again.same_ballot", ballots=[*raw, raw[0]])
    box_refused(js, keys, hall, "bytes.not_canonical", ballots=[f" {raw[0]}", *raw[1:]])


def test_trustees_who_are_not_those_of_the_election(js, keys, hall):
    fewer = Trustees(hall.trustees.kinds[:2])
    box_refused(js, keys, hall, "setup.public_key", trustees=fewer.raw.decode())


def test_rolls_are_read_the_same(js):
    fine: list[Any] = [["5"], ["5,3", "6"], []]
    bad: list[Any] = [["5", "5"], ["5,1", "5,2"], ["5,0"], ["5,01"], ["5,"], ["5,1,2"], ["0"], [5], {}]
    for roll in fine + bad:
        body = "return Object.fromEntries([...readRoll(raw)].map(([key, weight]) => [String(key), weight]));"
        try:
            expected = {str(key): weight for key, weight in read_roll(text(roll).encode()).weights.items()}
        except Fault as fault:
            with pytest.raises(Refused, match=f"^{fault.code}"):
                js.run("readRoll from credentials", body, raw=text(roll))
        else:
            assert js.run("readRoll from credentials", body, raw=text(roll)) == expected


def test_a_key_of_somebody_else(js, keys, hall):
    other = js.job("makeKey", name="丙")
    with pytest.raises(Refused, match=r"^tally\.owner"):
        opened(js, hall, backup=other["backup"])


CHECK = """const read = await readElection(election);
const sums = tally.map((row) => row.map((one) => readCiphertext(one, "")));
await checkPart(read, sums, BigInt(publicKey), raw, "");"""
CHECK_NAMES = "readElection from election, readCiphertext from ciphertext, checkPart from decryption"


def test_parts_are_checked_the_same(js, hall):
    part = json.loads(decrypt(hall.election, hall.tally, SERVER).raw)
    broken = {
        "good": part,
        "factor": change(part, ["decryption_factors", 0, 0], times_g),
        "outside": change(part, ["decryption_factors", 1, 2], str(OUTSIDE)),
        "challenge": change(part, ["decryption_proofs", 1, 0, "challenge"], one_more),
        "response": change(part, ["decryption_proofs", 1, 3, "response"], one_more),
        "exchanged": change(part, ["decryption_factors", 1], lambda old: old[::-1]),
        "row missing": change(part, ["decryption_factors"], lambda old: old[:1]),
        "one missing": change(part, ["decryption_proofs", 1], lambda old: old[:3]),
    }
    for name, fields in broken.items():
        assert (name, part_fault(js, hall, text(fields))) == (name, our_part_fault(hall, text(fields)))


def part_fault(js, hall, raw):
    given = {"election": hall.election.raw.decode(), "tally": json.loads(hall.tally.raw), "raw": raw}
    try:
        js.run(CHECK_NAMES, CHECK, **given, publicKey=str(hall.trustees.keys[1].public_key))
    except Refused as fault:
        return fault.code
    return None


def our_part_fault(hall, raw):
    try:
        hall.accept(2, raw.encode())
    except Fault as fault:
        return str(fault.code)
    return None


def test_a_sum_outside_the_group_is_not_decrypted(js, hall):
    """A power of it would betray a part of the key."""
    body = """const read = await readElection(election);
    return decrypt(read, [[{ alpha: BigInt(alpha), beta: 1n }]], 5n);"""
    names = "readElection from election, decrypt from decryption"
    with pytest.raises(Refused, match=r"^group\.outside"):
        js.run(names, body, election=hall.election.raw.decode(), alpha=str(OUTSIDE))


def setup_fault(js, election, trustees, **more):
    asked = {"election": election.raw.decode(), "trustees": trustees.raw.decode(), **more}
    try:
        js.job("checkSetup", **asked)
    except Refused as fault:
        return fault.code
    return None


def test_what_a_tablet_checks_first(js, hall):
    found = js.job("checkSetup", election=hall.election.raw.decode(), trustees=hall.trustees.raw.decode())
    assert found["hash"] == hall.election.fingerprint
    assert [(one["owner"], one["name"]) for one in found["keys"]] == [(1, "甲"), (2, "服务器"), (3, "乙")]
    announced = {"hash": hall.election.fingerprint}
    assert setup_fault(js, hall.election, hall.trustees, **announced) is None
    other = Election(UUID, "别的", "", hall.election.public_key, hall.election.questions)
    assert setup_fault(js, other, hall.trustees, **announced) == "context.election"


def test_trustees_that_both_refuse(js, hall):
    kinds = hall.trustees.kinds
    lie = single(5)
    stolen = Trustees((kinds[0], kinds[0]))
    outside = Trustees((Single(replace(lie.key, public_key=number(OUTSIDE))), kinds[0]))
    unproved = json.loads(hall.trustees.raw)
    unproved[0][1]["pok"] = lie.key.pok.to_json()
    for trustees, y, code in (
        (stolen, stolen.election_key(), Code.KEY_TWICE),
        (Trustees(kinds[:2]), hall.election.public_key, Code.PUBLIC_KEY),
        (Trustees(()), hall.election.public_key, Code.TRUSTEES),
        (outside, hall.election.public_key, Code.OUTSIDE_GROUP),
        (Trustees((single(0), kinds[0])), kinds[0].key.public_key, Code.KEY_IS_ONE),
    ):
        refused(code, check_trustees, trustees, y)
        assert setup_fault(js, Election(UUID, "", "", y, hall.election.questions), trustees) == code
    with pytest.raises(Refused, match=r"^setup\.key_proof"):
        js.job("checkSetup", election=hall.election.raw.decode(), trustees=text(unproved))


def test_backups(js, keys):
    names = "readBackup writeBackup from backup"
    body = "const { secret } = await readBackup(given); return String(secret);"
    for key in keys:
        secret = int(js.run(names, body, given=f" {key['backup']}\n"))
        assert str(single(secret).key.public_key) == json.loads(key["publicKey"])["public_key"]
        assert len(key["backup"]) < 64
    for secret in (0, 1, SECURE(2**255)):
        body = "return String((await readBackup(await writeBackup({ kind: 'single', secret: BigInt(s) }))).secret);"
        assert js.run(names, body, s=str(secret)) == str(secret)


def test_backups_that_were_misread(js, keys):
    good = keys[0]["backup"]
    other = "2" if good[10] != "2" else "3"
    for bad, code in (
        (good[:10] + other + good[11:], "backup.misread"),
        (good[:-1] + ("2" if good[-1] != "2" else "3"), "backup.misread"),
        (good.replace("-S-", "-T-"), "backup.malformed"),
        (good[:-1], "backup.malformed"),
        (good.lower(), "backup.malformed"),
        ("", "backup.malformed"),
    ):
        with pytest.raises(Refused, match=f"^{code}"):
            js.run("readBackup from backup", "await readBackup(given);", given=bad)
    body = "await readBackup(await writeBackup({ kind: 'single', secret: Q }));"
    with pytest.raises(Refused, match=r"^backup\.malformed"):
        js.run("readBackup writeBackup from backup, Q from group", body)


def test_heads_follow_the_chain(js, hall):
    body = "return headOf(setup, ballots, closed);"
    setup = {name: hall.box[name] for name in ("election", "trustees", "credentials")}
    found = js.run("headOf from head", body, setup=setup, ballots=hall.box["ballots"], closed=True)
    assert found == hall.head
    assert js.run("headOf from head", body, setup=setup, ballots=[], closed=False) != file_hash(b"")


def test_read_while_people_vote(js, keys, hall):
    """What was checked before is taken as checked by its hash only, and never its place on the roll."""
    names = "readBox addUp from tally, readElection from election, readRoll from credentials"
    body = """const [read, roll, known] = [await readElection(election), readRoll(credentials), new Map()];
    const timed = async (options) => (await readBox(read, roll, ballots, { known, ...options })).length;
    await timed({ proofs: true });
    const kept = [...known.values()];
    await timed({});
    const same = [...known.values()].every((one, i) => one === kept[i]);
    const found = addUp(read, await readBox(read, roll, ballots, { known }), roll).raw;
    const refused = async (given) => readBox(read, given, ballots, { known }).then(() => null, ({ code }) => code);
    return { same, found, empty: await refused(new Map()) };"""
    given = {name: hall.box[name] for name in ("election", "credentials", "ballots")}
    found = js.run(names, body, **given)
    assert found == {"same": True, "found": hall.tally.raw.decode(), "empty": "context.unknown_credential"}


def test_signatures_first_then_all_proofs(js, hall):
    """A box that was read without proofs is read again when they are asked for."""
    shop_ballot = json.loads(hall.ballots[2])
    names = "readBox from tally, readElection from election, readRoll from credentials"
    body = """const [read, roll, known] = [await readElection(election), readRoll(credentials), new Map()];
    await readBox(read, roll, [ballot], { known });
    return readBox(read, roll, [ballot], { known, proofs: true }).then(() => null, ({ code, where }) => [code, where]);"""
    broken = change(shop_ballot, ["answers", 0, "overall_proof", 0, "response"], one_more)
    unsigned = {name: value for name, value in broken.items() if name != "signature"}
    signed_hash = fingerprint(dumps(unsigned))
    proof = sign_ballot(signed_hash, secret_exponent(hall.credentials[0], UUID), SECURE)
    raw = text(unsigned | {"signature": {"hash": signed_hash, "proof": proof.to_json()}})
    given = {name: hall.box[name] for name in ("election", "credentials")}
    assert js.run(names, body, **given, ballot=raw) == ["proof.overall", "ballot 1, question 1"]


def test_a_backup_is_compared_with_the_public_side(js, keys):
    seed = js.job("makeSeed")
    assert js.job("recall", backup=keys[0]["backup"], publicSide=keys[0]["publicKey"]) == {"kind": "single"}
    assert js.job("recall", backup=seed["backup"], publicSide=seed["certificate"]) == {"kind": "threshold"}
    assert js.job("recall", backup=seed["backup"]) == {"kind": "threshold"}
    with pytest.raises(Refused, match=r"backup\.other_key"):
        js.job("recall", backup=keys[0]["backup"], publicSide=keys[1]["publicKey"])
    with pytest.raises(Refused, match=r"backup\.other_kind"):
        js.job("recall", backup=seed["backup"], publicSide=keys[1]["publicKey"])


def test_ballots_are_checked_as_they_come_in(js, hall):
    box = {"election": hall.box["election"], "credentials": hall.box["credentials"]}
    ballots = hall.box["ballots"]
    assert js.job("checkBallots", **box, ballots=ballots[:2], first=0) == {"checked": 2}
    assert js.job("checkBallots", **box, ballots=ballots[2:], first=2, proofs=True) == {"checked": 1}
    broken = change(json.loads(ballots[2]), ("signature", "proof", "response"), "1")
    with pytest.raises(Refused, match="ballot 8"):
        js.job("checkBallots", **box, ballots=[text(broken)], first=7)


def test_only_a_sum_that_was_added_up_here_is_opened_at_a_touch(js, keys, hall):
    box = {name: hall.box[name] for name in ("election", "trustees", "encryptedTally")}
    js.job("prepare", election=single_question().raw.decode())  # another election: what was known is forgotten
    with pytest.raises(Refused, match=r"tally\.unchecked"):
        js.job("openChecked", **box, backup=keys[0]["backup"])
    js.job("checkBox", **hall.box)
    opened = js.job("openChecked", **box, backup=keys[0]["backup"])
    part = read_partial_decryption(opened["part"].encode(), "part")
    check_partial_decryption(hall.election, hall.tally, hall.trustees.keys[0].public_key, part, "part")
    sums = json.loads(box["encryptedTally"])
    sums[0].reverse()
    with pytest.raises(Refused, match=r"tally\.encrypted_tally"):
        js.job("openChecked", **(box | {"encryptedTally": text(sums)}), backup=keys[0]["backup"])
    with pytest.raises(Refused, match=r"tally\.owner"):
        js.job("openChecked", **box, backup=js.job("makeKey", name="丙")["backup"])


def single_question() -> Election:
    """Some other election."""
    return Workshop(seed=5).election
