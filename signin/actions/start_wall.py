"""Make the secret from which the changing code on the wall comes."""

from sqlalchemy.exc import IntegrityError

from core.db import Change
from core.ids import new_secret
from meeting.store import access_sitting
from signin.marking import check_present
from signin.tables import WallKey


def start_wall(tx: Change, sitting_id: str) -> str:
    """The secret of the sitting's wall, made at the first call; every wall of the sitting shows the same codes."""
    meeting, sitting = access_sitting(tx.session, sitting_id, tx.actor)
    check_present(tx.session, meeting, sitting, verb="sign_in")
    kept = tx.session.get(WallKey, sitting_id, with_for_update=True)
    if kept is None:
        kept = WallKey(sitting_id=sitting_id, secret=new_secret())
        try:
            with tx.session.begin_nested():
                tx.session.add(kept)
        except IntegrityError:
            return tx.session.get_one(WallKey, sitting_id).secret
        tx.record(f"meeting:{meeting.id}", "wall.started", sitting_id)
    return kept.secret
