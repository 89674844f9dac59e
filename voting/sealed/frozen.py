"""The elections of open sealed polls: they never change, so a process reads each only once."""

from functools import lru_cache
from threading import Lock

from sqlalchemy import select

from core.db import reading
from core.errors import Refused
from voting.belenios.ballot import Ballot, check_signature, read_ballot, read_cover
from voting.belenios.election import Election, read_election
from voting.belenios.faults import Fault
from voting.sealed.faults import ballot_refused
from voting.sealed.tables import SealedBox

KEPT = 16
LARGE = 200_000
"""Bytes of a ballot whose answers take longer to read than all the rest: more than a hundred of them."""


def frozen_election(poll_id: str) -> Election:
    """The election of a sealed poll that has been opened; refused with `poll.no_box` before."""
    return _election(_raw(poll_id))


def read_sealed(poll_id: str, raw: str, *, at_door: bool = False) -> Ballot:
    """Read an untrusted ballot: its bytes, that it is for this poll, its counts and its signature (`ballot.*`).

    The proofs are checked by the box's keeper afterwards: they take ten times as long as all of this. `at_door` leaves
    the answers of a large ballot to the keeper as well, who reads everything anew: a whole hall waits at the door.
    """
    election = frozen_election(poll_id)
    data = raw.encode(errors="surrogatepass")
    read = read_cover if at_door and len(data) > LARGE else read_ballot
    try:
        ballot = read(election, data)
        check_signature(ballot)
    except Fault as fault:
        raise ballot_refused(fault.code, fault.where) from fault
    return ballot


_raws: dict[str, str] = {}
_guard = Lock()


def _raw(poll_id: str) -> str:
    found = _raws.get(poll_id)
    if found is not None:
        return found
    with reading() as session:
        raw = session.scalar(select(SealedBox.election).where(SealedBox.poll_id == poll_id))
    if raw is None:
        raise Refused("poll.no_box", "本项表决没有无记名票箱，或者尚未开始")
    with _guard:
        while len(_raws) >= KEPT:
            _raws.pop(next(iter(_raws)))
        _raws[poll_id] = raw
    return raw


@lru_cache(maxsize=KEPT)
def _election(raw: str) -> Election:
    return read_election(raw.encode())
