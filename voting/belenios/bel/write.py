"""Writing an archive: each function returns the bytes to append and the head that the next one needs."""

from dataclasses import dataclass

from voting.belenios.bel.events import NEXT, Event, Kind
from voting.belenios.bel.tar import Member, pack
from voting.belenios.canonical import dumps
from voting.belenios.credentials import Roll
from voting.belenios.decryption import OwnedDecryption, PartialDecryption
from voting.belenios.election import Election
from voting.belenios.faults import Code, Fault
from voting.belenios.hashing import file_hash
from voting.belenios.result import Counts, write_result
from voting.belenios.tally import EncryptedTally
from voting.belenios.trustees import Trustees


@dataclass(frozen=True, slots=True)
class Head:
    """Where an archive stands: its time of beginning, its last event and that event's hash."""

    timestamp: int
    height: int
    kind: Kind
    hash: str


Appended = tuple[bytes, Head]


def begin(timestamp: int, election: Election, trustees: Trustees, roll: Roll) -> Appended:
    """The beginning of an archive, up to the Setup event (sections 4.4, 4.10)."""
    header = dumps({"version": 1, "timestamp": str(timestamp)})
    parts = [election.raw, trustees.raw, roll.raw]
    names = ("election", "trustees", "credentials")
    setup = dumps({name: file_hash(part) for name, part in zip(names, parts, strict=True)})
    event = Event(Kind.SETUP, 0, None, file_hash(setup))
    raw = pack(Member("BELENIOS", header), timestamp) + _files([*parts, setup], event, timestamp)
    return raw, Head(timestamp, 0, Kind.SETUP, event.hash)


def ballot(head: Head, raw: bytes) -> Appended:
    """One accepted ballot (section 4.15)."""
    return _append(head, Kind.BALLOT, [raw])


def end_ballots(head: Head) -> Appended:
    """No ballots after this (section 4.15)."""
    return _append(head, Kind.END_BALLOTS, [])


def encrypted_tally(head: Head, tally: EncryptedTally) -> Appended:
    """The sum of the ballots, still sealed (section 4.16)."""
    return _append(head, Kind.ENCRYPTED_TALLY, [tally.raw, tally.sized_raw])


def partial_decryption(head: Head, owner: int, part: PartialDecryption) -> Appended:
    """The part of trustee number `owner`, counted from 1 over all keys (section 4.18)."""
    owned = OwnedDecryption(owner, file_hash(part.raw))
    return _append(head, Kind.PARTIAL_DECRYPTION, [part.raw, owned.raw])


def result(head: Head, counts: Counts) -> Appended:
    """The counts; nothing comes after them (section 4.19)."""
    return _append(head, Kind.RESULT, [write_result(counts)])


def _append(head: Head, kind: Kind, data: list[bytes]) -> Appended:
    if kind not in NEXT[head.kind]:
        raise Fault(Code.ORDER, "archive", f"{kind} may not come after {head.kind}")
    payload = file_hash(data[-1]) if data else None
    event = Event(kind, head.height + 1, head.hash, payload)
    return _files(data, event, head.timestamp), Head(head.timestamp, event.height, kind, event.hash)


def _files(data: list[bytes], event: Event, timestamp: int) -> bytes:
    members = [Member(f"{file_hash(one)}.data.json", one) for one in data]
    members.append(Member(f"{event.hash}.event.json", event.raw))
    return b"".join(pack(member, timestamp) for member in members)
