"""The pages of polls, ballots and results."""

from flask import render_template, request

from core.actor import Actor
from core.db import reading
from core.web.views import Views
from meeting.store import access_meeting, agenda_of
from roster import may
from voting.paper.store import access_count
from voting.rules.ruleset_page import rule_groups
from voting.sealed.facts import sealed_facts
from voting.sealed.how_to_check import guides
from voting.sealed.shown import may_read_archive

views = Views("voting_pages")


@views.page("/meetings/<meeting_id>/polls", who=may.chair)
def polls_page(actor: Actor, meeting_id: str) -> str:
    """The polls of a meeting: prepare them, run them, read their results."""
    with reading() as session:
        info = access_meeting(session, meeting_id, actor)
        items = [{"id": item.id, "title": item.title} for item in agenda_of(session, meeting_id)]
    meeting = {"id": info.id, "title": info.title, "rehearsal": info.rehearsal, "kind": info.kind, "state": info.state}
    initial = {"meeting": meeting, "items": items, "edits": may.secretariat.allows(actor)}
    return render_template("voting/polls.html", section="polls", meeting=meeting, actor=actor, initial=initial)


@views.page("/meetings/<meeting_id>/evaluations", who=may.chair)
def evaluations_page(actor: Actor, meeting_id: str) -> str:
    """The evaluations of a meeting: forms, groups, rules, polls, results and letters."""
    with reading() as session:
        info = access_meeting(session, meeting_id, actor)
        items = [
            {"id": item.id, "title": item.title, "label": "", "depth": 0} for item in agenda_of(session, meeting_id)
        ]
    meeting = {"id": info.id, "title": info.title, "rehearsal": info.rehearsal, "kind": info.kind, "state": info.state}
    initial = {"meeting": meeting, "items": items, "roll": info.roll_id, "edits": may.secretariat.allows(actor)}
    return render_template(
        "voting/evaluations.html", section="evaluations", meeting=meeting, actor=actor, initial=initial
    )


@views.page("/polls/<poll_id>/paper", who=may.logged_in)
def paper_page(actor: Actor, poll_id: str) -> str:
    """A poll on paper or by hands: how it is held, papers to print, two blind counts, the figures that are agreed."""
    with reading() as session:
        poll = access_count(session, actor, poll_id)
        info = access_meeting(session, poll.meeting_id, actor)
    meeting = {"id": info.id, "title": info.title, "rehearsal": info.rehearsal, "kind": info.kind, "state": info.state}
    initial = {
        "meeting": meeting,
        "poll": {"id": poll.id, "title": poll.title},
        "edits": may.secretariat.allows(actor),
    }
    return render_template("voting/paper.html", section="polls", meeting=meeting, actor=actor, initial=initial)


@views.page("/rulesets", who=may.logged_in)
def rulesets_page(actor: Actor) -> str:
    """Every rule-set in force, in plain Chinese, with its source and worked examples that are tests too."""
    return render_template("voting/rulesets.html", section="rulesets", actor=actor, groups=rule_groups(), initial={})


@views.page("/polls/<poll_id>/how-to-check", who=may.logged_in)
def how_to_check_page(actor: Actor, poll_id: str) -> str:
    """How anybody checks the box of a sealed poll with a program that is not ours."""
    with reading() as session:
        poll = may_read_archive(session, actor, poll_id)
        made = guides(poll.title, sealed_facts(session, poll))
    download = f"{request.script_root}/api/v1/polls/{poll_id}/box.bel"
    return render_template("voting/how_to_check.html", guides=made, download=download, initial={})
