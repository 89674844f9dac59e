"""Prepare a poll: its paper, its rule-set and how it will be run."""

from dataclasses import dataclass, replace

from core.db import Change
from core.errors import NotFound
from core.ids import new_id
from meeting.rules.states import may_change
from meeting.store import item_of, meeting_of
from voting import store
from voting.live_store import announce_poll
from voting.picture_store import with_pictures_of
from voting.rules.electorate import EVERYBODY, Electorate
from voting.rules.outcome import check_fit
from voting.rules.paper import Paper, check_paper
from voting.rules.presses import Policy
from voting.rules.ruleset import Ruleset
from voting.rules.sealing import questions_of
from voting.rules.ways import Way
from voting.tables import Poll

CHECK_SECONDS = 120
"""How long deputies compare their codes with the board before a sealed box closes, unless something else is set."""


@dataclass(frozen=True, slots=True)
class PollDraft:
    """What the secretariat settles before a poll; `duration_seconds` None: until the chair ends it.

    `box` is open (named) or sealed (secret); `keys` and what follows count for sealed ones, see voting.tables.Poll. `way`
    None leaves it as it is: tablets, unless it was chosen otherwise.
    """

    paper: Paper
    ruleset: Ruleset
    item_id: str | None = None
    press: Policy = "first"
    duration_seconds: int | None = None
    live_tally: bool = False
    named_public: bool = True
    box: str = "open"
    keys: str = ""
    check_seconds: int = CHECK_SECONDS
    who_voted: bool = False
    electorate: Electorate | None = None
    evaluation_id: str | None = None
    way: Way | None = None
    paper_people: tuple[str, ...] = ()


def create_poll(tx: Change, meeting_id: str, draft: PollDraft) -> str:
    """Prepare a poll at the end of the meeting's list; its id. Pictures come one by one afterwards, by `add_picture`."""
    return prepare_in(tx, meeting_id, replace(draft, paper=with_pictures_of(draft.paper, None))).id


def prepare_in(
    tx: Change, meeting_id: str, draft: PollDraft, *, revote_of: str | None = None, relation: str = ""
) -> Poll:
    """Prepare a poll, perhaps one that follows another; for the actions of this package."""
    check_draft(tx, meeting_id, draft)
    poll = Poll(
        id=new_id(),
        meeting_id=meeting_id,
        state="prepared",
        position=store.next_position(tx.session, meeting_id),
        created_at=tx.now,
        revote_of=revote_of,
        relation=relation,
        void_reason="",
        way="tablets",
        fallback="",
        paper_people=[],
    )
    write_draft(poll, draft)
    tx.session.add(poll)
    tx.session.flush()
    tx.record(f"meeting:{meeting_id}", "poll.created", poll.id, **draft_facts(poll))
    announce_poll(tx, meeting_id)
    return poll


def check_draft(tx: Change, meeting_id: str, draft: PollDraft) -> None:
    """Refuse a paper or rule-set that cannot be put to a vote, an item of another meeting, a meeting that has ended."""
    may_change(meeting_of(tx.session, meeting_id))
    check_paper(draft.paper)
    check_fit(draft.paper, draft.ruleset)
    if draft.box == "sealed":
        questions_of(draft.paper)
    if draft.item_id is not None and item_of(tx.session, draft.item_id).meeting_id != meeting_id:
        raise NotFound("agenda item")


def write_draft(poll: Poll, draft: PollDraft) -> None:
    """Put the draft into the row."""
    poll.item_id = draft.item_id
    poll.title = draft.paper.title
    poll.paper = draft.paper.to_data()
    poll.ruleset = draft.ruleset.to_data()
    sealed = draft.box == "sealed"
    poll.electorate = (draft.electorate or EVERYBODY).to_data()
    poll.evaluation_id = draft.evaluation_id
    if draft.way is not None:
        poll.way, poll.paper_people = draft.way, list(draft.paper_people)
    poll.box = draft.box
    poll.keys = (draft.keys or "scrutineers") if sealed else ""
    poll.check_seconds = draft.check_seconds
    poll.who_voted = sealed and draft.who_voted
    poll.press = draft.press
    poll.duration_seconds = draft.duration_seconds
    poll.live_tally = draft.live_tally and not sealed
    poll.named_public = draft.named_public and not sealed


def draft_facts(poll: Poll) -> dict[str, object]:
    """What the journal keeps of a prepared poll."""
    return {
        "title": poll.title,
        "item": poll.item_id,
        "paper": poll.paper,
        "ruleset": poll.ruleset,
        "electorate": poll.electorate,
        "way": poll.way,
        "press": poll.press,
        "box": poll.box,
        "keys": poll.keys,
        "check_seconds": poll.check_seconds,
        "who_voted": poll.who_voted,
        "duration_seconds": poll.duration_seconds,
        "live_tally": poll.live_tally,
        "named_public": poll.named_public,
        "revote_of": poll.revote_of,
        "relation": poll.relation,
    }
