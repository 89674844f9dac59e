"""What the floors below ask the voting, and what it does when they move."""

from sqlalchemy.orm import Session

from core.db import Change
from core.errors import NotFound, Refused
from meeting import guards
from meeting.store import sitting_of, stage_of
from signin import guards as signin_guards
from voting import store
from voting.evaluations import store as evaluations
from voting.evaluations.live_store import announce_evaluation
from voting.live_store import announce_poll
from voting.sealed import signing_keys
from voting.sealed.store import voted_in_sitting as sealed_in_sitting
from voting.tables import Poll


def no_open_poll(session: Session, meeting_id: str) -> None:
    """Refuse while a poll of the meeting is open."""
    if store.running_poll_id(session, meeting_id) is not None:
        raise Refused("poll.open", "表决正在进行，请先结束表决")


def no_open_poll_in_sitting(session: Session, sitting_id: str) -> None:
    """Refuse while a poll is open in the sitting's meeting."""
    no_open_poll(session, sitting_of(session, sitting_id).meeting_id)


def no_polls_on_item(session: Session, item_id: str) -> None:
    """Refuse to remove an agenda item on which polls hang."""
    count = store.polls_on_item(session, item_id)
    if count:
        raise Refused("poll.on_item", "该议程下有%(count)s项表决，请先删除表决或将其移到其他议程", count=count)
    if evaluations.evaluations_on_item(session, item_id):
        raise Refused("evaluation.on_item", "该议程下有测评，请先删除测评或将其移到其他议程")


def may_stage(session: Session, meeting_id: str, face: str, poll_id: str) -> None:
    """Refuse a poll of another meeting, a result that has not been shown, and hiding an open poll."""
    if face == "evaluation":
        may_stage_evaluation(session, meeting_id, poll_id)
        return
    if face == "document":
        no_open_poll(session, meeting_id)
        return
    poll = session.get(Poll, poll_id)
    if poll is None or poll.meeting_id != meeting_id:
        raise NotFound("poll")
    if face == "result" and poll.state != "shown":
        raise Refused("poll.not_shown", "该结果尚未公布，请用“显示结果”公布")
    if store.running_poll_id(session, meeting_id) not in (None, poll_id):
        raise Refused("poll.another_open", "另一项表决正在进行，请先结束该表决")


def may_stage_evaluation(session: Session, meeting_id: str, evaluation_id: str) -> None:
    """Refuse an evaluation of another meeting, and hiding an open poll behind one."""
    if evaluations.evaluation_row(session, evaluation_id).meeting_id != meeting_id:
        raise NotFound("evaluation")
    if store.running_poll_id(session, meeting_id) is not None:
        raise Refused("poll.another_open", "另一项表决正在进行，请先结束该表决")


def stage_moved(tx: Change, meeting_id: str, poll_before: str | None) -> None:
    """Tell the hall its poll anew where the stage left one poll or came to another."""
    if stage_of(tx.session, meeting_id).poll_id != poll_before:
        announce_poll(tx, meeting_id)
    announce_evaluation(tx, meeting_id)


def not_voted(session: Session, sitting_id: str, person_id: str) -> None:
    """Refuse to take back the sign-in of one who has voted in the sitting: who voted was here."""
    if store.voted_in_sitting(session, sitting_id, person_id) or sealed_in_sitting(session, sitting_id, person_id):
        raise Refused("poll.has_voted", "该代表在本次全体会议上已经投过票，不能撤销签到；如已离场，请登记“早退”")


def install() -> None:
    """Register everything with the hooks of the floors below; again changes nothing."""
    signing_keys.install()
    for hooks, hook in (
        (guards.before_end, no_open_poll),
        (guards.before_close, no_open_poll_in_sitting),
        (guards.before_remove_item, no_polls_on_item),
        (guards.before_stage, may_stage),
        (guards.after_stage, stage_moved),
        (signin_guards.before_undo, not_voted),
        (signin_guards.also_fresh, "presence"),
    ):
        if hook not in hooks:
            hooks.append(hook)  # type: ignore[arg-type]
