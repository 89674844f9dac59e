"""The views that give out documents: page by page with the reader's watermark, thumbnails, whole files, attachments."""

from datetime import datetime
from http import HTTPStatus
from pathlib import Path
from typing import Annotated

from flask import Response, make_response, request
from pydantic import Field

from core import clock
from core.actor import Actor
from core.db import change, reading
from core.errors import NotFound
from core.web.languages import hall_zone
from core.web.media import PDF
from core.web.views import Body, Download, StreamedDownload, as_download
from documents import files
from documents.actions.download_attachment import download_attachment
from documents.actions.download_document import download_document
from documents.api.registry import views
from documents.devices import device_of
from documents.reading_store import Access, access_reading, access_version
from documents.stamps.mark import Mark, mark_of
from documents.stamps.stamp import stamped
from roster import may


class VersionQuery(Body):
    """Which version is meant."""

    version: Annotated[str, Field(max_length=16)]


class WholeQuery(Body):
    """Whether the file is to be printed: `1`."""

    print: Annotated[str, Field(pattern="^[01]$")] = "0"


@views.get(
    "/documents/<document_id>/pages/<int:page>", who=may.logged_in, query=VersionQuery, returns=Download, by_crowd=True
)
def get_page(actor: Actor, document_id: str, page: int, query: VersionQuery) -> Response:
    """One page as a PDF with the reader's watermark."""
    with reading() as session:
        access = access_reading(session, document_id, actor)
        version = access_version(session, access, query.version)
    path = _page_of(version.pages, page, files.page(version.id, page))
    return _private(stamped(path, mark_for(actor, access, clock.now())), PDF)


@views.get(
    "/documents/<document_id>/thumbs/<int:page>", who=may.logged_in, query=VersionQuery, returns=Download, by_crowd=True
)
def get_thumb(actor: Actor, document_id: str, page: int, query: VersionQuery) -> Response:
    """The thumbnail of one page."""
    with reading() as session:
        access = access_reading(session, document_id, actor)
        version = access_version(session, access, query.version)
    return _private(_page_of(version.pages, page, files.thumb(version.id, page)).read_bytes(), "image/png")


@views.get("/documents/<document_id>/document.pdf", who=may.logged_in, query=WholeQuery, returns=Download)
def get_whole(actor: Actor, document_id: str, query: WholeQuery) -> Response:
    """The whole document with the reader's watermark on every page; logged, and given in parts where they are asked for."""
    to_print = query.print == "1"
    goes_on = request.range is not None and request.range.ranges[0][0] not in (0, None)
    with change(actor) as tx:
        given = download_document(tx, document_id, to_print=to_print, goes_on=goes_on, device=device_of(actor))
    document = given.access.document
    content = stamped(files.whole(given.version.id), mark_for(actor, given.access, given.at))
    name = f"{document.label} {document.title}".strip()
    response = as_download(Download(content, f"{name}.pdf", PDF))
    if to_print:
        response.headers["Content-Disposition"] = "inline"
    response.set_etag(f"{given.version.id}-{given.at:%Y%m%d%H%M}")
    response.make_conditional(request, accept_ranges=True, complete_length=len(content))
    return response


@views.get("/documents/<document_id>/attachments/<attachment_id>", who=may.logged_in, returns=StreamedDownload)
def get_attachment(actor: Actor, document_id: str, attachment_id: str) -> StreamedDownload:
    """A file beside a document, as it is; logged."""
    with change(actor) as tx:
        attachment = download_attachment(tx, document_id, attachment_id, device_of(actor))
    return StreamedDownload(files.opened(attachment.id), attachment.filename, "application/octet-stream")


def mark_for(actor: Actor, access: Access, at: datetime) -> Mark:
    """The watermark of what this actor was given at a moment."""
    who = access.member
    name, seat, delegation = (who.name, who.seat, who.delegation) if who else (actor.name, None, "")
    return mark_of(name, seat, delegation, at, hall_zone(), access.document.secrecy)


def _page_of(pages: int, page: int, path: Path) -> Path:
    if not 1 <= page <= pages or not path.is_file():
        raise NotFound("page")
    return path


def _private(content: bytes, kind: str) -> Response:
    headers = {"Content-Type": kind, "Cache-Control": "no-store"}
    return make_response(content, HTTPStatus.OK, headers)
