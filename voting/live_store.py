"""The voting's slices as the database stands, for the whole state and for messages inside a change."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from core.db import Change
from meeting.live_store import plain
from realtime.messages import Message, Snapshot, hall, person, screen, staff, unsay
from realtime.snapshots import snapshot_builder
from voting import store
from voting.evaluations.live_store import announce_evaluation, evaluation_slices
from voting.evaluations.store import withheld
from voting.live import (
    MyBallotSlice,
    MyPart,
    MyPartSlice,
    PollChanged,
    PollForStaff,
    PollLine,
    PollSlice,
    Pressed,
    PressedNow,
    ResultForStaff,
    ResultShown,
    ResultSlice,
    RulesetSlice,
    Tally,
    TallyNow,
    TallyOption,
    Turnout,
    TurnoutNow,
)
from voting.paper.live_store import announce_paper, handed_in, paper_slices
from voting.rules.election_names import is_written
from voting.rules.methods import method_named
from voting.rules.paper import Paper
from voting.rules.ways import has_tablets
from voting.rules.wording import ruleset_words
from voting.sealed.live_store import announce_box, sealed_slices
from voting.sealed.store import voters_count
from voting.tables import Poll

VEILED = "人事任免事项"
VEIL = Paper("motion", VEILED)
"""What everybody but the staff sees of appointments before they are voted on."""


def poll_slices(session: Session, meeting_id: str, *, staff: bool, screen: bool) -> dict[str, Any]:
    """The slices of polls, boxes and evaluations as plain JSON; `tally` and `pressed` are for staff and screens only."""
    poll = store.current_poll(session, meeting_id)
    slices: dict[str, Any] = {
        "polls": poll_lines(session, meeting_id, staff=staff),
        "poll": poll_slice(poll) if staff else veiled(poll),
        "turnout": turnout(session, poll),
        "result": result_slice(session, poll, staff=staff),
    }
    if staff or screen:
        slices["tally"] = tally(session, poll)
        slices["pressed"] = pressed(session, poll)
    return (
        {name: plain(value) for name, value in slices.items()}
        | sealed_slices(session, meeting_id)
        | paper_slices(session, poll)
        | evaluation_slices(session, meeting_id)
    )


def my_ballot(session: Session, meeting_id: str, person_id: str) -> dict[str, Any] | None:
    """The slice `my_ballot` of one person for the poll of the state, as plain JSON; None where nothing was cast."""
    poll = store.current_poll(session, meeting_id)
    if poll is None:
        return None
    found = store.ballot_of(session, poll.id, person_id)
    data: dict[str, Any] | None = plain(None if found is None else ballot_slice(poll, found))
    return data


def my_part(session: Session, meeting_id: str, person_id: str) -> dict[str, Any] | None:
    """The slice `my_part` of one person as plain JSON: where a group answers the poll of the state and this person is of it."""
    poll = store.current_poll(session, meeting_id)
    if poll is None or not _asks_group(poll) or not store.is_elector(session, poll.id, person_id):
        return None
    return {"poll_id": poll.id}


def _asks_group(poll: Poll) -> bool:
    """Whether it was opened for a group: who belongs is frozen by the opening."""
    return poll.opened_at is not None and not store.electorate_of(poll).whole


def _announce_parts(tx: Change, poll: Poll | None) -> None:
    """Tell each of the group, before the hall hears of the poll; said twice in one change, only the last is sent."""
    tx.messages[:] = [message for message in tx.messages if not isinstance(message, MyPart)]
    if poll is not None and _asks_group(poll):
        for elector in store.electors_of(tx.session, poll.id):
            tx.announce(MyPart(person(elector.person_id), MyPartSlice(poll.id)))


def announce_poll(tx: Change, meeting_id: str) -> None:
    """Tell the hall which poll it has and how it stands; said twice in one change, only the last is sent."""
    tx.session.flush()
    poll = store.current_poll(tx.session, meeting_id)
    unsay(tx.messages, meeting_id, PollChanged, PollForStaff, ResultShown, ResultForStaff)
    _announce_parts(tx, poll)
    full = poll_slice(poll), poll_lines(tx.session, meeting_id, staff=True)
    public = veiled(poll), poll_lines(tx.session, meeting_id, staff=False)
    tx.announce(PollChanged(hall(meeting_id), *public))
    if public != full:
        tx.announce(PollForStaff(staff(meeting_id), *full))
    result = result_slice(tx.session, poll, staff=True)
    seen = poll is not None and poll.state == "shown"
    tx.announce(ResultShown(hall(meeting_id), result if seen else None))
    tx.announce(ResultForStaff(staff(meeting_id), result))
    announce_box(tx, poll, meeting_id)
    announce_paper(tx, poll, meeting_id)
    announce_evaluation(tx, meeting_id)
    for kind in ("turnout", "tally", "pressed"):
        tx.touch(Snapshot(kind, meeting_id))


def poll_lines(session: Session, meeting_id: str, *, staff: bool) -> list[PollLine]:
    """Every poll of the meeting in order; to others than staff appointments say nothing before they are voted on."""
    return [_line(poll, veil=not staff and is_veiled(poll)) for poll in store.polls_of(session, meeting_id)]


def _line(poll: Poll, *, veil: bool) -> PollLine:
    title, method = (VEILED, VEIL.method) if veil else (poll.title, poll.paper["method"])
    return PollLine(poll.id, poll.item_id, title, poll.state, method, poll.revote_of, poll.box, poll.keys, poll.way)


def is_veiled(poll: Poll) -> bool:
    """Whether it is about appointments or removals (任免) that have not been put to the vote: nothing is public before."""
    return poll.opened_at is None and any(option.get("deed") for option in poll.paper["options"])


def veiled(poll: Poll | None) -> PollSlice | None:
    """The slice `poll` for the hall: of appointments not yet voted on only that there are some."""
    whole = poll_slice(poll)
    if poll is None or whole is None or not is_veiled(poll):
        return whole
    return replace(whole, title=VEILED, method="motion", paper=VEIL.to_data(), merged="", veiled=True)


def poll_slice(poll: Poll | None) -> PollSlice | None:
    """The slice `poll`."""
    if poll is None:
        return None
    rules, electorate = store.ruleset_of(poll), store.electorate_of(poll)
    return PollSlice(
        id=poll.id,
        item_id=poll.item_id,
        title=poll.title,
        state=poll.state,
        method=poll.paper["method"],
        paper=poll.paper,
        ruleset=RulesetSlice(
            rules.name, rules.version, rules.title, rules.source, ruleset_words(rules, poll.members_n)
        ),
        press=poll.press,
        box=poll.box,
        duration_seconds=poll.duration_seconds,
        opened_at=poll.opened_at,
        closes_at=poll.closes_at,
        closed_at=poll.closed_at,
        shown_at=poll.shown_at,
        live_tally=poll.live_tally,
        named_public=poll.named_public,
        revote_of=poll.revote_of,
        relation=poll.relation,
        members_n=poll.members_n,
        electors_n=poll.electors_n,
        void_reason=poll.void_reason,
        keys=poll.keys,
        check_seconds=poll.check_seconds,
        check_ends_at=poll.check_ends_at,
        who_voted=poll.who_voted,
        electorate=electorate.name,
        group=not electorate.whole,
        evaluation_id=poll.evaluation_id,
        way=poll.way,
        fallback=poll.fallback,
        merged=poll.merged["reason"] if poll.merged else "",
    )


def turnout(session: Session, poll: Poll | None) -> Turnout | None:
    """The slice `turnout`: live while the poll is open, as frozen from the closing on; none before the opening."""
    if poll is None or poll.opened_at is None:
        return None
    present = poll.present_n if poll.present_n is not None else store.present_electors(session, poll)
    return Turnout(poll.id, _cast(session, poll) + handed_in(session, poll), present, poll.electors_n or 0)


def _cast(session: Session, poll: Poll) -> int:
    """How many ballots of tablets there are that count."""
    if not has_tablets(poll.way, poll.fallback):
        return 0
    return (voters_count if poll.box == "sealed" else store.cast_count)(session, poll.id)


def tally(session: Session, poll: Poll | None) -> Tally | None:
    """The slice `tally`: only while a named poll is open and the chair has switched it on; names written in are not told yet."""
    if poll is None or poll.state != "open" or poll.box != "open" or not poll.live_tally:
        return None
    if poll.evaluation_id is not None:
        return None
    paper = store.paper_of(poll)
    counts = method_named(paper.method).count(paper, store.answers_of(paper, store.ballots_of(session, poll.id)))
    lines = [o for o in counts.options if not is_written(o.id)]
    return Tally(poll.id, [TallyOption(o.id, o.yes, o.no, o.abstain, o.marks) for o in lines])


def pressed(session: Session, poll: Poll | None) -> Pressed | None:
    """The slice `pressed`: none before the opening, nor of a sealed poll."""
    if poll is None or poll.opened_at is None or poll.box != "open":
        return None
    return Pressed(poll.id, store.pressed_seats(session, poll.id))


def result_slice(session: Session, poll: Poll | None, *, staff: bool) -> ResultSlice | None:
    """The slice `result`: for staff from the closing on, for the hall while it is shown; none of a void poll, nor of a group
    of evaluators so small that its figures would tell who graded how."""
    if poll is None or poll.result is None or not (poll.state == "shown" or (staff and poll.state == "closed")):
        return None
    if withheld(session, poll):
        return None
    stored = poll.result
    return ResultSlice(
        poll.id,
        outcome_data(poll),
        stored["counts"],
        stored["figures"],
        stored["words"],
        stored["rule"],
        stored.get("ways"),
    )


def outcome_data(poll: Poll) -> dict[str, Any]:
    """The stored outcome with what follows from it: `passed`, `selected` and `next_step`."""
    outcome = store.outcome_of(poll)
    if outcome is None:
        return {}
    passed = outcome.passed if outcome.ruleset.decides == "each" else None
    return outcome.to_data() | {"passed": passed, "selected": list(outcome.selected), "next_step": outcome.next_step}


def ballot_slice(poll: Poll, ballot: store.BallotInfo) -> MyBallotSlice:
    """The slice `my_ballot`."""
    paper = store.paper_of(poll)
    method = method_named(paper.method)
    described = method.describe(paper, method.read_answer(paper, ballot.answer))
    return MyBallotSlice(poll.id, ballot.cast_at, ballot.answer, ballot.presses, described)


@snapshot_builder("turnout")
def build_turnout(session: Session, meeting_id: str) -> Iterable[Message]:
    """How many have cast their ballot in the poll of the state."""
    poll = store.current_poll(session, meeting_id)
    yield TurnoutNow(hall(meeting_id), turnout(session, poll))


@snapshot_builder("presence")
def build_presence(session: Session, meeting_id: str) -> Iterable[Message]:
    """The turnout again, where somebody signed in or left while a poll is open."""
    poll = store.current_poll(session, meeting_id)
    if poll is not None and poll.state == "open":
        yield TurnoutNow(hall(meeting_id), turnout(session, poll))


@snapshot_builder("tally")
def build_tally(session: Session, meeting_id: str) -> Iterable[Message]:
    """The count so far, for screens and staff."""
    poll = store.current_poll(session, meeting_id)
    yield TallyNow(screen(meeting_id), tally(session, poll))


@snapshot_builder("pressed")
def build_pressed(session: Session, meeting_id: str) -> Iterable[Message]:
    """Who has pressed, for screens and staff."""
    poll = store.current_poll(session, meeting_id)
    yield PressedNow(screen(meeting_id), pressed(session, poll))
