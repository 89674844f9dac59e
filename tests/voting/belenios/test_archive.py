"""An archive is refused for each way in which it is not a regular election, byte for byte."""

import pytest

from tests.voting.belenios.workshop import TIME, chained, chance, found, index, refused
from voting.belenios.ballot import make_ballot
from voting.belenios.bel import write
from voting.belenios.bel.events import Event, Kind
from voting.belenios.bel.read import read_archive
from voting.belenios.bel.tar import BLOCK, Member, pack, unpack
from voting.belenios.canonical import dumps
from voting.belenios.credentials import new_credential
from voting.belenios.decryption import combine, decrypt
from voting.belenios.faults import Code
from voting.belenios.hashing import file_hash
from voting.belenios.result import read_counts
from voting.belenios.tally import add_up
from voting.belenios.verify import Rules, verify

RUNNING = Rules(running=True)


@pytest.fixture(scope="module")
def raw(steps):
    return chained(steps)


def test_the_writer_writes_what_the_verifier_reads(shop):
    pieces = [write.begin(TIME, shop.election, shop.trustees, shop.roll)]
    pieces += [write.ballot(pieces[-1][1], ballot.raw) for ballot in shop.ballots[:1]]
    pieces.append(write.ballot(pieces[-1][1], shop.ballots[1].raw))
    pieces.append(write.end_ballots(pieces[-1][1]))
    tally = add_up(shop.election, shop.ballots[:2], shop.roll.weights)
    pieces.append(write.encrypted_tally(pieces[-1][1], tally))
    parts = {i: decrypt(shop.election, tally, secret) for i, secret in enumerate(shop.secrets, 1)}
    for owner, part in parts.items():
        pieces.append(write.partial_decryption(pieces[-1][1], owner, part))
    assert verify(b"".join(piece for piece, _ in pieces), RUNNING).good
    pieces.append(write.result(pieces[-1][1], read_counts(tally, combine(shop.trustees, parts))))
    report = verify(b"".join(piece for piece, _ in pieces))
    assert report.good
    assert report.head == pieces[-1][1].hash
    assert report.counts == ((1, 1), (1, 1, 1, 0))


def test_the_writer_keeps_the_order(shop):
    _, begun = write.begin(TIME, shop.election, shop.trustees, shop.roll)
    _, ended = write.end_ballots(begun)
    refused(Code.ORDER, write.ballot, ended, shop.ballots[0].raw)
    refused(Code.ORDER, write.end_ballots, ended)
    refused(Code.ORDER, write.result, begun, ((0, 0),))


def test_it_reads_back(steps, raw):
    archive = read_archive(raw)
    assert archive.timestamp == TIME
    assert [(str(step.event.kind), list(step.data)) for step in archive.steps] == [tuple(step) for step in steps]


def test_every_beginning_of_a_regular_election_is_a_running_one(steps):
    for end in range(1, len(steps) + 1):
        assert found(chained(steps[:end]), RUNNING) == []
        assert found(chained(steps[:end])) == ([] if end == len(steps) else [Code.NOT_TALLIED])


def test_no_byte_is_free(raw):
    """Whatever is changed in the frame of the files is refused."""
    members, _ = unpack(raw)
    offset = 0
    frame: list[int] = []
    for member in members:
        size = len(member.body)
        frame += range(offset, offset + BLOCK)
        frame += range(offset + BLOCK + size, offset + BLOCK + size + -size % BLOCK)
        offset += BLOCK + size + -size % BLOCK
    for at in frame[::7]:
        broken = raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :]
        codes = found(broken)
        assert len(codes) == 1, at
        assert codes[0] in {Code.TAR, Code.NAME, Code.HEADER}, at


def test_no_byte_of_a_file_is_free(raw):
    members, _ = unpack(raw)
    offset = BLOCK + BLOCK  # past the header file
    for member in members[1:]:
        at = offset + BLOCK + len(member.body) // 2
        broken = raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :]
        assert found(broken) == [Code.NAME]
        offset += BLOCK + len(member.body) + -len(member.body) % BLOCK


def test_tar(raw):
    assert found(raw + bytes(2 * BLOCK)) == [Code.TAR]  # the end that Python's tarfile writes
    assert found(raw[:-1]) == [Code.TAR]
    assert found(raw[: -BLOCK - 1]) == [Code.TAR]
    assert found(raw + b"x") == [Code.TAR]
    assert found(b"x" * 2 * BLOCK) == [Code.TAR]
    assert found(b"") == [Code.HEADER]


def header(body: bytes, time: int = TIME, name: str = "BELENIOS") -> bytes:
    return pack(Member(name, body), time)


def test_header(raw):
    rest = raw[2 * BLOCK :]
    good = dumps({"version": 1, "timestamp": str(TIME)})
    assert header(good) + rest == raw
    assert found(header(good, name="belenios") + rest) == [Code.HEADER]
    assert found(header(good, time=TIME + 1) + rest) == [Code.HEADER]
    assert found(header(dumps({"version": 2, "timestamp": str(TIME)})) + rest) == [Code.HEADER]
    assert found(header(dumps({"version": 1, "timestamp": str(TIME + 1)})) + rest) == [Code.HEADER]
    assert found(header(dumps({"version": 1, "timestamp": f"0{TIME}"})) + rest) == [Code.HEADER]
    assert found(header(dumps({"version": 1, "timestamp": TIME})) + rest) == [Code.SHAPE]
    assert found(header(good + b" ") + rest) == [Code.NOT_CANONICAL]
    assert found(header(good)) == [Code.UNFINISHED]
    assert found(rest) == [Code.HEADER]


