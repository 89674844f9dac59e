"""Record a count of hands, with two witnesses, and close the poll with it."""

from collections.abc import Sequence

from core.db import Change
from core.errors import Refused
from voting import store as polls
from voting.live_store import announce_poll
from voting.paper import store
from voting.paper.counting import begin_count, check_decidable, close_counted
from voting.paper.open_count import check_state
from voting.rules.adding_counts import hand_figures
from voting.rules.count_faults import check_hands
from voting.rules.counts import OptionCount
from voting.rules.paper_figures import in_order
from voting.rules.poll_state import RUNNING


def record_hands(
    tx: Change,
    poll_id: str,
    options: Sequence[OptionCount],
    witnesses: Sequence[str],
    *,
    people: int | None = None,
    reason: str = "",
) -> None:
    """Keep the count and close the poll; where a sealed box was kept, the poll is closed once that has been opened.

    `people` is how many took part, by default as many as raised a hand on the fullest line. Twice the same is harmless.
    """
    poll = polls.poll_row(tx.session, poll_id, lock=True)
    if poll.way != "hands":
        raise Refused("poll.not_by_hands", "本项表决没有采用举手方式；系统故障时，请先由主持人决定改用举手")
    paper = polls.paper_of(poll)
    figures = in_order(paper, hand_figures(options, people))
    names = [name.strip() for name in witnesses]
    count = store.count_row(tx.session, poll_id)
    kept = {"figures": figures.to_data(), "witnesses": names, "reason": reason.strip()}
    if poll.state in ("closed", "shown") and count.hands is not None and kept.items() <= count.hands.items():
        return
    check_state(poll, RUNNING)
    check_hands(paper, figures, store.people_on_paper(tx.session, poll), names)
    check_decidable(poll, figures)
    count.hands = {**kept, "by": tx.actor.name, "at": tx.now.isoformat()}
    tx.session.flush()
    tx.record(f"meeting:{poll.meeting_id}", "poll.hands_counted", poll.id, **kept)
    if poll.state == "open" and not polls.uses_sealed_box(poll):
        begin_count(tx, poll)
    if poll.state == "counting":
        close_counted(tx, poll)
    announce_poll(tx, poll.meeting_id)
