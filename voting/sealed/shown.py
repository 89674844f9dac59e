"""What the API shows of sealed boxes, built from the database."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from core.actor import Actor
from core.errors import Forbidden, Refused
from meeting.store import access_meeting, meeting_of
from roster.may import is_staff
from roster.store import member, members_of
from voting.belenios.ballot import size_limit
from voting.belenios.canonical import dumps, loads
from voting.belenios.hashing import fingerprint
from voting.belenios.pedersen import make_vinputs, read_polynomial, read_voutput
from voting.evaluations.store import not_withheld
from voting.sealed import store
from voting.sealed.actions.begin_keys import ROLES
from voting.sealed.codes import code_of_fingerprint, code_of_hex
from voting.sealed.frozen import frozen_election
from voting.sealed.live_store import election_code
from voting.sealed.tables import KeyGroup, KeyHolder, SealedBox, TrialBallot
from voting.tables import Poll

AT_A_TIME = 50
"""Ballots that one answer carries at most: two megabytes of 13 of 20."""

PAGE_BYTES = 4 * 1024 * 1024
"""Fewer where they are large: one of 240 grades has 425 kilobytes."""

AFTER_CLOSING = ("unsealing", "closed", "shown", "void")


@dataclass(frozen=True, slots=True)
class ElectionShown:
    """What a tablet seals ballots with; immutable from the opening on."""

    poll_id: str
    election: str
    trustees: str
    hash: str
    code: str
    keys: str


@dataclass(frozen=True, slots=True)
class BoxedBallots:
    """Verified ballots in the order of the box; `next` is the place behind the last of them."""

    ballots: list[str]
    next: int


@dataclass(frozen=True, slots=True)
class BoardLine:
    """A ballot on the board; not `counted` where a later one of the same credential replaced it."""

    code: str
    tracker: str
    credential: str
    counted: bool


@dataclass(frozen=True, slots=True)
class Board:
    """The board of codes, sorted by code, which tells nothing of who or when."""

    poll_id: str
    title: str
    state: str
    cast: int
    head: str
    head_code: str
    hash_code: str
    lines: list[BoardLine]


@dataclass(frozen=True, slots=True)
class Voted:
    """An elector and whether a ballot came from them, never what."""

    name: str
    delegation: str
    seat: str | None
    voted: bool


@dataclass(frozen=True, slots=True)
class Scrutineer:
    """Somebody who may hold a part of the key."""

    person_id: str
    name: str
    delegation: str
    seat: str | None
    chief: bool


@dataclass(frozen=True, slots=True)
class MyKeyPart:
    """What a holder's tablet needs to go on with the ceremony: texts of the protocol, null where their time has not come."""

    number: int
    kind: str
    threshold: int
    step: str
    certificates: str | None
    vinput: str | None
    sealed_key: str | None
    public: str | None


@dataclass(frozen=True, slots=True)
class TrialShown:
    """A test ballot; `randomness` and `choices` once they are told."""

    id: str
    poll_id: str
    ballot: str
    tracker: str
    code: str
    made_by: str
    made_at: datetime
    randomness: list[Any] | None
    choices: list[Any] | None


def shown_election(session: Session, actor: Actor, poll_id: str) -> ElectionShown:
    """The election of an opened sealed poll."""
    poll, box = store.access_box(session, actor, poll_id)
    raw = box.election
    return ElectionShown(poll.id, raw, box.trustees, fingerprint(raw.encode()), election_code(box), poll.keys)


