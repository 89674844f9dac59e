"""What the polls that follow another have in common."""

from dataclasses import replace

from core.db import Change
from core.errors import Refused
from voting import store
from voting.actions.create_poll import PollDraft, prepare_in
from voting.rules.outcome import Outcome
from voting.rules.paper import Paper
from voting.rules.ruleset import Ruleset
from voting.tables import Poll


def decided_poll(tx: Change, poll_id: str) -> tuple[Poll, Outcome]:
    """A closed poll, locked, with its outcome; refused while there is none and where it was voided."""
    poll = store.poll_row(tx.session, poll_id, lock=True)
    if poll.state == "void":
        raise Refused("poll.void", "该表决已作废，请重新准备一次表决")
    outcome = store.outcome_of(poll)
    if outcome is None:
        raise Refused("poll.not_closed", "表决尚未结束，还没有结果")
    return poll, outcome


def shown_poll(tx: Change, poll_id: str) -> tuple[Poll, Outcome]:
    """The same, refused until the hall has seen the result: the list of polls would tell who tied or was left over."""
    poll, outcome = decided_poll(tx, poll_id)
    if poll.state != "shown":
        raise Refused("poll.result_not_shown", "结果尚未公布，请先公布结果，再准备下一次票决")
    return poll, outcome


def follow(tx: Change, poll: Poll, paper: Paper, ruleset: Ruleset, relation: str) -> str:
    """Prepare a poll after `poll`, run in the same way, or find the one that was prepared before; its id."""
    earlier = store.follower_of(tx.session, poll.id, relation)
    if earlier is not None:
        return earlier.id
    draft = replace(draft_of(poll), paper=paper, ruleset=ruleset)
    made = prepare_in(tx, poll.meeting_id, draft, revote_of=poll.id, relation=relation)
    if relation == "again":
        made.merged = poll.merged
    return made.id


def draft_of(poll: Poll) -> PollDraft:
    """The draft that a poll was made of."""
    return PollDraft(
        paper=store.paper_of(poll),
        ruleset=store.ruleset_of(poll),
        item_id=poll.item_id,
        press=poll.press,
        duration_seconds=poll.duration_seconds,
        live_tally=poll.live_tally,
        named_public=poll.named_public,
        box=poll.box,
        keys=poll.keys,
        check_seconds=poll.check_seconds,
        who_voted=poll.who_voted,
        electorate=store.electorate_of(poll),
        evaluation_id=poll.evaluation_id,
        way="paper" if poll.fallback and poll.way == "mixed" else poll.way,
        paper_people=tuple(poll.paper_people) if not poll.fallback else (),
    )
