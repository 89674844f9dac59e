"""Polls on paper and by hands, and the people who count them, for tests."""

from typing import Any

from core.actor import Actor
from core.db import reading
from tests.voting.builders import CHAIR, STAFF, Hall, a_poll, act, person
from voting.actions.close_poll import close_poll
from voting.actions.create_poll import PollDraft
from voting.actions.open_poll import open_poll
from voting.paper import store
from voting.paper.actions.choose_way import choose_way
from voting.paper.actions.collect_ballots import collect_ballots
from voting.paper.actions.enter_count import enter_count
from voting.paper.actions.issue_ballots import issue_ballots
from voting.paper.tables import PaperCount
from voting.rules.counts import OptionCount
from voting.rules.paper_figures import PaperFigures
from voting.rules.ways import Way

CLERK = Actor("account", "clerk-2", "计票人乙", frozenset({"secretariat"}))
"""A second person of the secretariat, beside STAFF."""


def a_paper_poll(
    hall: Hall, way: Way = "paper", draft: PollDraft | str = "motion", people: tuple[int, ...] = (), **changes: Any
) -> str:
    """A prepared poll held in that way; `people` are the places on the roll of those on paper in a mixed one."""
    poll_id = a_poll(hall, draft, **changes)
    act(choose_way, poll_id, way, [hall.voters[place].person_id for place in people], by=STAFF)
    return poll_id


def opened_paper(hall: Hall, way: Way = "paper", draft: PollDraft | str = "motion", **named: Any) -> str:
    """The same, open."""
    poll_id = a_paper_poll(hall, way, draft, **named)
    act(open_poll, poll_id, by=CHAIR)
    return poll_id


def collected(poll_id: str, issued: int, came_back: int) -> None:
    """Papers handed out, brought back, and the vote ended."""
    act(issue_ballots, poll_id, issued, by=STAFF)
    act(collect_ballots, poll_id, came_back, by=STAFF)
    act(close_poll, poll_id, by=CHAIR)


def counting(hall: Hall, issued: int = 5, came_back: int = 5, **named: Any) -> str:
    """A poll on paper whose papers have come back."""
    poll_id = opened_paper(hall, **named)
    collected(poll_id, issued, came_back)
    return poll_id


def entered(poll_id: str, first: PaperFigures, second: PaperFigures | None = None) -> None:
    """Both entries, by two people; the second the same unless given."""
    act(enter_count, poll_id, "first", first, by=STAFF)
    act(enter_count, poll_id, "second", second or first, by=CLERK)


def motion(yes: int, no: int = 0, abstain: int = 0, **void: int) -> PaperFigures:
    """Figures of a motion, with void ballots by reason."""
    return PaperFigures(yes + no + abstain, (OptionCount("motion", yes, no, abstain),), 0, tuple(void.items()))


def count_now(poll_id: str) -> PaperCount:
    """The count as it stands."""
    with reading() as session:
        found = store.find_count(session, poll_id)
        assert found is not None
        return found


def chief(hall: Hall) -> Actor:
    """The chief scrutineer of a hall that has scrutineers."""
    found = next(one for one in hall.voters if "chief_scrutineer" in one.roles)
    return person(found)


def scrutineer(hall: Hall) -> Actor:
    """A scrutineer who is not the chief."""
    return person(next(one for one in hall.voters if "scrutineer" in one.roles))
