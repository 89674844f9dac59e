"""Both directions against belenios-tool: what it makes we accept, what we make it accepts."""

import json

import pytest

from tests.voting.belenios.badge_vectors import SECRETS
from tests.voting.belenios.tool import GROUP, ToolElection, accepts, call
from tests.voting.belenios.workshop import Workshop, chained, chance, owned, setup
from voting.belenios.badge import master_of, poll_credential, poll_exponent, public_of
from voting.belenios.ballot import check_ballot, make_ballot, seal_ballot
from voting.belenios.bel.read import read_archive
from voting.belenios.canonical import dumps
from voting.belenios.credentials import (
    Roll,
    Voter,
    is_credential,
    make_roll,
    new_credential,
    public_credential,
)
from voting.belenios.decryption import combine, decrypt, read_partial_decryption
from voting.belenios.election import Election, Question
from voting.belenios.hashing import fingerprint
from voting.belenios.pedersen import (
    assemble,
    identity,
    make_certificate,
    make_polynomial,
    make_vinputs,
    make_voutput,
    new_seed,
    open_decryption_key,
    read_polynomial,
    read_vinput,
    read_voutput,
)
from voting.belenios.public_key import PublicKey
from voting.belenios.result import read_counts
from voting.belenios.signed import read_signed
from voting.belenios.tally import add_up
from voting.belenios.trustee_key import new_key, single
from voting.belenios.trustees import Trustees
from voting.belenios.verify import Rules, read_setup, verify

pytestmark = pytest.mark.services

PLAIN = {"answers": ["赞成", "反对"], "min": 0, "max": 1, "question": "Q1?"}
BLANK = {"answers": ["a", "b", "c"], "blank": True, "min": 1, "max": 2, "question": "Q2"}
NOT_BLANK = {"answers": ["a"], "blank": False, "min": 0, "max": 1, "question": "Q3"}


def test_the_tool_is_here(tmp_path):
    call("--version", folder=tmp_path)


def test_an_election_of_the_tool_with_ballots_of_both(tmp_path):
    theirs = ToolElection(tmp_path, [PLAIN, BLANK], administrator="a", credential_authority="c")
    theirs.single_trustees(2)
    theirs.open()
    election, trustees, roll = read_setup(read_archive(theirs.archive))
    assert election.raw == (tmp_path / "election.json").read_bytes().strip()
    assert trustees.raw == (tmp_path / "trustees.json").read_bytes().strip()
    assert {public_credential(one, theirs.uuid) for one in theirs.credentials} == set(roll.weights)
    key = PublicKey(election.public_key)
    casts = [(0, [[1, 0], [0, 1, 1, 0]]), (1, [[0, 0], [1, 0, 0, 0]]), (0, [[0, 1], [0, 0, 0, 1]])]
    for i, (voter, choices) in enumerate(casts):
        raw = theirs.make_ballot(theirs.credentials[voter], choices)
        assert check_ballot(election, key, roll.weights, raw).raw == raw
        if i != 1:  # theirs for the first and the last, ours between
            theirs.add("Ballot", raw + b"\n")
        else:
            theirs.add("Ballot", make_ballot(election, theirs.credentials[voter], choices).raw + b"\n")
    assert theirs.verifies()
    assert verify(theirs.archive, Rules(running=True)).good
    theirs.close()
    theirs.decrypt_single()
    assert theirs.finish() == [[0, 1], [1, 0, 0, 1]]
    report = verify(theirs.archive)
    assert report.faults == []
    assert report.counts == ((0, 1), (1, 0, 0, 1))


def test_trustees_of_ours_in_an_election_of_the_tool(tmp_path):
    """Our key, our part of the decryption; the tool combines them."""
    theirs = ToolElection(tmp_path, [NOT_BLANK], voters=1)
    theirs.single_trustees(1)
    secret = new_key()
    with (tmp_path / "public_keys.jsons").open("ab") as keys:
        keys.write(dumps(single(secret, "监票人").key.to_json()) + b"\n")
    theirs.open()
    theirs.add("Ballot", theirs.make_ballot(theirs.credentials[0], [[1]]) + b"\n")
    theirs.close()
    election, trustees, roll = read_setup(read_archive(theirs.archive))
    ballot = check_ballot(
        election, PublicKey(election.public_key), roll.weights, read_archive(theirs.archive).ballots[0]
    )
    mine = [key.name for key in trustees.keys].index("监票人") + 1
    part = decrypt(election, add_up(election, [ballot], roll.weights), secret)
    theirs.add("PartialDecryption", b"\n".join(owned(mine, part.raw)) + b"\n")
    arguments = ("--privkey", theirs.keys[0].name, "--trustee-id", 3 - mine)
    theirs.add("PartialDecryption", call("election", "decrypt", *arguments, folder=tmp_path))
    assert theirs.finish() == [[1]]
    assert verify(theirs.archive).good


