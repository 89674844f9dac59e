"""Sign a deputy in because they logged in to a tablet in the hall with their badge."""

from core.db import Change
from core.errors import Refused
from meeting.store import access_sitting
from signin.marking import SignedIn, sign_in
from signin.rules.attendance import State, Way
from signin.store import choices_of, mark_of


def sign_in_on_tablet(tx: Change, sitting_id: str) -> SignedIn:
    """Sign in the person who acts, where the meeting lets a tablet count (which it normally does).

    One who was entered as having left is not brought back by a tablet that merely reloads: the gate or the desk does
    that. Raises Refused: "tablet.does_not_count", "tablet.has_left", and those of `signin.marking.sign_in`.
    """
    meeting, sitting = access_sitting(tx.session, sitting_id, tx.actor)
    if not choices_of(tx.session, meeting.id).tablet_signs_in:
        raise Refused("tablet.does_not_count", "本次会议不在平板上签到，请到签到处扫描代表证")
    mark = mark_of(tx.session, sitting_id, tx.actor.id)
    if mark is not None and mark.state is State.LEFT:
        raise Refused("tablet.has_left", "您已登记离场，返回会场请到签到处重新扫描代表证")
    return sign_in(tx, meeting, sitting, tx.actor.id, Way.TABLET)
