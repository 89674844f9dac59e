"""Who has read what: for the secretariat, by document, by person, and what was wiped from the tablets."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from typing import Any

from sqlalchemy.orm import Session

from core.actor import Actor
from core.errors import NotFound
from core.sheets import Column, Sheet, write_xlsx
from core.sheets.write import Cell
from documents import reading_store, store
from documents.rules.records import DocumentInfo, Shelved
from documents.rules.seen import count
from documents.tables import Reading
from meeting.store import access_meeting
from roster.store import RollMember, members_of

STATES = {"draft": "草稿", "published": "已发放", "withdrawn": "已收回"}


@dataclass(frozen=True, slots=True)
class Figures:
    """What one person has read of one document.

    Pages, times and signature are of the newest version that they opened, `version` is its number; downloads and prints are
    of any; `opens` counts all openings.
    """

    version: int | None = None
    opened_at: datetime | None = None
    last_at: datetime | None = None
    opens: int = 0
    pages_read: int = 0
    signed_at: datetime | None = None
    downloaded_at: datetime | None = None
    printed_at: datetime | None = None
    reminded_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ReaderFigures(Figures):
    """One reader of a document."""

    person_id: str = ""
    name: str = ""
    delegation: str = ""
    seat: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentReadings:
    """Everyone who may read a document; `version` is the number of the present one, None where there is none."""

    document_id: str
    version: int | None
    pages: int
    readers: tuple[ReaderFigures, ...]


@dataclass(frozen=True, slots=True)
class DocumentFigures(Figures):
    """One document that somebody may read."""

    document_id: str = ""
    label: str = ""
    title: str = ""
    state: str = ""
    pages: int = 0


@dataclass(frozen=True, slots=True)
class PersonReadings:
    """What one person has read in a meeting."""

    person_id: str
    name: str
    documents: tuple[DocumentFigures, ...]


@dataclass(frozen=True, slots=True)
class WipedReader:
    """Somebody who has opened documents; `wiped_at` is when the last of their devices reported that it holds nothing more."""

    person_id: str
    name: str
    delegation: str
    seat: str | None
    opened_n: int
    wiped_at: datetime | None


@dataclass(frozen=True, slots=True)
class Wipes:
    """Whose tablets have reported that all is wiped; `ended_at` is None while the meeting runs."""

    ended_at: datetime | None
    people: tuple[WipedReader, ...]


@dataclass(slots=True)
class _Taken:
    """When things were last taken, by actor (`person:…`) and document."""

    downloads: dict[tuple[str, str], datetime] = field(default_factory=dict)
    prints: dict[tuple[str, str], datetime] = field(default_factory=dict)


def document_readings(session: Session, document_id: str, actor: Actor) -> DocumentReadings:
    """Everyone who may read the document, read or not; for the staff."""
    meeting, _ = store.access_document(session, document_id, actor)
    return _readings_of(session, store.shelved(session, document_id), members_of(session, meeting.roll_id))


def _readings_of(session: Session, shelved: Shelved, members: Iterable[RollMember]) -> DocumentReadings:
    document, current, document_id = shelved.document, shelved.current, shelved.document.id
    versions = {version.id: version.number for version in shelved.versions}
    readings = reading_store.readings_by_person(session, document_id)
    reminders = reading_store.reminders_of(session, document_id)
    events = reading_store.events_of(session, document.meeting_id, "download", "print", document_id=document_id)
    taken = _taken(events)
    readers = []
    for one in document.readers.of(members):
        reminded = reminders.get(one.person_id)
        figures = _figures(
            readings.get(one.person_id, ()),
            versions,
            taken,
            (f"person:{one.person_id}", document_id),
            reminded.at if reminded else None,
        )
        readers.append(
            ReaderFigures(**figures, person_id=one.person_id, name=one.name, delegation=one.delegation, seat=one.seat)
        )
    number, pages = (current.number, current.pages) if current else (None, 0)
    return DocumentReadings(document_id, number, pages, tuple(readers))


def person_readings(session: Session, meeting_id: str, person_id: str, actor: Actor) -> PersonReadings:
    """Every document that is meant for the person, read or not; for the staff."""
    meeting = access_meeting(session, meeting_id, actor)
    one = next((m for m in members_of(session, meeting.roll_id) if m.person_id == person_id), None)
    if one is None:
        raise NotFound("person")
    mine = reading_store.my_readings(session, meeting_id, person_id)
    reminded = reading_store.reminded_at(session, meeting_id, person_id)
    label = f"person:{person_id}"
    taken = _taken(reading_store.events_of(session, meeting_id, "download", "print", actor=label))
    documents = []
    for shelved in store.shelf_of(session, meeting_id):
        document, numbers = shelved.document, {version.id: version.number for version in shelved.versions}
        if document.state == "draft" or not document.readers.has(one):
            continue
        figures = _figures(mine.get(document.id, ()), numbers, taken, (label, document.id), reminded.get(document.id))
        documents.append(_of_document(document, shelved.current.pages if shelved.current else 0, figures))
    return PersonReadings(person_id, one.name, tuple(documents))


def wipes_of(session: Session, meeting_id: str, actor: Actor) -> Wipes:
    """Everyone who has opened a document of the meeting, and whether their devices are empty again; for the staff.

    A device is empty once it has said so after it last opened something; somebody with two devices is done with both.
    """
    meeting = access_meeting(session, meeting_id, actor)
    opened: dict[str, set[str]] = {}
    empty: dict[str, dict[str, datetime | None]] = {}
    for event in reading_store.events_of(session, meeting_id, "open", "wiped"):
        kind, _, person_id = event.actor.partition(":")
        if kind != "person":
            continue
        devices = empty.setdefault(person_id, {})
        if event.kind == "open":
            opened.setdefault(person_id, set()).add(event.document_id)
            devices[device_key(event.device)] = None
        elif event.document_id is None and device_key(event.device) in devices:
            devices[device_key(event.device)] = event.at
    people = []
    for one in members_of(session, meeting.roll_id):
        if one.person_id in opened:
            times = list(empty[one.person_id].values())
            wiped = None if None in times else max(at for at in times if at is not None)
            number = len(opened[one.person_id])
            people.append(WipedReader(one.person_id, one.name, one.delegation, one.seat, number, wiped))
    return Wipes(meeting.ended_at, tuple(people))


def device_key(device: str) -> str:
    """Which login session a logged device was: its name begins with it."""
    return device.partition(" ")[0]


def readings_xlsx(session: Session, meeting_id: str, actor: Actor, zone: tzinfo) -> tuple[str, bytes]:
    """The meeting's title and a workbook of all readings: one sheet by document, one by reader and document."""
    meeting = access_meeting(session, meeting_id, actor)
    summary: list[list[Cell]] = []
    rows: list[list[Cell]] = []
    members = members_of(session, meeting.roll_id)
    for shelved in store.shelf_of(session, meeting_id):
        document = shelved.document
        if document.state == "draft":
            continue
        found = _readings_of(session, shelved, members)
        current = [one for one in found.readers if one.version is not None and one.version == found.version]
        signed = sum(one.signed_at is not None for one in current) if document.must_sign else None
        name = f"{document.label} {document.title}".strip()
        state = STATES[document.state]
        summary.append([name, state, found.version, found.pages, len(found.readers), len(current), signed])
        rows += [_row(name, one, found, zone) for one in found.readers]
    sheets = [
        Sheet(
            "按文件",
            [Column(head) for head in ("文件", "状态", "版本", "页数", "应读人数", "已读人数", "签阅人数")],
            summary,
        ),
        Sheet("按人员", [Column(head) for head in HEADS], rows),
    ]
    return meeting.title, write_xlsx(sheets, title=f"{meeting.title}文件阅读情况")


