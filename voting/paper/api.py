"""The JSON views of votes on paper and by hands."""

from collections.abc import Iterator
from contextlib import contextmanager

from core.actor import Actor
from core.db import change, reading
from core.errors import Refused
from core.web.languages import hall_zone, in_words
from core.web.media import PDF
from core.web.views import Download, Views
from roster import may
from voting.archive import plain_name
from voting.paper.actions.agree_count import agree_count
from voting.paper.actions.assign_paper import assign_paper
from voting.paper.actions.choose_way import choose_way
from voting.paper.actions.collect_ballots import collect_ballots
from voting.paper.actions.enter_count import enter_count
from voting.paper.actions.fall_back import fall_back
from voting.paper.actions.issue_ballots import issue_ballots
from voting.paper.actions.recheck_void import recheck_void
from voting.paper.actions.record_hands import record_hands
from voting.paper.actions.recount import recount
from voting.paper.actions.settle_count import settle_count
from voting.paper.ballot_sheets import ballot_sheets
from voting.paper.bodies import (
    BallotsQuery,
    CollectedIn,
    EntryIn,
    FallBackIn,
    HandsIn,
    IssuedIn,
    PeopleIn,
    ReasonIn,
    RecheckIn,
    SettleIn,
    WayIn,
)
from voting.paper.scrutiny import scrutineers_report
from voting.paper.shown import PaperShown, shown_paper
from voting.rules.count_faults import Contradictory

views = Views("paper")


@views.get("/polls/<poll_id>/paper", who=may.logged_in, returns=PaperShown)
def get_count(actor: Actor, poll_id: str) -> PaperShown:
    """The count, for staff and scrutineers; nobody sees the other's figures before both entries are in."""
    return _shown(actor, poll_id)


@views.post("/polls/<poll_id>/way", who=may.secretariat, body=WayIn, returns=PaperShown)
def set_way(actor: Actor, poll_id: str, body: WayIn) -> PaperShown:
    """Choose how a prepared poll is held."""
    with change(actor) as tx:
        choose_way(tx, poll_id, body.way, body.people)
    return _shown(actor, poll_id)


@views.post("/polls/<poll_id>/paper/people", who=may.secretariat, body=PeopleIn, returns=PaperShown)
def put_on_paper(actor: Actor, poll_id: str, body: PeopleIn) -> PaperShown:
    """Put people on paper; while the poll is open only those who have not pressed, and for good."""
    with change(actor) as tx:
        assign_paper(tx, poll_id, body.people)
    return _shown(actor, poll_id)


@views.post("/polls/<poll_id>/paper/issued", who=may.secretariat, body=IssuedIn, returns=PaperShown)
def record_issued(actor: Actor, poll_id: str, body: IssuedIn) -> PaperShown:
    """Record 发出."""
    with change(actor) as tx:
        issue_ballots(tx, poll_id, body.issued)
    return _shown(actor, poll_id)


@views.post("/polls/<poll_id>/paper/collected", who=may.secretariat, body=CollectedIn, returns=PaperShown)
def record_collected(actor: Actor, poll_id: str, body: CollectedIn) -> PaperShown:
    """Record 收回; more than 发出, confirmed, void the vote."""
    with change(actor) as tx:
        collect_ballots(tx, poll_id, body.collected, confirmed=body.confirmed)
    return _shown(actor, poll_id)


@views.post("/polls/<poll_id>/paper/entries", who=may.counting, body=EntryIn, returns=PaperShown)
def enter(actor: Actor, poll_id: str, body: EntryIn) -> PaperShown:
    """Enter one of the two blind counts; refused with every contradiction in it."""
    with _told(), change(actor) as tx:
        enter_count(tx, poll_id, body.place, body.figures.figures())
    return _shown(actor, poll_id)


