"""Sign a deputy in who scanned the code on the wall with a phone that is logged in."""

from core.db import Change
from meeting.store import access_sitting
from signin.marking import SignedIn, sign_in
from signin.rules.attendance import Way
from signin.rules.wall_code import check_code, wrong_code
from signin.store import wall_secret


def sign_in_by_wall(tx: Change, sitting_id: str, code: str) -> SignedIn:
    """Sign in the person who acts; the code must be on the wall now or have been until a moment ago.

    Raises Refused: "wall.old_code", "wall.wrong_code", and those of `signin.marking.sign_in`.
    """
    meeting, sitting = access_sitting(tx.session, sitting_id, tx.actor)
    secret = wall_secret(tx.session, sitting_id)
    if secret is None:
        raise wrong_code()
    check_code(secret, sitting_id, code, tx.now)
    return sign_in(tx, meeting, sitting, tx.actor.id, Way.WALL)