@pytest.mark.parametrize("voters", ["all", "some blank", "none"])
@pytest.mark.parametrize("trustees_count", [1, 3])
def test_elections_of_ours(tmp_path, voters, trustees_count):
    shop = Workshop(trustees_count=trustees_count, seed=trustees_count)
    ballots = {
        "all": [shop.ballot(i, [[1, 0], [0, 1, 0, 1]]) for i in range(3)],
        "some blank": shop.ballots,
        "none": [],
    }[voters]
    archive = chained(shop.steps([ballot.raw for ballot in ballots]))
    assert verify(archive).good
    assert accepts(archive, shop.uuid, tmp_path)
    assert accepts(chained(shop.steps([ballot.raw for ballot in ballots])[: 1 + len(ballots)]), shop.uuid, tmp_path)


QUESTIONS = (
    Question("一", ("a",), 0, 0),
    Question('二\n"\\/\t\u2028😀', ("a", "b"), 2, 2, blank=True),
    Question("三", ("a", "b", "c", "d"), 0, 4, blank=False),
    Question("四", ("a", "b"), 0, 1, blank=True),
)


def test_several_questions_of_all_kinds(tmp_path):
    shop = Workshop(QUESTIONS, voters=2, trustees_count=1)
    ballots = [
        shop.ballot(0, [[0], [0, 1, 1], [1, 0, 1, 1], [0, 0, 0]]),
        shop.ballot(1, [[0], [1, 0, 0], [0, 0, 0, 0], [1, 0, 0]]),
    ]
    archive = chained(shop.steps([ballot.raw for ballot in ballots]))
    report = verify(archive)
    assert report.counts == ((0,), (1, 1, 1), (1, 0, 1, 1), (1, 0, 0))
    assert accepts(archive, shop.uuid, tmp_path)


def test_the_tool_refuses_what_we_forge(tmp_path):
    """So that its acceptance means something."""
    shop = Workshop()
    steps = [*shop.steps()[:1], ("Ballot", [shop.forged(0, [[1, 1], [0, 1, 0, 0]]).raw])]
    assert not accepts(chained(steps), shop.uuid, tmp_path)


def test_credentials(tmp_path):
    uuid = "ABCDEFGHabcdef"
    mine = new_credential()
    derived = call("setup", "generate-credentials", "--uuid", uuid, *GROUP, "--derive", mine, folder=tmp_path)
    assert derived.decode().strip() == str(public_credential(mine, uuid))
    call("setup", "generate-credentials", "--uuid", uuid, *GROUP, "--count", 5, folder=tmp_path)
    lines = next(tmp_path.glob("*.privcreds")).read_text().splitlines()
    assert all(is_credential(line.split()[1]) for line in lines)


def test_an_election_of_badges(tmp_path):
    """The roll is computed from the badges' public keys, the ballots are sealed with what the badges derive."""
    shop = Workshop()
    masters = [master_of(secret) for secret in SECRETS]
    shop.__dict__["roll"] = make_roll(poll_credential(public_of(master), shop.uuid) for master in masters)
    casts = [(0, [[1, 0], [0, 1, 1, 0]]), (1, [[0, 1], [1, 0, 0, 0]]), (0, [[0, 1], [0, 0, 0, 1]])]
    ballots = [seal_ballot(shop.election, poll_exponent(masters[who], shop.uuid), choices) for who, choices in casts]
    archive = chained(shop.steps([ballot.raw for ballot in ballots]))
    assert verify(archive).counts == ((0, 2), (1, 0, 0, 1))
    assert accepts(archive, shop.uuid, tmp_path)


