"""The archive of a box: the .bel file that the protocol's own tool verifies, made from what the database keeps."""

from sqlalchemy.orm import Session

from core.errors import Refused
from voting.belenios.bel import write
from voting.belenios.credentials import read_roll
from voting.belenios.decryption import read_partial_decryption
from voting.belenios.election import read_election
from voting.belenios.trustees import read_trustees
from voting.sealed import store
from voting.sealed.tables import SealedBox
from voting.sealed.work import read_tally


def bel_of(session: Session, poll_id: str) -> bytes:
    """The whole archive as far as the box has come; refused (`box.damaged`) where its chain is not the one announced."""
    box = store.box_of(session, poll_id)
    election, trustees = read_election(box.election.encode()), read_trustees(box.trustees.encode())
    raw, head = write.begin(box.begun_at, election, trustees, read_roll(box.credentials.encode()))
    pieces = [raw]
    for ballot in store.boxed(session, poll_id):
        raw, head = write.ballot(head, ballot.encode())
        pieces.append(raw)
    if (head.hash, head.height) != (box.head, box.ballots):
        raise Refused("box.damaged", "票箱内容与公布的校验值不一致，不能存档，请保留数据库并联系技术人员")
    if box.tally is not None and box.sized_tally is not None:
        pieces += _closed(session, box, head)
    return b"".join(pieces)


def _closed(session: Session, box: SealedBox, head: write.Head) -> list[bytes]:
    assert box.tally is not None
    assert box.sized_tally is not None
    pieces = []
    raw, head = write.end_ballots(head)
    pieces.append(raw)
    raw, head = write.encrypted_tally(head, read_tally(box.tally, box.sized_tally))
    pieces.append(raw)
    for part in store.parts_of(session, box.poll_id):
        raw, head = write.partial_decryption(
            head, part.owner, read_partial_decryption(part.raw.encode(), f"part {part.owner}")
        )
        pieces.append(raw)
    if box.counts is not None:
        raw, head = write.result(head, tuple(tuple(row) for row in box.counts))
        pieces.append(raw)
    return pieces
