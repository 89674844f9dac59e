"""Numbered papers to print, each with a stub that carries its number and no name."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from core import clock
from core.actor import Actor
from core.errors import Refused
from core.reports import compile_pdf
from meeting.store import meeting_of
from roster.store import members_of
from voting import store as polls
from voting.paper import store
from voting.paper.bodies import BallotsQuery
from voting.rules.ballot_form import form_of, lines_taken, most_per_page
from voting.rules.paper_types import Paper
from voting.rules.paper_words import filling_words
from voting.tables import Poll

TEMPLATE = Path(__file__).parents[1] / "templates" / "voting" / "ballots.typ"
DENSE = 20
"""A table of more lines than that is set smaller, so that 20 long titles stay on one page."""

MOST = 5000
"""Papers in one file."""

TINTS = {"white": None, "pink": "#fbe3ea", "yellow": "#fdf3cf", "green": "#e0f1e3"}
COLOURS = {"white": "白色", "pink": "粉色", "yellow": "黄色", "green": "绿色"}


@dataclass(frozen=True, slots=True)
class Sheets:
    """A file of papers, and the title of their poll."""

    content: bytes
    title: str


def ballot_sheets(session: Session, actor: Actor, poll_id: str, query: BallotsQuery) -> Sheets:
    """The papers of a poll, as many as asked for or as vote on paper."""
    poll = polls.access_poll(session, actor, poll_id)
    paper = polls.paper_of(poll)
    meeting = meeting_of(session, poll.meeting_id)
    count = int(query.count) or _wanted(session, poll)
    first = int(query.first)
    if not 1 <= count <= MOST or first < 1:
        raise Refused("ballots.too_many", "一次可以印制1至%(most)s张选票，请修改张数", status=422, most=MOST)
    data = {
        "marks": "演练" if meeting.rehearsal else None,
        "meeting": meeting.title,
        "colour": COLOURS[query.colour],
        "fill": TINTS[query.colour] if query.tint == "print" else None,
        "note": f"用{COLOURS[query.colour]}纸印制" if query.tint == "paper" and query.colour != "white" else "",
        "per_page": _per_page(paper, query.per_page),
        "numbers": [f"{number:0{max(4, len(str(first + count - 1)))}}" for number in range(first, first + count)],
        **paper_data(paper),
    }
    return Sheets(compile_pdf(TEMPLATE, data, timestamp=poll.opened_at or clock.now()), poll.title)


def paper_data(paper: Paper) -> dict[str, Any]:
    """What of the paper itself stands on each ballot."""
    form = form_of(paper)
    return {
        "kind": form.kind,
        "title": paper.title,
        "instructions": filling_words(paper),
        "head": list(form.head),
        "rows": [list(row) for row in form.rows],
        "widths": list(form.widths),
        "narrow": form.narrow,
        "dense": lines_taken(form, paper.title, 30) > DENSE,
    }


def _per_page(paper: Paper, asked: str) -> int:
    most = most_per_page(paper)
    if asked and int(asked) > most:
        raise Refused(
            "ballots.too_long", "这种选票内容较多，每页最多印%(most)s张，请修改每页张数", status=422, most=most
        )
    return int(asked) if asked else most


def _wanted(session: Session, poll: Poll) -> int:
    """As many as vote on paper; where nobody is named, all who have a vote."""
    named = store.people_on_paper(session, poll)
    if named:
        return named
    roll_id = meeting_of(session, poll.meeting_id).roll_id
    return len(polls.electorate_of(poll).of(members_of(session, roll_id)))
