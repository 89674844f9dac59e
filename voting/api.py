"""The JSON views of polls, ballots and results."""

from dataclasses import dataclass

from core.actor import Actor
from core.db import change, reading
from core.web.languages import in_words
from core.web.views import arrived_at
from roster import may
from voting import downloads, hooks, pictures
from voting.actions.accept_fewer import accept_fewer
from voting.actions.cast_ballot import cast_ballot
from voting.actions.close_poll import close_poll
from voting.actions.create_poll import create_poll
from voting.actions.edit_poll import edit_poll
from voting.actions.extend_poll import extend_poll
from voting.actions.hide_result import hide_result
from voting.actions.open_poll import NO_BADGES, QUORUM_UNCHECKED, QUORUM_UNMET, open_poll
from voting.actions.prepare_again import prepare_again
from voting.actions.prepare_rest import prepare_rest
from voting.actions.prepare_revote import prepare_revote
from voting.actions.remove_poll import remove_poll
from voting.actions.set_live_tally import set_live_tally
from voting.actions.show_result import show_result
from voting.actions.void_poll import void_poll
from voting.bodies import AgainIn, BallotIn, ExtendIn, LiveTallyIn, PollIn, RestIn, VoidIn
from voting.frozen import read_answer
from voting.live import MyBallotSlice
from voting.sealed import api as sealed
from voting.sealed.keeper import wake_keeper
from voting.shown import (
    NamedResult,
    PollShown,
    RulesetShown,
    named_result,
    shown_poll,
    shown_polls,
    shown_rulesets,
)
from voting.views import views

__all__ = ["downloads", "pictures", "sealed", "views"]
hooks.install()


@dataclass(frozen=True, slots=True)
class Warned:
    """Something the chair should know and decide about."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A poll that is open, with what the chair should know."""

    poll: PollShown
    warnings: list[Warned]


@views.get("/rulesets", who=may.logged_in, returns=list[RulesetShown])
def list_rulesets(actor: Actor) -> list[RulesetShown]:
    """The rule-sets to choose from, each with its sentence and its source."""
    return shown_rulesets()


@views.get("/meetings/<meeting_id>/polls", who=may.logged_in, returns=list[PollShown])
def list_polls(actor: Actor, meeting_id: str) -> list[PollShown]:
    """The polls of a meeting in order."""
    with reading() as session:
        return shown_polls(session, actor, meeting_id)


@views.post("/meetings/<meeting_id>/polls", who=may.secretariat, body=PollIn, returns=PollShown)
def prepare_poll(actor: Actor, meeting_id: str, body: PollIn) -> PollShown:
    """Prepare a poll."""
    draft = body.draft()
    with change(actor) as tx:
        poll_id = create_poll(tx, meeting_id, draft)
    return _shown(actor, poll_id)


@views.get("/polls/<poll_id>", who=may.logged_in, returns=PollShown)
def get_poll(actor: Actor, poll_id: str) -> PollShown:
    """One poll."""
    return _shown(actor, poll_id)


@views.post("/polls/<poll_id>", who=may.secretariat, body=PollIn, returns=PollShown)
def change_poll(actor: Actor, poll_id: str, body: PollIn) -> PollShown:
    """Replace what was prepared; refused once the poll was opened."""
    draft = body.draft()
    with change(actor) as tx:
        edit_poll(tx, poll_id, draft)
    return _shown(actor, poll_id)


@views.post("/polls/<poll_id>/remove", who=may.secretariat)
def drop_poll(actor: Actor, poll_id: str) -> None:
    """Remove a poll that was never opened."""
    with change(actor) as tx:
        remove_poll(tx, poll_id)


@views.post("/polls/<poll_id>/open", who=may.chair, returns=Opened)
def start_poll(actor: Actor, poll_id: str) -> Opened:
    """Open the poll and put it before the hall; twice is harmless."""
    with change(actor) as tx:
        codes = open_poll(tx, poll_id)
    words = {
        QUORUM_UNMET: in_words("最近一次检查未达到法定人数，表决已经开始；如不应进行，请作废本次表决"),
        QUORUM_UNCHECKED: in_words("本次全体会议还没有检查过法定人数"),
        "appointment.order": in_words("有的职务先任后免，应当先免后任，请核对名单的顺序"),
        "appointment.failed_before": in_words("有的人选在本届内提名同一职务曾经未获通过，请核对"),
        "appointment.second_failure": in_words("有的人选在本届内提名同一职务已两次未获通过，请核对能否再次提名"),
        NO_BADGES: in_words("有代表还没有代表证，不能参加本次无记名表决；如不应进行，请作废本次表决，制证后重新开始"),
    }
    return Opened(_shown(actor, poll_id), [Warned(code, words[code]) for code in codes])


