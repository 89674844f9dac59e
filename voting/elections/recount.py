"""A poll's result worked out anew from its frozen box and the names that were merged; ballots never change."""

from core.db import Change
from core.errors import Refused
from voting import store as polls
from voting.elections import store
from voting.live_store import announce_poll
from voting.paper.counting import counted_result, people_counts
from voting.results import decided_by
from voting.rules.adding_counts import added
from voting.rules.counts import Counts
from voting.rules.election import Merge, merged_answers, merged_counts
from voting.rules.methods import method_named
from voting.rules.ways import has_tablets, is_counted
from voting.tables import Poll


def mergeable(tx: Change, poll_id: str) -> Poll:
    """A closed election with written-in names, locked, whose result the hall has not seen."""
    poll = polls.poll_row(tx.session, poll_id, lock=True)
    if not polls.paper_of(poll).write_ins:
        raise Refused("merge.no_write_ins", "本次选举没有另选他人，无需合并")
    if poll.state == "shown":
        raise Refused("merge.result_shown", "结果已经公布，不能再合并；如有错误，请先收回公布")
    if poll.state != "closed":
        raise Refused("poll.not_closed", "表决尚未结束，还没有结果")
    return poll


def counts_now(poll: Poll) -> Counts:
    """The counts of the stored result."""
    assert poll.result is not None
    return Counts.from_data(poll.result["counts"])


def recount(tx: Change, poll: Poll) -> None:
    """Count and decide again with the merges that stand, write the result and tell the staff."""
    merges = store.as_rules(store.merges_of(tx.session, poll.id))
    if is_counted(poll.way):
        poll.result = counted_result(tx.session, poll, _with_people(tx, poll, merges))
    else:
        poll.result = decided_by(poll, _box(tx, poll, merges), poll.present_n or 0)
    tx.session.flush()
    announce_poll(tx, poll.meeting_id)


def _box(tx: Change, poll: Poll, merges: list[Merge]) -> Counts:
    """The tablets' ballots, counted with the merges."""
    paper = polls.paper_of(poll)
    answers = polls.answers_of(paper, polls.ballots_of(tx.session, poll.id))
    return method_named(paper.method).count(paper, merged_answers(answers, merges))


def _with_people(tx: Change, poll: Poll, merges: list[Merge]) -> Counts:
    """The same with the figures of papers, whose names are merged line by line."""
    parts = [merged_counts(people_counts(tx.session, poll), merges)]
    if has_tablets(poll.way, poll.fallback):
        parts.append(_box(tx, poll, merges))
    return added(parts)
