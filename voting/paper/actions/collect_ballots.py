"""Record how many papers came back (收回): more than were handed out void the whole vote."""

from core.db import Change
from core.errors import Refused
from voting.actions.void_poll import void_poll
from voting.live_store import announce_poll
from voting.paper import store
from voting.paper.open_count import check_not_agreed, paper_poll
from voting.rules.count_faults import check_collected

REASON = "收回的选票多于发出的选票（发出%(issued)s张，收回%(collected)s张）"


def collect_ballots(tx: Change, poll_id: str, collected: int, *, confirmed: bool = False) -> None:
    """Record it, or correct it while nobody has entered a count.

    More than were handed out are refused (`paper.more_collected`) until they are `confirmed`; then the poll is void.
    """
    poll, count = paper_poll(tx, poll_id)
    check_not_agreed(count)
    if count.issued is None:
        raise Refused("paper.not_issued", "还没有登记发出的张数，请先登记")
    if count.collected != collected and store.entries_of(tx.session, poll_id, count.round):
        raise Refused("paper.entered_already", "已有人录入票数；如需更改收回的张数，请先说明理由重新计票")
    if not confirmed:
        check_collected(count.issued, collected)
    before, count.collected = count.collected, collected
    tx.session.flush()
    tx.record(
        f"meeting:{poll.meeting_id}",
        "paper.collected",
        poll.id,
        issued=count.issued,
        collected=collected,
        before=before,
    )
    if collected > count.issued:
        void_poll(tx, poll_id, REASON % {"issued": count.issued, "collected": collected})
    announce_poll(tx, poll.meeting_id)
