"""Fetches counts on paper and by hands and who votes so; `access_*` checks who asks as well."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.actor import Actor
from core.errors import Forbidden
from meeting.store import meeting_of
from roster.may import is_staff, secretariat
from roster.store import member
from voting import store
from voting.paper.tables import PaperCount, PaperEntry
from voting.rules.counts import Counts
from voting.rules.paper_figures import PaperFigures
from voting.sealed.store import voted_people
from voting.tables import Ballot, Elector, Poll

COUNTING = ("scrutineer", "chief_scrutineer")
"""Roles on the roll of those who count papers, beside the secretariat."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Figures as one of the two people entered them last."""

    place: str
    by: str
    by_name: str
    figures: PaperFigures
    entered_at: datetime
    revision: int


def find_count(session: Session, poll_id: str, *, lock: bool = False) -> PaperCount | None:
    """The count of a poll; None where nothing of it is known yet."""
    return session.get(PaperCount, poll_id, with_for_update=lock, populate_existing=True)


def count_row(session: Session, poll_id: str) -> PaperCount:
    """The count of a poll whose row is locked, begun where there is none."""
    row = find_count(session, poll_id, lock=True)
    if row is None:
        row = PaperCount(poll_id=poll_id, round=1, settled=[], rechecks=[])
        session.add(row)
        session.flush()
    return row


def entries_of(session: Session, poll_id: str, round_: int) -> dict[str, Entry]:
    """The entries of a round by their place, each as it was corrected last."""
    query = select(PaperEntry).where(PaperEntry.poll_id == poll_id, PaperEntry.round == round_)
    rows = session.scalars(query.order_by(PaperEntry.revision))
    return {
        row.place: Entry(
            row.place, row.by, row.by_name, PaperFigures.from_data(row.figures), row.entered_at, row.revision
        )
        for row in rows
    }


def agreed_figures(count: PaperCount | None) -> PaperFigures | None:
    """The figures of the papers once they are fixed."""
    return None if count is None or count.agreed is None else PaperFigures.from_data(count.agreed)


def hand_count(count: PaperCount | None) -> PaperFigures | None:
    """The figures of a count of hands."""
    return None if count is None or count.hands is None else PaperFigures.from_data(count.hands["figures"])


def tablet_counts(count: PaperCount | None) -> Counts | None:
    """The counts of the tablets' box once it is closed; None where no tablets count."""
    return None if count is None or count.tablets is None else Counts.from_data(count.tablets)


def people_on_paper(session: Session, poll: Poll) -> int:
    """How many do not vote by tablet: those named before the opening, of the frozen electorate after it."""
    if poll.opened_at is None:
        return len(poll.paper_people) if poll.way == "mixed" else 0
    query = select(func.count()).select_from(Elector).where(Elector.poll_id == poll.id, Elector.on_paper)
    return session.scalar(query) or 0


def pressed_people(session: Session, poll: Poll) -> set[str]:
    """Whose ballot lies in the poll's box; of a sealed one those that were not refused. Never what they chose."""
    if poll.box == "sealed":
        return voted_people(session, poll.id)
    return set(session.scalars(select(Ballot.voter_id).where(Ballot.poll_id == poll.id)))


def electors_on_paper(session: Session, poll_id: str) -> list[store.ElectorInfo]:
    """Those of the frozen electorate who do not vote by tablet, in the roll's order."""
    return [one for one in store.electors_of(session, poll_id) if one.on_paper]


def on_paper(session: Session, poll_id: str, person_id: str) -> bool | None:
    """Whether an elector votes otherwise than by tablet; None for one who is no elector."""
    return session.scalar(select(Elector.on_paper).where(Elector.poll_id == poll_id, Elector.person_id == person_id))


def access_count(session: Session, actor: Actor, poll_id: str) -> Poll:
    """The poll, for those who count its papers and for the chair."""
    poll = store.access_poll(session, actor, poll_id)
    if not (is_staff(actor) or may_count(session, poll, actor)):
        raise Forbidden
    return poll


def may_count(session: Session, poll: Poll, actor: Actor) -> bool:
    """Whether the actor is of the secretariat, or a scrutineer of the poll's meeting."""
    return secretariat.allows(actor) or bool(set(COUNTING) & roles_of(session, poll, actor))


def may_settle(session: Session, poll: Poll, actor: Actor) -> bool:
    """Whether the actor is of the secretariat, or the chief scrutineer of the poll's meeting."""
    return secretariat.allows(actor) or "chief_scrutineer" in roles_of(session, poll, actor)


def roles_of(session: Session, poll: Poll, actor: Actor) -> set[str]:
    """The roles of a person on the roll of the poll's meeting; none of an account."""
    if actor.kind != "person":
        return set()
    found = member(session, meeting_of(session, poll.meeting_id).roll_id, actor.id)
    return set() if found is None else set(found.roles)