def test_the_fingerprint(tmp_path):
    for raw in (b"", b"abc", bytes(100)):
        assert call("sha256-b64", folder=tmp_path, stdin=raw).decode().strip() == fingerprint(raw)


def test_weights(tmp_path):
    """A weighted roll of the tool."""
    theirs = ToolElection(tmp_path, [PLAIN], voters=1)
    next(tmp_path.glob("*.privcreds")).unlink()
    (tmp_path / "voters.txt").write_text("a@x,a,3\nb@x,b,40\n")
    call("setup", "generate-credentials", "--uuid", theirs.uuid, *GROUP, "--file", "voters.txt", folder=tmp_path)
    next(tmp_path.glob("*.pubcreds")).rename(tmp_path / "public_creds.json")
    credentials = [line.split()[1] for line in next(tmp_path.glob("*.privcreds")).read_text().splitlines()]
    theirs.single_trustees(1)
    theirs.open()
    for credential, choices in zip(credentials, ([[1, 0]], [[0, 1]]), strict=True):
        theirs.add("Ballot", theirs.make_ballot(credential, choices) + b"\n")
    theirs.close()
    theirs.decrypt_single()
    assert sorted(theirs.finish()[0]) == [3, 40]
    assert verify(theirs.archive).good


def test_weights_of_ours(tmp_path):
    shop = Workshop(trustees_count=1)
    keys = [ballot.credential for ballot in shop.ballots[:2]]
    shop.__dict__["roll"] = Roll((Voter(keys[0], 2**30 - 6), Voter(keys[1], 5)))
    archive = chained(shop.steps())
    assert verify(archive).counts == ((0, 2**30 - 1), (5, 0, 0, 2**30 - 6))
    assert accepts(archive, shop.uuid, tmp_path)


def test_every_character(tmp_path):
    """Texts with all that JSON writers may treat differently; the one that the tool escapes we refuse."""
    odd = "".join(
        map(chr, [*range(0x7F), *range(0x80, 0xA0), 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF, 0x1F600, 0x10FFFF])
    )
    shop = Workshop((Question(odd, (odd,), 0, 1),), voters=1, trustees_count=1)
    archive = chained(shop.steps([shop.ballot(0, [[1]]).raw]))
    assert verify(archive).good
    assert accepts(archive, shop.uuid, tmp_path)
    theirs = ToolElection(tmp_path, [{"answers": [odd], "min": 0, "max": 1, "question": odd}], voters=1)
    theirs.single_trustees(1)
    theirs.open()
    assert verify(theirs.archive, Rules(running=True)).good


def threshold(*arguments, folder, stdin=b"") -> bytes:
    return call("setup", "generate-trustee-key-threshold", *GROUP, *arguments, folder=folder, stdin=stdin)


def test_a_threshold_group_of_both(tmp_path):
    """Two trustees use the tool, one uses ours; the tool routes and checks as the server, and so do we."""
    folder = tmp_path
    for _ in range(2):
        threshold("--step", 1, folder=folder)
    names = sorted(path.stem for path in folder.glob("*.cert"))
    my_seed = new_seed()
    me = identity(my_seed)
    mine = dumps(make_certificate(me).to_json())
    lines = [(folder / f"{name}.cert").read_bytes().strip() for name in names]
    lines.insert(1, mine)
    (folder / "certs.jsons").write_bytes(b"\n".join(lines) + b"\n")
    certs = [read_signed(json.loads(line), "") for line in lines]
    threshold("--certs", "certs.jsons", "--step", 2, folder=folder)

    step3 = [
        threshold("--certs", "certs.jsons", "--key", f"{name}.key", "--step", 3, "--threshold", 2, folder=folder)
        for name in names
    ]
    step3.insert(1, dumps(make_polynomial(me, certs, 2).to_json()))
    step3 = [line.strip() for line in step3]
    (folder / "polynomials.jsons").write_bytes(b"\n".join(step3) + b"\n")
    polynomials = [read_polynomial(line) for line in step3]

    threshold("--certs", "certs.jsons", "--step", 4, "--polynomials", "polynomials.jsons", folder=folder)
    vinputs = make_vinputs(polynomials)
    routed = {path.stem: path.read_bytes().strip() for path in folder.glob("*.vinput")}
    assert sorted(routed.values()) == sorted(dumps(one.to_json()) for one in vinputs)
    assert read_vinput(routed[names[0]]) == vinputs[0]

    outputs = [
        threshold(
            "--certs", "certs.jsons", "--key", f"{name}.key", "--step", 5, folder=folder, stdin=routed[name] + b"\n"
        )
        for name in names
    ]
    ours = make_voutput(me, certs, 2, vinputs[1])
    outputs.insert(1, dumps(ours.to_json()))
    voutputs = [read_voutput(line.strip()) for line in outputs]
    published = threshold(
        "--certs", "certs.jsons", "--step", 6, "--polynomials", "polynomials.jsons",
        folder=folder, stdin=b"\n".join(line.strip() for line in outputs) + b"\n",
    ).strip()  # fmt: skip
    group = assemble(certs, 2, polynomials, voutputs)
    assert json.dumps(["Pedersen", json.loads(published)]) == json.dumps(group.to_json())
    secrets = {2: open_decryption_key(me, ours.private_key)}
    for owner, name in ((1, names[0]), (3, names[1])):
        seed = (folder / f"{name}.key").read_text().strip()
        sealed = (folder / f"{name}.dkey").read_text().strip()
        secrets[owner] = open_decryption_key(identity(seed), sealed)
    (folder / "mine.key").write_text(my_seed)
    (folder / "mine.dkey").write_text(ours.private_key)
    check_all_pairs(folder, group, secrets, names)


