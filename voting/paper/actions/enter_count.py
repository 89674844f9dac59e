"""Enter a count of the papers: one of two, by two people, neither of whom sees the other's figures before both are in."""

from typing import Literal

from core.db import Change
from core.errors import Refused
from core.ids import new_id
from voting import store as polls
from voting.live_store import announce_poll
from voting.paper import store
from voting.paper.counting import check_decidable
from voting.paper.open_count import AFTER_VOTE, check_counting, paper_poll
from voting.paper.tables import PaperCount, PaperEntry
from voting.rules.count_faults import check_figures_of
from voting.rules.paper_figures import PaperFigures, in_order
from voting.rules.two_counts import difference_data, differences
from voting.tables import Poll

Place = Literal["first", "second"]


def enter_count(tx: Change, poll_id: str, place: Place, figures: PaperFigures) -> None:
    """Keep one's figures; refused with every contradiction in them. The same figures again are harmless.

    One's own entry can be corrected until the other is in. With both in they are compared: if they are equal they are
    agreed, else what differs is to be settled. The journal has no figure before that.
    """
    poll, count = paper_poll(tx, poll_id, AFTER_VOTE)
    check_counting(tx, poll)
    if count.collected is None:
        raise Refused("paper.not_collected", "还没有登记收回的张数，请先登记")
    figures = in_order(polls.paper_of(poll), figures)
    entries = store.entries_of(tx.session, poll_id, count.round)
    mine, me = entries.get(place), tx.actor.label()
    if mine is not None and mine.by == me and mine.figures == figures:
        return
    _check_turn(entries, place, me)
    check_figures_of(polls.paper_of(poll), figures, count.collected)
    check_decidable(poll, figures)
    entry = PaperEntry(
        id=new_id(),
        poll_id=poll_id,
        round=count.round,
        place=place,
        revision=1 if mine is None else mine.revision + 1,
        by=me,
        by_name=tx.actor.name,
        figures=figures.to_data(),
        entered_at=tx.now,
    )
    tx.session.add(entry)
    tx.session.flush()
    tx.record(
        f"meeting:{poll.meeting_id}", "paper.entered", poll.id, place=place, round=count.round, revision=entry.revision
    )
    _compare(tx, poll, count)
    announce_poll(tx, poll.meeting_id)


def _check_turn(entries: dict[str, store.Entry], place: Place, me: str) -> None:
    if len(entries) == 2:
        raise Refused("paper.both_entered", "两次录入都已完成，不能再更改；如有不一致，请核对后逐项确定")
    other = next((entry for entry in entries.values() if entry.place != place), None)
    if other is not None and other.by == me:
        raise Refused("paper.same_person", "两次录入应由两个人分别进行，请另一名计票人用自己的账号登录后录入")
    mine = entries.get(place)
    if mine is not None and mine.by != me:
        raise Refused("paper.place_taken", "这一次录入已由%(name)s完成，请录入另一次", name=mine.by_name)


def _compare(tx: Change, poll: Poll, count: PaperCount) -> None:
    entries = store.entries_of(tx.session, poll.id, count.round)
    if len(entries) < 2:
        return
    first, second = entries["first"].figures, entries["second"].figures
    found = differences(first, second)
    if not found:
        count.agreed = first.to_data()
    tx.session.flush()
    tx.record(
        f"meeting:{poll.meeting_id}",
        "paper.compared",
        poll.id,
        round=count.round,
        first=first.to_data(),
        second=second.to_data(),
        by=[entries["first"].by_name, entries["second"].by_name],
        differences=difference_data(found),
    )
