"""Give an option of a prepared poll a picture."""

from hashlib import sha256

from core.db import Change
from core.errors import NotFound
from meeting.rules.states import may_change
from meeting.store import meeting_of
from voting import store
from voting.actions.edit_poll import prepared_poll
from voting.live_store import announce_poll
from voting.picture_store import digest_of, drop_unused, keep, with_picture
from voting.rules.paper import Option
from voting.rules.pictures import Picture
from voting.tables import Poll


def add_picture(tx: Change, poll_id: str, option_id: str, picture: Picture) -> str:
    """Show `picture` with the option, instead of the one it had; its id. The same picture again changes nothing.

    Refused with `poll.not_prepared` once the poll was opened. The journal keeps the picture's SHA-256.
    """
    poll, option = option_to_change(tx, poll_id, option_id)
    if option.picture and digest_of(tx.session, option.picture) == sha256(picture.content).hexdigest():
        return option.picture
    row = keep(tx, poll, picture)
    put_picture(tx, poll, option_id, row.id)
    tx.record(
        f"meeting:{poll.meeting_id}",
        "poll.picture_added",
        poll.id,
        option=option_id,
        number=option.number,
        picture=row.id,
        kind=row.kind,
        sha256=row.sha256,
        size=len(picture.content),
    )
    announce_poll(tx, poll.meeting_id)
    return row.id


def option_to_change(tx: Change, poll_id: str, option_id: str) -> tuple[Poll, Option]:
    """A prepared poll, locked, of a meeting that has not ended, and one of its options."""
    poll = prepared_poll(tx, poll_id)
    may_change(meeting_of(tx.session, poll.meeting_id))
    option = store.paper_of(poll).option(option_id)
    if option is None:
        raise NotFound("option")
    return poll, option


def put_picture(tx: Change, poll: Poll, option_id: str, picture_id: str) -> None:
    """Write the picture ("" for none) into the paper and drop what the paper no longer names."""
    poll.paper = with_picture(store.paper_of(poll), option_id, picture_id).to_data()
    drop_unused(tx.session, poll)
    tx.session.flush()