def boxed_ballots(session: Session, actor: Actor, poll_id: str, after: int) -> BoxedBallots:
    """Ballots of the box, whose order tells when they came: while it is not closed only for its scrutineers."""
    poll, _ = store.access_box(session, actor, poll_id)
    if poll.state not in AFTER_CLOSING and not is_scrutineer(session, poll, actor):
        raise Forbidden
    most = max(1, min(AT_A_TIME, PAGE_BYTES // size_limit(frozen_election(poll_id))))
    ballots = store.boxed(session, poll_id, after=after, most=most)
    return BoxedBallots(ballots, after + len(ballots))


def is_scrutineer(session: Session, poll: Poll, actor: Actor) -> bool:
    """Whether the actor is a scrutineer on the roll of the poll's meeting."""
    if actor.kind != "person":
        return False
    found = member(session, meeting_of(session, poll.meeting_id).roll_id, actor.id)
    return found is not None and bool(ROLES & set(found.roles))


def board_of(session: Session, actor: Actor, poll_id: str) -> Board:
    """The board for whoever may see the meeting."""
    poll, box = store.access_box(session, actor, poll_id)
    return made_board(session, poll, box)


def made_board(session: Session, poll: Poll, box: SealedBox) -> Board:
    """The board as the box stands."""
    receipts = store.boxed_receipts(session, poll.id)
    last = {receipt.credential_id: receipt.tracker for receipt in receipts}
    lines = [
        BoardLine(
            code_of_fingerprint(one.tracker),
            one.tracker,
            code_of_hex(one.credential_id),
            last[one.credential_id] == one.tracker,
        )
        for one in receipts
    ]
    lines.sort(key=lambda line: (line.code, line.tracker))
    head_code, hash_code = code_of_hex(box.head), election_code(box)
    return Board(poll.id, poll.title, poll.state, len(last), box.head, head_code, hash_code, lines)


def tally_of(session: Session, actor: Actor, poll_id: str) -> str | None:
    """The encrypted tally; None while it is not there."""
    _, box = store.access_box(session, actor, poll_id)
    return box.tally


def voters_of(session: Session, actor: Actor, poll_id: str) -> list[Voted]:
    """Who has voted, where the poll allows the operator to know."""
    poll, _ = store.access_box(session, actor, poll_id)
    if not poll.who_voted:
        raise Refused("poll.who_voted_off", "本项表决不显示谁已投票", status=403)
    return [Voted(*row) for row in store.who_voted(session, poll_id)]


def may_read_archive(session: Session, actor: Actor, poll_id: str) -> Poll:
    """The poll whose archive may be read: by the staff from the result on, by everybody once it is shown."""
    poll, _ = store.access_box(session, actor, poll_id)
    allowed = ("closed", "shown") if is_staff(actor) else ("shown",)
    if poll.state not in allowed:
        raise Refused("poll.not_shown", "该结果尚未公布，请等候主持人公布")
    not_withheld(session, poll)
    return poll


def scrutineers_of(session: Session, actor: Actor, meeting_id: str) -> list[Scrutineer]:
    """The scrutineers on the meeting's roll, the chief first."""
    access_meeting(session, meeting_id, actor)
    roll_id = meeting_of(session, meeting_id).roll_id
    found = [
        Scrutineer(one.person_id, one.name, one.delegation, one.seat, "chief_scrutineer" in one.roles)
        for one in members_of(session, roll_id)
        if ROLES & set(one.roles)
    ]
    return sorted(found, key=lambda one: not one.chief)


def my_key_part(session: Session, actor: Actor, group_id: str) -> MyKeyPart:
    """A holder's own part of the ceremony."""
    group = store.group_row(session, group_id)
    mine = store.holder_of(session, group_id, actor)
    holders = store.holders_of(session, group_id)
    shared = group.kind == "threshold" and all(one.polynomial for one in holders)
    return MyKeyPart(
        number=mine.number,
        kind=group.kind,
        threshold=group.needed,
        step=group.step,
        certificates=_certificates(group, holders),
        vinput=_vinput(holders, mine.number) if shared else None,
        sealed_key=read_voutput(mine.voutput.encode()).private_key if mine.voutput else None,
        public=mine.public,
    )


def _certificates(group: KeyGroup, holders: list[KeyHolder]) -> str | None:
    texts = [one.public for one in holders if one.public is not None]
    if group.kind != "threshold" or len(texts) < len(holders):
        return None
    return dumps([loads(text.encode(), "certificate") for text in texts]).decode()


def _vinput(holders: list[KeyHolder], number: int) -> str:
    polynomials = [read_polynomial((one.polynomial or "").encode()) for one in holders]
    return dumps(make_vinputs(polynomials)[number - 1].to_json()).decode()


def shown_trial(row: TrialBallot) -> TrialShown:
    """One test ballot."""
    code = code_of_fingerprint(row.tracker)
    return TrialShown(
        row.id, row.poll_id, row.raw, row.tracker, code, row.made_by, row.made_at, row.randomness, row.choices
    )


def trials_of(session: Session, actor: Actor, poll_id: str) -> list[TrialShown]:
    """The test ballots of a poll, oldest first."""
    store.access_box(session, actor, poll_id)
    return [shown_trial(row) for row in store.trial_ballots(session, poll_id)]
