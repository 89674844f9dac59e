"""Take the picture of an option of a prepared poll away."""

from core.db import Change
from voting.actions.add_picture import option_to_change, put_picture
from voting.live_store import announce_poll


def remove_picture(tx: Change, poll_id: str, option_id: str) -> None:
    """Show the option without a picture; twice is harmless. A picture of an earlier poll stays with that poll.

    Refused with `poll.not_prepared` once the poll was opened.
    """
    poll, option = option_to_change(tx, poll_id, option_id)
    if not option.picture:
        return
    put_picture(tx, poll, option_id, "")
    tx.record(
        f"meeting:{poll.meeting_id}",
        "poll.picture_removed",
        poll.id,
        option=option_id,
        number=option.number,
        picture=option.picture,
    )
    announce_poll(tx, poll.meeting_id)
