"""The JSON views of who has read what, for the secretariat and the chair."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from core.actor import Actor
from core.db import change, reading
from core.web.languages import hall_zone
from core.web.media import XLSX
from core.web.views import Body, Download
from documents.actions.remind_readers import remind_readers
from documents.api.registry import views
from documents.readings import (
    DocumentReadings,
    PersonReadings,
    Wipes,
    document_readings,
    person_readings,
    readings_xlsx,
    wipes_of,
)
from roster import may


class RemindIn(Body):
    """Whom to remind; null for all who have not read."""

    people: list[Annotated[str, Field(max_length=16)]] | None = Field(default=None, max_length=5000)


@dataclass(frozen=True, slots=True)
class Reminded:
    """How many were reminded."""

    reminded: int


@views.get("/documents/<document_id>/readings", who=may.chair, returns=DocumentReadings)
def get_document_readings(actor: Actor, document_id: str) -> DocumentReadings:
    """Everyone who may read a document, read or not."""
    with reading() as session:
        return document_readings(session, document_id, actor)


@views.get("/meetings/<meeting_id>/people/<person_id>/readings", who=may.chair, returns=PersonReadings)
def get_person_readings(actor: Actor, meeting_id: str, person_id: str) -> PersonReadings:
    """What one person has read in a meeting."""
    with reading() as session:
        return person_readings(session, meeting_id, person_id, actor)


@views.get("/meetings/<meeting_id>/readings.xlsx", who=may.chair, returns=Download)
def download_readings(actor: Actor, meeting_id: str) -> Download:
    """All readings of a meeting as a workbook."""
    with reading() as session:
        title, content = readings_xlsx(session, meeting_id, actor, hall_zone())
    return Download(content, f"{title}-文件阅读情况.xlsx", XLSX)


@views.post("/documents/<document_id>/remind", who=may.secretariat, body=RemindIn, returns=Reminded)
def remind(actor: Actor, document_id: str, body: RemindIn) -> Reminded:
    """Remind those who have not read, or not signed, a document."""
    with change(actor) as tx:
        return Reminded(remind_readers(tx, document_id, body.people))


@views.get("/meetings/<meeting_id>/wipes", who=may.chair, returns=Wipes)
def get_wipes(actor: Actor, meeting_id: str) -> Wipes:
    """Whose tablets have reported that they hold nothing any more."""
    with reading() as session:
        return wipes_of(session, meeting_id, actor)