@views.post("/polls/<poll_id>/extend", who=may.chair, body=ExtendIn, returns=PollShown)
def prolong_poll(actor: Actor, poll_id: str, body: ExtendIn) -> PollShown:
    """Give an open poll more time, or leave its end to the chair."""
    with change(actor) as tx:
        extend_poll(tx, poll_id, body.seconds)
    return _shown(actor, poll_id)


@views.post("/polls/<poll_id>/live-tally", who=may.chair, body=LiveTallyIn, returns=PollShown)
def switch_live_tally(actor: Actor, poll_id: str, body: LiveTallyIn) -> PollShown:
    """Show or hide the count while the poll is open."""
    with change(actor) as tx:
        set_live_tally(tx, poll_id, body.on)
    return _shown(actor, poll_id)


@views.post("/polls/<poll_id>/ballot", who=may.person, body=BallotIn, returns=MyBallotSlice, by_crowd=True)
def cast(actor: Actor, poll_id: str, body: BallotIn) -> MyBallotSlice:
    """Cast one's ballot; answered only after it is safely stored, and the same gesture again is answered the same."""
    answer = read_answer(poll_id, body.answer)
    with change(actor) as tx:
        return cast_ballot(tx, poll_id, answer, body.gesture, arrived_at())


@views.post("/polls/<poll_id>/close", who=may.chair, returns=PollShown)
def end_poll(actor: Actor, poll_id: str) -> PollShown:
    """End the vote: freeze the turnout, count, decide; twice is harmless."""
    with change(actor) as tx:
        close_poll(tx, poll_id)
    wake_keeper()
    return _shown(actor, poll_id)


@views.post("/polls/<poll_id>/show", who=may.chair, returns=PollShown)
def show_to_hall(actor: Actor, poll_id: str) -> PollShown:
    """Show the result to the hall; twice is harmless."""
    with change(actor) as tx:
        show_result(tx, poll_id)
    return _shown(actor, poll_id)


@views.post("/polls/<poll_id>/hide", who=may.chair, returns=PollShown)
def hide_from_hall(actor: Actor, poll_id: str) -> PollShown:
    """Take a shown result back."""
    with change(actor) as tx:
        hide_result(tx, poll_id)
    return _shown(actor, poll_id)


@views.post("/polls/<poll_id>/void", who=may.chair, body=VoidIn, returns=PollShown)
def declare_void(actor: Actor, poll_id: str, body: VoidIn) -> PollShown:
    """Declare the poll void, with a reason; its ballots are kept."""
    with change(actor) as tx:
        void_poll(tx, poll_id, body.reason)
    return _shown(actor, poll_id)


@views.post("/polls/<poll_id>/revote", who=may.chair, returns=PollShown)
def revote(actor: Actor, poll_id: str) -> PollShown:
    """Prepare the vote among the tied; the poll that was prepared."""
    with change(actor) as tx:
        follower = prepare_revote(tx, poll_id)
    return _shown(actor, follower)


@views.post("/polls/<poll_id>/rest", who=may.chair, body=RestIn, returns=PollShown)
def vote_on_rest(actor: Actor, poll_id: str, body: RestIn) -> PollShown:
    """Prepare the second vote on what was not selected; the poll that was prepared."""
    with change(actor) as tx:
        follower = prepare_rest(tx, poll_id, body.written)
    return _shown(actor, follower)


@views.post("/polls/<poll_id>/again", who=may.chair, body=AgainIn, returns=PollShown)
def vote_again(actor: Actor, poll_id: str, body: AgainIn) -> PollShown:
    """Prepare the same vote once more after a void one; the poll that was prepared."""
    with change(actor) as tx:
        follower = prepare_again(tx, poll_id, body.without)
    return _shown(actor, follower)


@views.post("/polls/<poll_id>/accept-fewer", who=may.chair, returns=PollShown)
def leave_fewer(actor: Actor, poll_id: str) -> PollShown:
    """Leave it at fewer than K; twice is harmless."""
    with change(actor) as tx:
        accept_fewer(tx, poll_id)
    return _shown(actor, poll_id)


@views.get("/polls/<poll_id>/results", who=may.logged_in, returns=NamedResult)
def get_results(actor: Actor, poll_id: str) -> NamedResult:
    """The result with the named list, for those who may see it."""
    with reading() as session:
        return named_result(session, actor, poll_id)


def _shown(actor: Actor, poll_id: str) -> PollShown:
    with reading() as session:
        return shown_poll(session, actor, poll_id)
