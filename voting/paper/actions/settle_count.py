"""Settle the differences between the two counts of the papers, one by one, with the reason of each."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.db import Change
from core.errors import Refused
from voting import store as polls
from voting.live_store import announce_poll
from voting.paper import store
from voting.paper.counting import check_decidable
from voting.paper.open_count import AFTER_VOTE, check_settling, paper_poll
from voting.rules.count_faults import check_figures_of
from voting.rules.paper_figures import in_order
from voting.rules.two_counts import differences, settled


@dataclass(frozen=True, slots=True)
class Choice:
    """What a figure is, by its key in rules.two_counts.cells, and why."""

    key: str
    value: int
    why: str


def settle_count(tx: Change, poll_id: str, choices: Sequence[Choice]) -> None:
    """Fix the figures: every difference is settled, nothing else changed, and the whole holds together."""
    poll, count = paper_poll(tx, poll_id, AFTER_VOTE)
    check_settling(tx, poll)
    entries = store.entries_of(tx.session, poll_id, count.round)
    if len(entries) < 2:
        raise Refused("paper.not_both_entered", "两次录入尚未完成，请先完成录入")
    if count.agreed is not None:
        raise Refused("paper.agreed", "票数已经核定；如需更改，请先说明理由重新计票")
    found = {one.key: one for one in differences(entries["first"].figures, entries["second"].figures)}
    if {choice.key for choice in choices} != set(found) or len(choices) != len(found):
        raise Refused("paper.not_all_settled", "还有不一致的数字没有确定，请逐项确定", status=422, count=len(found))
    if not all(choice.why.strip() for choice in choices):
        raise Refused("paper.no_why", "请说明每一处数字是怎样核实的", status=422)
    figures = settled(entries["first"].figures, {choice.key: choice.value for choice in choices})
    paper = polls.paper_of(poll)
    figures = in_order(paper, figures)
    check_figures_of(paper, figures, count.collected or 0)
    check_decidable(poll, figures)
    kept = [
        {
            "round": count.round,
            "key": choice.key,
            "first": found[choice.key].first,
            "second": found[choice.key].second,
            "value": choice.value,
            "why": choice.why.strip(),
            "by": tx.actor.name,
        }
        for choice in choices
    ]
    count.settled = [*count.settled, *kept]
    count.agreed = figures.to_data()
    tx.session.flush()
    tx.record(f"meeting:{poll.meeting_id}", "paper.settled", poll.id, choices=kept, figures=count.agreed)
    announce_poll(tx, poll.meeting_id)