def moved(steps, kind, to, which=0):
    """The codes found when one event stands elsewhere, all hashes set right."""
    at = index(steps, kind, which)
    others = [*steps[:at], *steps[at + 1 :]]
    return found(chained([*others[:to], steps[at], *others[to:]]))


def test_order_of_events(steps):
    last = len(steps) - 1
    assert moved(steps, "Setup", 1) == [Code.ORDER]
    assert moved(steps, "EndBallots", 2) == [Code.ORDER]  # a ballot after the end
    assert moved(steps, "EncryptedTally", last) == [Code.ORDER]
    assert moved(steps, "Result", last - 1) == [Code.ORDER]
    for again in steps:  # whatever comes once more after the result
        assert found(chained([*steps, again])) == [Code.ORDER]
    for kind in ("Setup", "EndBallots", "EncryptedTally"):
        at = index(steps, kind)
        assert found(chained([*steps[: at + 1], steps[at], *steps[at + 1 :]])) == [Code.ORDER]
        assert found(chained([*steps[:at], *steps[at + 1 :]])) == [Code.ORDER]


def test_shuffles_are_no_events_of_ours(raw):
    event = dumps({"height": 0, "type": "Shuffle", "payload": "0" * 64})
    assert found(header(dumps({"version": 1, "timestamp": str(TIME)})) + as_event(event)) == [Code.ORDER]


def as_event(body: bytes) -> bytes:
    return pack(Member(f"{file_hash(body)}.event.json", body), TIME)


def as_data(body: bytes) -> bytes:
    return pack(Member(f"{file_hash(body)}.data.json", body), TIME)


def test_events(steps):
    """One more ballot event at the end of a running election, with one thing wrong."""
    ends = index(steps, "EndBallots") - 1
    begun, ballot = chained(steps[:ends]), steps[ends][1][0]
    parent, payload = read_archive(begun).head.hash, file_hash(ballot)

    def codes(*data, height=ends, parent=parent, payload=payload):
        event = Event(Kind.BALLOT, height, parent, payload)
        return found(begun + b"".join(map(as_data, data)) + as_event(event.raw), RUNNING)

    assert codes(ballot) == []
    assert codes(ballot, height=ends + 1) == [Code.HEIGHT]
    assert codes(ballot, parent="0" * 64) == [Code.PARENT]
    assert codes(ballot, parent=None) == [Code.PARENT]
    assert codes(ballot, payload="0" * 64) == [Code.PAYLOAD]
    assert codes(ballot, payload=None) == [Code.PAYLOAD]
    assert codes(b"{}", ballot) == [Code.PAYLOAD]
    assert codes() == [Code.PAYLOAD]
    assert found(begun + as_data(ballot), RUNNING) == [Code.UNFINISHED]
    wrong_name = pack(Member(f"{'0' * 64}.data.json", ballot), TIME)
    assert found(begun + wrong_name, RUNNING) == [Code.NAME]
    spaced = Event(Kind.END_BALLOTS, ends, parent, None).raw + b" "
    assert found(begun + as_event(spaced), RUNNING) == [Code.NOT_CANONICAL]


def test_end_of_ballots_has_no_payload(steps):
    at = index(steps, "EndBallots")
    assert found(chained([*steps[:at], ("EndBallots", [b"{}"]), *steps[at + 1 :]])) == [Code.PAYLOAD]


def test_setup_names_its_parts(shop, steps):
    data = steps[0][1]
    for wrong in ([data[0], data[2], data[1], data[3]], [data[1], data[1], data[2], data[3]]):
        assert found(chained([("Setup", wrong), *steps[1:]])) == [Code.PAYLOAD]


def test_ballots_again(shop, steps):
    first = steps[1]
    after_change_of_mind = [*steps[:4], first]  # the tool counts the old one again
    assert found(chained(after_change_of_mind), RUNNING) == [Code.SAME_BALLOT]
    assert found(chained(steps[:4]), RUNNING) == []
    assert found(chained(steps[:4]), Rules(running=True, revote=False)) == [Code.SECOND_BALLOT]


def test_ballots_of_strangers(shop, steps):
    stranger = make_ballot(shop.election, new_credential(chance(9)), [[1, 0], [0, 1, 0, 0]])
    assert found(chained([*steps[:2], ("Ballot", [stranger.raw])]), RUNNING) == [Code.UNKNOWN_CREDENTIAL]


def test_every_bad_ballot_is_named(shop, steps):
    bad = shop.forged(2, [[1, 1], [0, 1, 0, 0]]).raw
    worse = shop.ballots[0].raw + b" "
    report = verify(chained([*steps[:3], ("Ballot", [bad]), ("Ballot", [worse])]), RUNNING)
    assert sorted((fault.code, fault.where.split(",")[0]) for fault in report.faults) == [
        (Code.NOT_CANONICAL, "ballot 4"),
        (Code.OVERALL, "ballot 3"),
    ]


def test_several_processes_find_the_same(shop, steps):
    """Six ballots, one of them bad, checked in two processes."""
    more = [shop.ballot(2, [[1, 0], [0, 0, 1, 0]]).raw for _ in range(3)]
    bad = shop.forged(1, [[0, 0], [1, 0, 0, 0]]).raw
    ballots = [("Ballot", [one]) for one in (*more, bad)]
    report = verify(chained([*steps[:4], *ballots]), Rules(running=True, processes=2))
    assert [(fault.code, fault.where) for fault in report.faults] == [(Code.OVERALL, "ballot 7, question 1")]