def check_all_pairs(folder, group, secrets, names):
    """Any two of the three open an election of ours, together with a single trustee; the tool agrees."""
    server = new_key()
    trustees = Trustees((group, single(server)))
    credential = new_credential(chance(1))
    uuid = "PedersenPedersen"
    roll = make_roll([public_credential(credential, uuid)])
    election = Election(uuid, "n", "d", trustees.election_key(), (Question("?", ("a", "b"), 1, 1),))
    ballot = make_ballot(election, credential, [[0, 1]])
    tally = add_up(election, [ballot], roll.weights)
    parts = {owner: decrypt(election, tally, secret) for owner, secret in {**secrets, 4: server}.items()}
    head = [
        ("Setup", setup(election.raw, trustees.raw, roll.raw)),
        ("Ballot", [ballot.raw]),
        ("EndBallots", []),
        ("EncryptedTally", [tally.raw, tally.sized_raw]),
    ]
    for owners in ((1, 2, 4), (1, 3, 4), (4, 3, 2), (1, 2, 3, 4)):
        chosen = {owner: parts[owner] for owner in owners}
        counts = read_counts(tally, combine(trustees, chosen))
        assert counts == ((0, 1),)
        steps = [*head, *(("PartialDecryption", owned(i, part.raw)) for i, part in chosen.items())]
        archive = chained([*steps, ("Result", [dumps({"result": [[0, 1]]})])])
        assert verify(archive).good
        assert accepts(archive, uuid, folder / "".join(map(str, owners)))
    (folder / f"{uuid}.bel").write_bytes(chained(head))
    theirs = call(
        "election", "decrypt-threshold", "--key", f"{names[0]}.key", "--decryption-key", f"{names[0]}.dkey",
        "--trustee-id", 1, folder=folder,
    ).splitlines()  # fmt: skip
    assert read_partial_decryption(theirs[0], "").factors == parts[1].factors
    theirs = call(
        "election", "decrypt-threshold", "--key", "mine.key", "--decryption-key", "mine.dkey",
        "--trustee-id", 2, folder=folder,
    ).splitlines()  # fmt: skip
    assert read_partial_decryption(theirs[0], "").factors == parts[2].factors


def test_the_tool_is_laxer(tmp_path):
    """Two archives that the tool passes, or takes ballots from silently; each of them we refuse."""
    shop = Workshop(trustees_count=1)
    steps = shop.steps()
    old_ballot_again = chained([*steps[:4], steps[1]])
    assert accepts(old_ballot_again, shop.uuid, tmp_path)
    assert not verify(old_ballot_again, Rules(running=True)).good
    after_the_end = chained([*steps[:5], ("Ballot", [shop.ballot(2, [[1, 0], [0, 1, 0, 0]]).raw])])
    assert accepts(after_the_end, shop.uuid, tmp_path)
    assert not verify(after_the_end, Rules(running=True)).good
