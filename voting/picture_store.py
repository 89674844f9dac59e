"""Keeps, fetches and drops the pictures of options."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import sha256

from sqlalchemy import delete, select
from sqlalchemy.orm import Session, undefer

from core.actor import Actor
from core.db import Change
from core.errors import NotFound
from core.ids import new_id
from voting import store
from voting.rules.paper import Paper
from voting.rules.pictures import SUFFIXES, Picture
from voting.tables import OptionPicture, Poll


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A stored picture; `sha256` of its content in hex."""

    id: str
    kind: str
    content: bytes
    sha256: str


def keep(tx: Change, poll: Poll, picture: Picture) -> OptionPicture:
    """Store a picture as one of the poll's; the paper does not name it yet."""
    row = OptionPicture(
        id=new_id(),
        poll_id=poll.id,
        kind=picture.kind,
        content=picture.content,
        sha256=sha256(picture.content).hexdigest(),
        width=picture.width,
        height=picture.height,
        made_at=tx.now,
    )
    tx.session.add(row)
    tx.session.flush()
    return row


def access_picture(session: Session, actor: Actor, picture_id: str) -> PictureFile:
    """The picture, for whoever may see its poll; NotFound for anybody else."""
    row = session.get(OptionPicture, picture_id, options=[undefer(OptionPicture.content)])
    if row is None:
        raise NotFound("picture")
    store.access_poll(session, actor, row.poll_id)
    return _file(row)


def digest_of(session: Session, picture_id: str) -> str | None:
    """The SHA-256 of a stored picture in hex; None where there is no such picture."""
    return session.scalar(select(OptionPicture.sha256).where(OptionPicture.id == picture_id))


def picture_files(session: Session, poll: Poll) -> Iterable[tuple[str, bytes]]:
    """The pictures on the poll's paper, those it took over from an earlier poll too, named by the options' numbers."""
    for option in store.paper_of(poll).in_order():
        row = session.get(OptionPicture, option.picture) if option.picture else None
        if row is not None:
            yield f"{option.number}.{SUFFIXES[row.kind]}", row.content


def drop_unused(session: Session, poll: Poll) -> None:
    """Drop the poll's own pictures that its paper does not name; for a poll that was never opened nobody else can."""
    used = {option.picture for option in store.paper_of(poll).options}
    session.execute(delete(OptionPicture).where(OptionPicture.poll_id == poll.id, OptionPicture.id.not_in(used)))


def drop_all(session: Session, poll: Poll) -> None:
    """Drop every picture of a poll that is itself about to go."""
    session.execute(delete(OptionPicture).where(OptionPicture.poll_id == poll.id))


def with_picture(paper: Paper, option_id: str, picture_id: str) -> Paper:
    """The paper with another picture for one option, or none ("")."""
    options = (replace(o, picture=picture_id) if o.id == option_id else o for o in paper.options)
    return replace(paper, options=tuple(options))


def with_pictures_of(paper: Paper, before: Paper | None) -> Paper:
    """The paper with the pictures that its options have in `before`, whatever it says itself."""
    known = {} if before is None else {option.id: option.picture for option in before.options}
    return replace(paper, options=tuple(replace(o, picture=known.get(o.id, "")) for o in paper.options))


def _file(row: OptionPicture) -> PictureFile:
    return PictureFile(row.id, row.kind, row.content, row.sha256)