@views.post("/polls/<poll_id>/paper/settle", who=may.counting, body=SettleIn, returns=PaperShown)
def settle(actor: Actor, poll_id: str, body: SettleIn) -> PaperShown:
    """Settle every difference between the two."""
    with _told(), change(actor) as tx:
        settle_count(tx, poll_id, body.settled())
    return _shown(actor, poll_id)


@views.post("/polls/<poll_id>/paper/recount", who=may.counting, body=ReasonIn, returns=PaperShown)
def count_again(actor: Actor, poll_id: str, body: ReasonIn) -> PaperShown:
    """Count once more, blind again; twice without an entry between is harmless."""
    with change(actor) as tx:
        recount(tx, poll_id, body.reason)
    return _shown(actor, poll_id)


@views.post("/polls/<poll_id>/paper/recheck", who=may.counting, body=RecheckIn, returns=PaperShown)
def recheck(actor: Actor, poll_id: str, body: RecheckIn) -> PaperShown:
    """Record that the chief scrutineer looked at the void ballots again."""
    with _told(), change(actor) as tx:
        recheck_void(tx, poll_id, body.restored.figures(), body.chief)
    return _shown(actor, poll_id)


@views.post("/polls/<poll_id>/paper/agree", who=may.logged_in, returns=PaperShown)
def agree(actor: Actor, poll_id: str) -> PaperShown:
    """Close the poll with the agreed figures (staff, chief scrutineer); twice is harmless."""
    with change(actor) as tx:
        agree_count(tx, poll_id)
    return _shown(actor, poll_id)


@views.post("/polls/<poll_id>/hands", who=may.chair, body=HandsIn, returns=PaperShown)
def hands(actor: Actor, poll_id: str, body: HandsIn) -> PaperShown:
    """Record a count of hands with two witnesses, which closes the poll."""
    options = [line.count() for line in body.counts]
    with _told(), change(actor) as tx:
        record_hands(tx, poll_id, options, body.witnesses, people=body.people, reason=body.reason)
    return _shown(actor, poll_id)


@views.post("/polls/<poll_id>/fall-back", who=may.chair, body=FallBackIn, returns=PaperShown)
def go_on_without(actor: Actor, poll_id: str, body: FallBackIn) -> PaperShown:
    """The chair's decision when the system fails in the middle of a vote; twice the same is harmless."""
    with change(actor) as tx:
        fall_back(tx, poll_id, body.to, body.box, body.reason)
    return _shown(actor, poll_id)


@views.get("/polls/<poll_id>/ballots.pdf", who=may.secretariat, query=BallotsQuery, returns=Download)
def ballots_pdf(actor: Actor, poll_id: str, query: BallotsQuery) -> Download:
    """Numbered papers to print, each with a stub."""
    with reading() as session:
        sheets = ballot_sheets(session, actor, poll_id, query)
    return Download(sheets.content, f"{plain_name(sheets.title)}-选票.pdf", PDF)


@views.get("/polls/<poll_id>/scrutineers-report.pdf", who=may.counting, returns=Download)
def report_pdf(actor: Actor, poll_id: str) -> Download:
    """监票人报告单, PDF/A: what the chief scrutineer reads and signs, and the chair's words."""
    with reading() as session:
        report = scrutineers_report(session, actor, poll_id, hall_zone())
    return Download(report.content, f"{plain_name(report.title)}-监票人报告单.pdf", PDF)


def _shown(actor: Actor, poll_id: str) -> PaperShown:
    with reading() as session:
        return shown_paper(session, actor, poll_id)


@contextmanager
def _told() -> Iterator[None]:
    """Contradictions in the reader's language: `details.contradictions` is [{code, line, message}]."""
    try:
        yield
    except Contradictory as found:
        faults = [
            {"code": one.code, "line": one.params.get("line", ""), "message": in_words(one.message, dict(one.params))}
            for one in found.faults
        ]
        params = {"count": len(faults), "contradictions": faults}
        raise Refused(found.code, found.message, status=found.status, **params) from found
