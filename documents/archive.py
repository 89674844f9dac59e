"""What the archive of a meeting keeps of its documents: each version as it came and as it was read, and who read it."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.archive.write import as_json
from core.sheets.write import Cell, Column, Sheet, write_xlsx
from documents import files, store
from documents.rules.records import Shelved
from documents.rules.seen import pages_in
from documents.rules.titles import suffix_of
from documents.tables import Document, Reading, ReadingEvent
from meeting.store import meeting_of
from roster.store import members_of

PLAIN = 60
"""Characters of a title in the name of a folder."""

READINGS = (
    "文件",
    "版本",
    "姓名",
    "代表团",
    "座位",
    "首次打开",
    "最近阅读",
    "打开次数",
    "已读页数",
    "总页数",
    "签阅时间",
)
EVENTS = ("时间", "文件", "版本", "人员", "事项", "设备")
KINDS = {
    "open": "打开",
    "download": "下载",
    "print": "打印",
    "sign": "签阅",
    "wiped": "清除",
    "attachment": "下载附件",
}


def document_archive(session: Session, meeting_id: str, *, zone: tzinfo) -> Iterable[tuple[str, bytes | Path]]:
    """Path in the archive and content, or where it lies, of every file; none for a meeting without documents."""
    shelf = store.shelf_of(session, meeting_id)
    if not shelf:
        return
    for place, one in enumerate(shelf, start=1):
        folder = f"documents/{place:03}-{_plain(one.document.title)}"
        yield f"{folder}/document.json", as_json(_described(one))
        yield from _files(one, folder)
    readings = _readings(session, meeting_id)
    events = _events(session, meeting_id)
    yield "documents/readings.json", as_json({"readings": readings, "events": events})
    yield "documents/readings.xlsx", _tables(session, meeting_id, shelf, readings, events, zone)


def _files(one: Shelved, folder: str) -> Iterable[tuple[str, Path]]:
    for version in sorted(one.versions, key=lambda version: version.number):
        place = "current" if version == one.current else f"versions/{version.number}"
        if (came := files.original(version.id)).is_file():
            yield f"{folder}/{place}/original{suffix_of(version.filename).lower()}", came
        if version.state == "ready" and (read := files.whole(version.id)).is_file():
            yield f"{folder}/{place}/document.pdf", read
    for number, attachment in enumerate(one.attachments, start=1):
        if (came := files.original(attachment.id)).is_file():
            yield f"{folder}/attachments/{number:02}-{attachment.filename}", came


def _described(one: Shelved) -> dict[str, Any]:
    document = asdict(one.document)
    document["label"] = one.document.label
    return {
        "document": document | {"readers": one.document.readers.to_data()},
        "versions": [asdict(version) for version in one.versions],
        "attachments": [asdict(attachment) for attachment in one.attachments],
    }


def _readings(session: Session, meeting_id: str) -> list[dict[str, Any]]:
    query = (
        select(Reading)
        .join(Document, Document.id == Reading.document_id)
        .where(Document.meeting_id == meeting_id)
        .order_by(Reading.document_id, Reading.version_id, Reading.opened_at, Reading.person_id)
    )
    return [
        {
            "document": row.document_id,
            "version": row.version_id,
            "person": row.person_id,
            "opened_at": row.opened_at,
            "last_at": row.last_at,
            "opens": row.opens,
            "pages": pages_in(row.seen),
            "last_page": row.last_page,
            "signed_at": row.signed_at,
        }
        for row in session.scalars(query)
    ]


def _events(session: Session, meeting_id: str) -> list[dict[str, Any]]:
    query = select(ReadingEvent).where(ReadingEvent.meeting_id == meeting_id).order_by(ReadingEvent.id)
    return [
        {
            "at": row.at,
            "document": row.document_id,
            "version": row.version_id,
            "actor": row.actor,
            "name": row.actor_name,
            "kind": row.kind,
            "device": row.device,
        }
        for row in session.scalars(query)
    ]


def _tables(
    session: Session,
    meeting_id: str,
    shelf: Sequence[Shelved],
    readings: list[dict[str, Any]],
    events: list[dict[str, Any]],
    zone: tzinfo,
) -> bytes:
    titles = {one.document.id: one.document.title for one in shelf}
    versions = {version.id: version for one in shelf for version in one.versions}
    people = {one.person_id: one for one in members_of(session, meeting_of(session, meeting_id).roll_id)}

    def reading(one: dict[str, Any]) -> list[Cell]:
        version, person = versions[one["version"]], people.get(one["person"])
        who = [person.name, person.delegation or "", person.seat or ""] if person else [one["person"], "", ""]
        times = [_time(one["opened_at"], zone), _time(one["last_at"], zone)]
        return [
            titles[one["document"]],
            version.number,
            *who,
            *times,
            one["opens"],
            len(one["pages"]),
            version.pages,
            _time(one["signed_at"], zone),
        ]

    def event(one: dict[str, Any]) -> list[Cell]:
        version = versions.get(one["version"] or "")
        return [
            _time(one["at"], zone),
            titles.get(one["document"] or "", ""),
            None if version is None else version.number,
            one["name"],
            KINDS.get(one["kind"], one["kind"]),
            one["device"],
        ]

    return write_xlsx(
        [
            Sheet("阅读情况", [Column(head) for head in READINGS], [reading(one) for one in readings]),
            Sheet("阅读记录", [Column(head) for head in EVENTS], [event(one) for one in events]),
        ],
        title="文件阅读情况",
    )


def _plain(title: str) -> str:
    return "".join(char if char.isalnum() else "_" for char in title)[:PLAIN].strip("_") or "文件"


def _time(at: datetime | None, zone: tzinfo) -> str:
    return "" if at is None else f"{at.astimezone(zone):%Y-%m-%d %H:%M:%S}"