HEADS = (
    "文件", "姓名", "代表团", "座位", "阅读情况", "已读页数", "页数", "打开次数", "首次打开", "最近阅读",
    "签阅时间", "下载时间", "打印时间", "提醒时间",
)  # fmt: skip


def _row(name: str, one: ReaderFigures, found: DocumentReadings, zone: tzinfo) -> list[Cell]:
    def moment(at: datetime | None) -> str:
        return "" if at is None else f"{at.astimezone(zone):%Y-%m-%d %H:%M}"

    words = "未读" if one.version is None else "已读" if one.version == found.version else f"只读过第{one.version}版"
    times = (one.opened_at, one.last_at, one.signed_at, one.downloaded_at, one.printed_at, one.reminded_at)
    figures: list[Cell] = [one.pages_read, found.pages, one.opens]
    return [name, one.name, one.delegation, one.seat or "", words, *figures, *map(moment, times)]


def _figures(
    readings: Sequence[Reading],
    versions: Mapping[str, int],
    taken: _Taken,
    key: tuple[str, str],
    reminded: datetime | None,
) -> dict[str, Any]:
    newest = max(readings, key=lambda row: versions.get(row.version_id, 0), default=None)
    return {
        "version": versions.get(newest.version_id) if newest else None,
        "opened_at": newest.opened_at if newest else None,
        "last_at": newest.last_at if newest else None,
        "opens": sum(row.opens for row in readings),
        "pages_read": count(newest.seen) if newest else 0,
        "signed_at": newest.signed_at if newest else None,
        "downloaded_at": taken.downloads.get(key),
        "printed_at": taken.prints.get(key),
        "reminded_at": reminded,
    }


def _of_document(document: DocumentInfo, pages: int, figures: Mapping[str, Any]) -> DocumentFigures:
    return DocumentFigures(
        **figures,
        document_id=document.id,
        label=document.label,
        title=document.title,
        state=document.state,
        pages=pages,
    )


def _taken(events: Iterable[Any]) -> _Taken:
    taken = _Taken()
    for event in events:
        times = taken.downloads if event.kind == "download" else taken.prints
        times[(event.actor, event.document_id)] = event.at
    return taken
