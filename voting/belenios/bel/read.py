"""Reading an archive: every byte is accounted for, and the events follow the grammar of a regular election."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from voting.belenios.bel.events import DATA_BEFORE, NEXT, Event, Kind, read_event
from voting.belenios.bel.tar import Member, unpack
from voting.belenios.canonical import loads, record, small, text
from voting.belenios.faults import Code, Fault
from voting.belenios.hashing import file_hash
from voting.belenios.numbers import DECIMAL


@dataclass(frozen=True, slots=True)
class Step:
    """An event and the data files before it, the last of which is its payload."""

    event: Event
    data: tuple[bytes, ...]


@dataclass
class Archive:
    """The contents of an archive, as bytes, in their places in the grammar (section 4.4)."""

    timestamp: int
    steps: list[Step] = field(default_factory=list)

    @property
    def head(self) -> Event:
        """The last event."""
        return self.steps[-1].event

    def of(self, kind: Kind) -> list[tuple[bytes, ...]]:
        """The data of all events of one kind, in order."""
        return [step.data for step in self.steps if step.event.kind is kind]

    @property
    def ballots(self) -> list[bytes]:
        """All ballots that were accepted, in order."""
        return [data[0] for data in self.of(Kind.BALLOT)]


def read_archive(raw: bytes) -> Archive:
    """Read and check all that can be checked without arithmetic (section 4.4)."""
    members, times = unpack(raw)
    if not members:
        raise Fault(Code.HEADER, "archive", "is empty")
    archive = Archive(_read_header(members[0], times))
    archive.steps.extend(_steps(members[1:]))
    if not archive.steps:
        raise Fault(Code.UNFINISHED, "archive", "ends before the Setup event")
    _check_setup(archive.steps[0].data)
    return archive


def _read_header(member: Member, times: list[int]) -> int:
    if member.name != "BELENIOS":
        raise Fault(Code.HEADER, "file 1", "must be named BELENIOS")
    fields = record(loads(member.body, "BELENIOS"), "BELENIOS", ("version", "timestamp"))
    if small(fields["version"], "BELENIOS") != 1:
        raise Fault(Code.HEADER, "BELENIOS", "version must be 1")
    timestamp = text(fields["timestamp"], "BELENIOS")
    if DECIMAL.fullmatch(timestamp) is None or {str(time) for time in times} != {timestamp}:
        raise Fault(Code.HEADER, "BELENIOS", "timestamp must be the time of all files")
    return int(timestamp)


def _steps(members: list[Member]) -> Iterator[Step]:
    """Cut the files into events with their data; each event must be allowed where it stands."""
    data: list[bytes] = []
    before: Event | None = None
    for i, member in enumerate(members, 2):
        where = f"file {i}"
        digest = file_hash(member.body)
        if member.name == f"{digest}.data.json":
            data.append(member.body)
        elif member.name == f"{digest}.event.json":
            event = read_event(member.body, where)
            _check_event(event, before, data, f"{where}, event {event.height} {event.kind}")
            yield Step(event, tuple(data))
            data, before = [], event
        else:
            raise Fault(Code.NAME, where, "name must be the hash of the contents")
    if data:
        raise Fault(Code.UNFINISHED, "archive", "ends with data that no event refers to")


def _check_event(event: Event, before: Event | None, data: list[bytes], where: str) -> None:
    last = before.kind if before else None
    if event.kind not in NEXT[last]:
        raise Fault(Code.ORDER, where, f"may not come after {last or 'nothing'}")
    if event.height != (before.height + 1 if before else 0):
        raise Fault(Code.HEIGHT, where, "heights must count up from 0")
    if event.parent != (before.hash if before else None):
        raise Fault(Code.PARENT, where, "parent must be the event before")
    if len(data) != DATA_BEFORE[event.kind]:
        raise Fault(Code.PAYLOAD, where, f"must have {DATA_BEFORE[event.kind]} data files before it")
    if event.payload != (file_hash(data[-1]) if data else None):
        raise Fault(Code.PAYLOAD, where, "payload must be the data file before it")


def _check_setup(data: tuple[bytes, ...]) -> None:
    names = ("election", "trustees", "credentials")
    fields = record(loads(data[3], "setup_data"), "setup_data", names)
    if [fields[name] for name in names] != [file_hash(one) for one in data[:3]]:
        raise Fault(Code.PAYLOAD, "setup_data", "must name election, trustees and credentials in this order")
