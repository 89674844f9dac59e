"""What is published of a sealed box with its result: how it was kept, closed and opened, never who."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from voting.belenios.hashing import fingerprint
from voting.sealed import store
from voting.sealed.codes import code_of_hex
from voting.sealed.live_store import election_code
from voting.sealed.shown import BoardLine, made_board
from voting.tables import Poll


@dataclass(frozen=True, slots=True)
class SealedFacts:
    """A box with its board; `holders` and `openers` are the names of scrutineers, none under a key of the server."""

    uuid: str
    election_hash: str
    election_code: str
    head: str
    head_code: str
    ballots: int
    replaced: int
    cast: int
    keys: str
    kind: str
    needed: int
    holders: list[str]
    openers: list[str]
    test_ballots: int
    board: list[BoardLine]


def sealed_facts(session: Session, poll: Poll) -> SealedFacts:
    """The facts of the poll's box as it stands."""
    box = store.box_of(session, poll.id)
    group = None if box.group_id is None else store.group_row(session, box.group_id)
    holders = [] if group is None else store.holders_of(session, group.id)
    given = {part.owner for part in store.parts_of(session, poll.id)}
    board = made_board(session, poll, box)
    return SealedFacts(
        uuid=box.uuid,
        election_hash=fingerprint(box.election.encode()),
        election_code=election_code(box),
        head=box.head,
        head_code=code_of_hex(box.head),
        ballots=len(board.lines),
        replaced=sum(not line.counted for line in board.lines),
        cast=board.cast,
        keys=poll.keys,
        kind="server" if group is None else group.kind,
        needed=0 if group is None else group.needed,
        holders=[one.name for one in holders],
        openers=[one.name for one in holders if one.number in given],
        test_ballots=len(store.trial_ballots(session, poll.id)),
        board=board.lines,
    )
