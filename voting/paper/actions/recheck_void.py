"""The chief scrutineer (总监票人) looks at the void ballots again; some may be found valid."""

from core.db import Change
from core.errors import Refused
from meeting.store import meeting_of
from roster.store import members_of
from voting import store as polls
from voting.live_store import announce_poll
from voting.paper import store
from voting.paper.counting import check_decidable
from voting.paper.open_count import AFTER_VOTE, check_settling, paper_poll
from voting.rules.adding_counts import rechecked
from voting.rules.count_faults import check_figures_of
from voting.rules.paper_figures import PaperFigures, in_order
from voting.tables import Poll


def recheck_void(tx: Change, poll_id: str, restored: PaperFigures, chief: str = "") -> None:
    """Add the ballots found valid to the agreed figures; with none found valid the check alone is recorded.

    `restored` is what these ballots say, its `void` how many of which reason they were. `chief` names the chief
    scrutineer where somebody else records it.
    """
    poll, count = paper_poll(tx, poll_id, AFTER_VOTE)
    check_settling(tx, poll)
    name = _chief(tx, poll, chief)
    figures = store.agreed_figures(count)
    if figures is None:
        raise Refused("paper.not_agreed", "纸质选票的两次录入尚未完成或尚有不一致，请先核定票数")
    paper = polls.paper_of(poll)
    restored = in_order(paper, restored)
    after = in_order(paper, rechecked(figures, restored))
    check_figures_of(paper, after, count.collected or 0)
    check_decidable(poll, after)
    kept = {"round": count.round, "by": name, "restored": restored.to_data(), "at": tx.now.isoformat()}
    count.rechecks = [*count.rechecks, kept]
    count.agreed = after.to_data()
    tx.session.flush()
    tx.record(f"meeting:{poll.meeting_id}", "paper.rechecked", poll.id, **kept, before=figures.to_data())
    announce_poll(tx, poll.meeting_id)


def _chief(tx: Change, poll: Poll, named: str) -> str:
    if "chief_scrutineer" in store.roles_of(tx.session, poll, tx.actor):
        return tx.actor.name
    members = members_of(tx.session, meeting_of(tx.session, poll.meeting_id).roll_id)
    chiefs = [member.name for member in members if "chief_scrutineer" in member.roles]
    if not named.strip():
        raise Refused("paper.no_chief", "废票应由总监票人复核，请填写总监票人姓名", status=422)
    if chiefs and named.strip() not in chiefs:
        raise Refused("paper.not_chief", "%(name)s不是总监票人，请核对姓名", status=422, name=named.strip())
    return named.strip()
