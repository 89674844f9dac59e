"""The events of an election, each chained to the one before."""

from dataclasses import dataclass
from enum import StrEnum

from voting.belenios.canonical import Json, dumps, loads, record, small, text
from voting.belenios.faults import Code, Fault
from voting.belenios.hashing import file_hash


class Kind(StrEnum):
    """What happened (section 4.4)."""

    SETUP = "Setup"
    BALLOT = "Ballot"
    END_BALLOTS = "EndBallots"
    ENCRYPTED_TALLY = "EncryptedTally"
    PARTIAL_DECRYPTION = "PartialDecryption"
    RESULT = "Result"


# How many data files stand before each event, the last of which is its payload.
DATA_BEFORE = {
    Kind.SETUP: 4,
    Kind.BALLOT: 1,
    Kind.END_BALLOTS: 0,
    Kind.ENCRYPTED_TALLY: 2,
    Kind.PARTIAL_DECRYPTION: 2,
    Kind.RESULT: 1,
}

# What may follow what.
NEXT: dict[Kind | None, frozenset[Kind]] = {
    None: frozenset({Kind.SETUP}),
    Kind.SETUP: frozenset({Kind.BALLOT, Kind.END_BALLOTS}),
    Kind.BALLOT: frozenset({Kind.BALLOT, Kind.END_BALLOTS}),
    Kind.END_BALLOTS: frozenset({Kind.ENCRYPTED_TALLY}),
    Kind.ENCRYPTED_TALLY: frozenset({Kind.PARTIAL_DECRYPTION}),
    Kind.PARTIAL_DECRYPTION: frozenset({Kind.PARTIAL_DECRYPTION, Kind.RESULT}),
    Kind.RESULT: frozenset(),
}


@dataclass(frozen=True, slots=True)
class Event:
    """Section 4.4."""

    kind: Kind
    height: int
    parent: str | None
    payload: str | None

    @property
    def raw(self) -> bytes:
        """Section 4.4."""
        fields: dict[str, Json] = {} if self.parent is None else {"parent": self.parent}
        fields |= {"height": self.height, "type": str(self.kind)}
        return dumps(fields if self.payload is None else fields | {"payload": self.payload})

    @property
    def hash(self) -> str:
        """By which the next event refers to this one (section 4.4)."""
        return file_hash(self.raw)


def read_event(raw: bytes, where: str) -> Event:
    """Read one event (section 4.4)."""
    fields = record(loads(raw, where), where, ("parent", "height", "type", "payload"), ("parent", "payload"))
    kind = text(fields["type"], where)
    if kind not in set(Kind):
        raise Fault(Code.ORDER, where, f"no event of an election without shuffles: {kind}")
    return Event(
        Kind(kind),
        small(fields["height"], where),
        text(fields["parent"], where) if "parent" in fields else None,
        text(fields["payload"], where) if "payload" in fields else None,
    )
