"""Fetches boxes, sealed ballots, keys and test ballots; `access_*` checks who asks as well."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, select
from sqlalchemy.orm import Session

from core.actor import Actor
from core.db import Fixed
from core.errors import Forbidden, NotFound, Refused
from voting import store
from voting.rules.poll_state import RUNNING
from voting.sealed.tables import BoxPart, KeyGroup, KeyHolder, SealedBallot, SealedBox, SealedElector, TrialBallot
from voting.tables import Elector, Poll


@dataclass(frozen=True, slots=True)
class Receipt:
    """What is known of a ballot without opening it; `press` counts the ballots of its credential."""

    tracker: str
    credential_id: str
    press: int
    state: str
    fault: str
    received_at: datetime


def box_of(session: Session, poll_id: str, *, lock: bool = False) -> SealedBox:
    """The box of a sealed poll that has been opened; refused with `poll.no_box` where there is none."""
    box = session.get(SealedBox, poll_id, with_for_update=lock, populate_existing=True)
    if box is None:
        raise Refused("poll.no_box", "本项表决没有无记名票箱，或者尚未开始")
    return box


def find_box(session: Session, poll_id: str) -> SealedBox | None:
    """The box, None before the opening and for a named poll."""
    return session.get(SealedBox, poll_id)


def access_box(session: Session, actor: Actor, poll_id: str) -> tuple[Poll, SealedBox]:
    """Poll and box, for whoever may see the meeting."""
    poll = store.access_poll(session, actor, poll_id)
    return poll, box_of(session, poll.id)


def elector_of(session: Session, poll_id: str, person_id: str) -> SealedElector | None:
    """The person's credential in the poll; None for one who has no vote or had no badge when it opened."""
    return session.get(SealedElector, (poll_id, person_id))


_RECEIPT = (
    SealedBallot.tracker,
    SealedBallot.credential_id,
    SealedBallot.press,
    SealedBallot.state,
    SealedBallot.fault,
    SealedBallot.received_at,
)


_RECEIPTS = Fixed(
    select(*_RECEIPT)
    .where(SealedBallot.poll_id == bindparam("poll"), SealedBallot.credential_id == bindparam("credential"))
    .order_by(SealedBallot.press)
)
"""Every ballot runs it."""


def receipts_of(connection: Connection, poll_id: str, credential_id: str) -> list[Receipt]:
    """All ballots of one credential in the order in which they came."""
    return [Receipt(*row) for row in _RECEIPTS.all(connection, {"poll": poll_id, "credential": credential_id})]


def latest_receipt(session: Session, poll_id: str, person_id: str) -> Receipt | None:
    """The newest ballot of a person."""
    elector = elector_of(session, poll_id, person_id)
    found = receipts_of(session.connection(), poll_id, elector.credential_id) if elector else []
    return found[-1] if found else None


def voters_count(session: Session, poll_id: str) -> int:
    """From how many credentials a ballot has come that was not refused."""
    query = select(func.count(func.distinct(SealedBallot.credential_id)))
    return session.scalar(query.where(SealedBallot.poll_id == poll_id, SealedBallot.state != "refused")) or 0


def unchecked_count(session: Session, poll_id: str) -> int:
    """How many ballots came and are not verified yet."""
    query = select(func.count()).select_from(SealedBallot)
    return session.scalar(query.where(SealedBallot.poll_id == poll_id, SealedBallot.state == "received")) or 0


def received(session: Session, poll_id: str, most: int, but: Collection[int] = ()) -> list[tuple[int, str]]:
    """The oldest ballots that are not verified yet, `but` those with these numbers: number and text."""
    query = select(SealedBallot.id, SealedBallot.raw).where(
        SealedBallot.poll_id == poll_id, SealedBallot.state == "received", SealedBallot.id.not_in(but)
    )
    return [(number, raw) for number, raw in session.execute(query.order_by(SealedBallot.id).limit(most))]


def boxed(session: Session, poll_id: str, *, after: int = 0, most: int | None = None) -> list[str]:
    """The verified ballots in the order of the box, those behind place `after`."""
    query = select(SealedBallot.raw).where(SealedBallot.poll_id == poll_id, SealedBallot.place > after)
    return list(session.scalars(query.order_by(SealedBallot.place).limit(most)))


def boxed_receipts(session: Session, poll_id: str) -> list[Receipt]:
    """What is known of the verified ballots, in the order of the box."""
    query = select(*_RECEIPT).where(SealedBallot.poll_id == poll_id, SealedBallot.place.is_not(None))
    return [Receipt(*row) for row in session.execute(query.order_by(SealedBallot.place))]


def electors_by_credential(session: Session, poll_id: str) -> dict[str, str]:
    """Whose credential is whose, for personal messages only."""
    query = select(SealedElector.credential_id, SealedElector.person_id).where(SealedElector.poll_id == poll_id)
    return {credential: person for credential, person in session.execute(query)}


