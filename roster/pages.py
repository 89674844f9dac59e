"""The pages of people, badges, accounts and sessions."""

from flask import render_template

from core.actor import Actor
from core.web.views import Views
from roster import may
from roster.rules.doors import ACCOUNT_ROLES

views = Views("roster_pages")


@views.page("/meetings/<meeting_id>/roster", who=may.chair)
def roster(actor: Actor, meeting_id: str) -> str:
    """The roll of a meeting: people, import, badges, N."""
    meeting = {"id": meeting_id, "title": "", "rehearsal": False}
    initial = {"meeting_id": meeting_id, "edits": may.secretariat.allows(actor)}
    return render_template("roster/roster.html", section="roster", meeting=meeting, actor=actor, initial=initial)


@views.page("/accounts", who=may.admin)
def accounts(actor: Actor) -> str:
    """Working accounts and who is logged in."""
    initial = {"roles": list(ACCOUNT_ROLES), "me": actor.id}
    return render_template("roster/accounts.html", section="accounts", actor=actor, initial=initial)
