"""The JSON views that take, drop and give the pictures of options."""

from flask import Response, make_response, request
from werkzeug.datastructures import FileStorage, MultiDict

from core.actor import Actor
from core.db import change, reading
from core.errors import Refused
from core.web.views import Download
from roster import may
from voting.actions.add_picture import add_picture
from voting.actions.remove_picture import remove_picture
from voting.picture_store import PictureFile, access_picture
from voting.rules.pictures import MAX_BYTES, SUFFIXES, read_picture
from voting.shown import PollShown, shown_poll
from voting.views import views

KEPT = "private, max-age=31536000, immutable"
"""What an address gives never changes, but only for those who may have it."""


@views.post("/polls/<poll_id>/options/<option_id>/picture", who=may.secretariat, returns=PollShown, upload=True)
def upload_picture(actor: Actor, poll_id: str, option_id: str, files: MultiDict[str, FileStorage]) -> PollShown:
    """Give an option a picture (field `file`: JPEG, PNG or WebP, at most 600 kB) while the poll is prepared."""
    file = files.get("file")
    if file is None:
        raise Refused("picture.no_file", "请选择要上传的图片", status=400)
    picture = read_picture(file.stream.read(MAX_BYTES + 1))
    with change(actor) as tx:
        add_picture(tx, poll_id, option_id, picture)
    return _shown(actor, poll_id)


@views.post("/polls/<poll_id>/options/<option_id>/picture/remove", who=may.secretariat, returns=PollShown)
def drop_picture(actor: Actor, poll_id: str, option_id: str) -> PollShown:
    """Take an option's picture away while the poll is prepared; twice is harmless."""
    with change(actor) as tx:
        remove_picture(tx, poll_id, option_id)
    return _shown(actor, poll_id)


@views.get("/pictures/<picture_id>", who=may.logged_in, returns=Download, by_crowd=True)
def get_picture(actor: Actor, picture_id: str) -> Response:
    """A picture of an option, for those admitted to the meeting; browsers keep it for good."""
    with reading() as session:
        file = access_picture(session, actor, picture_id)
    return _response(file)


def _response(file: PictureFile) -> Response:
    response = make_response(file.content, 200, {"Content-Type": file.kind, "Cache-Control": KEPT})
    response.set_etag(file.sha256)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers.set("Content-Disposition", "inline", filename=f"{file.id}.{SUFFIXES[file.kind]}")
    response.make_conditional(request)
    return response


def _shown(actor: Actor, poll_id: str) -> PollShown:
    with reading() as session:
        return shown_poll(session, actor, poll_id)