def voted_people(session: Session, poll_id: str) -> set[str]:
    """From whom a ballot came that was not refused: they get no paper, whatever they chose."""
    cast = select(SealedBallot.credential_id).where(SealedBallot.poll_id == poll_id, SealedBallot.state != "refused")
    query = select(SealedElector.person_id).where(
        SealedElector.poll_id == poll_id, SealedElector.credential_id.in_(cast)
    )
    return set(session.scalars(query))


def who_voted(session: Session, poll_id: str) -> list[tuple[str, str, str | None, bool]]:
    """Name, delegation, seat and whether a ballot came, in the roll's order."""
    cast = select(SealedBallot.credential_id).where(SealedBallot.poll_id == poll_id, SealedBallot.state != "refused")
    query = (
        select(Elector.name, Elector.delegation, Elector.seat, SealedElector.credential_id.in_(cast))
        .outerjoin(
            SealedElector,
            (SealedElector.poll_id == Elector.poll_id) & (SealedElector.person_id == Elector.person_id),
        )
        .where(Elector.poll_id == poll_id)
        .order_by(Elector.position)
    )
    return [(name, delegation, seat, bool(cast_)) for name, delegation, seat, cast_ in session.execute(query)]


def voted_in_sitting(session: Session, sitting_id: str, person_id: str) -> bool:
    """Whether a sealed ballot of the person came in any poll of the sitting."""
    query = (
        select(SealedBallot.id)
        .join(
            SealedElector,
            (SealedElector.poll_id == SealedBallot.poll_id)
            & (SealedElector.credential_id == SealedBallot.credential_id),
        )
        .join(Poll, Poll.id == SealedBallot.poll_id)
        .where(Poll.sitting_id == sitting_id, SealedElector.person_id == person_id, SealedBallot.state != "refused")
        .limit(1)
    )
    return session.scalar(query) is not None


def parts_of(session: Session, poll_id: str) -> list[BoxPart]:
    """The partial decryptions in the order in which they came."""
    return list(session.scalars(select(BoxPart).where(BoxPart.poll_id == poll_id).order_by(BoxPart.place)))


def running_boxes(session: Session) -> list[tuple[str, str]]:
    """Id and state of every sealed poll that is open, being checked or being unsealed."""
    query = select(Poll.id, Poll.state).where(Poll.box == "sealed", Poll.state.in_(RUNNING))
    return [(poll_id, state) for poll_id, state in session.execute(query)]


def group_row(session: Session, group_id: str, *, lock: bool = False) -> KeyGroup:
    """The key group, perhaps locked."""
    row = session.get(KeyGroup, group_id, with_for_update=lock, populate_existing=True)
    if row is None:
        raise NotFound("key group")
    return row


def newest_group(session: Session, meeting_id: str, *, ready: bool = False) -> KeyGroup | None:
    """The meeting's newest key group that was not dropped; with `ready` the newest that can be used."""
    query = select(KeyGroup).where(KeyGroup.meeting_id == meeting_id, KeyGroup.step != "dropped")
    if ready:
        query = query.where(KeyGroup.step == "ready")
    return session.scalars(query.order_by(KeyGroup.position.desc())).first()


def next_group_position(session: Session, meeting_id: str) -> int:
    """The place behind the last group of the meeting."""
    last = session.scalar(select(func.max(KeyGroup.position)).where(KeyGroup.meeting_id == meeting_id))
    return 0 if last is None else last + 1


def group_is_used(session: Session, group_id: str) -> bool:
    """Whether a box was opened for voting under the group's key."""
    return session.scalar(select(SealedBox.poll_id).where(SealedBox.group_id == group_id).limit(1)) is not None


def holders_of(session: Session, group_id: str) -> list[KeyHolder]:
    """The holders of a group by their numbers."""
    return list(session.scalars(select(KeyHolder).where(KeyHolder.group_id == group_id).order_by(KeyHolder.number)))


def holder_of(session: Session, group_id: str, actor: Actor) -> KeyHolder:
    """The actor's own place in a group; refused for anybody else."""
    row = session.get(KeyHolder, (group_id, actor.id), populate_existing=True) if actor.kind == "person" else None
    if row is None:
        raise Forbidden
    return row


def trial_ballot(session: Session, ballot_id: str) -> TrialBallot:
    """A test ballot."""
    row = session.get(TrialBallot, ballot_id)
    if row is None:
        raise NotFound("test ballot")
    return row


def trial_ballots(session: Session, poll_id: str) -> list[TrialBallot]:
    """The test ballots of a poll, oldest first."""
    query = select(TrialBallot).where(TrialBallot.poll_id == poll_id)
    return list(session.scalars(query.order_by(TrialBallot.made_at, TrialBallot.id)))
