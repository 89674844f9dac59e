"""Files a meeting: what every package keeps of it, its journal, signed, in one zip."""

from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter
from sqlalchemy.orm import Session

from core.actor import Actor
from core.archive.write import Content, write_archive
from core.clock import now
from core.config import Settings
from core.db import change, reading
from core.errors import Refused
from core.journal.rules import Entry, chain_faults
from core.journal.store import entries_of
from core.keys import congress_key
from core.web.media import ZIP
from core.web.views import StreamedDownload
from documents.archive import document_archive
from documents.deliberation.archive import deliberation_archive
from meeting import store as meetings
from meeting.rules.records import MeetingInfo, SittingInfo
from minutes.archive import minutes_archive
from minutes.metadata import Part, Whole, metadata_xml
from roster import store as roster
from service.archive import service_archive
from signin import store as signin
from signin.live_store import attendance_of
from signin.report import AttendanceList, attendance_pdf, attendance_xlsx
from voting.archive import archive_files as poll_files
from voting.evaluations.archive import evaluation_archive

_JSON: TypeAdapter[Any] = TypeAdapter(Any)


def archive_of(actor: Actor, meeting_id: str, settings: Settings) -> StreamedDownload:
    """The archive of an ended meeting; refused for a rehearsal, before the end, and over a broken journal."""
    with reading() as session:
        meeting = meetings.access_meeting(session, meeting_id, actor)
        _refuse_unready(meeting)
        journal = entries_of(session, f"meeting:{meeting_id}")
        faults = chain_faults(journal)
        if faults:
            raise Refused("archive.journal_broken", "会议日志不完整，无法存档：%(fault)s", fault=faults[0])
        files = _described(session, meeting, journal, actor, ZoneInfo(settings.time_zone))
        about = {
            "meeting_id": meeting.id,
            "title": meeting.title,
            "kind": meeting.kind,
            "ended_at": _iso(meeting.ended_at),
        }
        target, count = _written(settings.instance, files, journal, about)
    with change(actor) as tx:
        tx.record("system", "meeting.archived", meeting_id, size=target.tell(), files=count)
    return StreamedDownload(target, f"{meeting.title}.zip", ZIP)


def _written(
    instance: Path, files: Iterable[tuple[str, Content]], journal: list[Entry], about: Mapping[str, Any]
) -> tuple[IO[bytes], int]:
    """The archive in a file on the installation's own disk that is gone when it is closed, and how many files it holds."""
    with ExitStack() as stack:
        target = stack.enter_context(TemporaryFile(dir=instance))
        count = write_archive(target, files, journal, about, now(), congress_key(instance))
        stack.pop_all()
    return target, count


def _refuse_unready(meeting: MeetingInfo) -> None:
    if meeting.rehearsal:
        raise Refused("archive.rehearsal", "演练会议不存档")
    if meeting.state != "ended":
        raise Refused("archive.not_ended", "会议尚未结束，请先宣布闭会再存档")


def _described(
    session: Session, meeting: MeetingInfo, journal: list[Entry], actor: Actor, zone: ZoneInfo
) -> Iterable[tuple[str, Content]]:
    """All files and, last, what an archivist asks of each."""
    parts = []
    for path, content in _files(session, meeting, actor, zone):
        parts.append(Part(path, content.stat().st_size if isinstance(content, Path) else len(content)))
        yield path, content
    unit = roster.term(session, meeting.term_id).title
    whole = Whole(meeting.id, meeting.title, unit, meeting.started_at, meeting.ended_at)
    yield "metadata.xml", metadata_xml(whole, parts, journal, zone)


def _files(session: Session, meeting: MeetingInfo, actor: Actor, zone: ZoneInfo) -> Iterable[tuple[str, Content]]:
    term = roster.term(session, meeting.term_id)
    yield (
        "meeting.json",
        _json({"meeting": meeting, "term": term, "sittings": meetings.sittings_of(session, meeting.id)}),
    )
    yield "roster.json", _json({"n": meeting.members_n, "people": roster.members_of(session, meeting.roll_id)})
    yield "agenda.json", _json(meetings.agenda_of(session, meeting.id))
    for sitting in meetings.sittings_of(session, meeting.id):
        folder = f"attendance/{sitting.number:02}"
        made = _attendance(session, meeting, sitting, zone)
        yield f"{folder}/attendance.json", _json(signin.attendees_of(session, meeting.roll_id, sitting.id))
        yield f"{folder}/quorum.json", _json(signin.checks_of(session, sitting.id))
        yield f"{folder}/attendance.xlsx", attendance_xlsx(made)
        yield f"{folder}/attendance.pdf", attendance_pdf(made)
    yield from poll_files(session, meeting.id)
    yield from evaluation_archive(session, meeting.id, zone=zone)
    yield from document_archive(session, meeting.id, zone=zone)
    yield from deliberation_archive(session, meeting, actor, zone, now())
    yield from service_archive(session, meeting.id)
    yield from minutes_archive(session, meeting.id, now(), zone)


def _attendance(session: Session, meeting: MeetingInfo, sitting: SittingInfo, zone: ZoneInfo) -> AttendanceList:
    board = attendance_of(session, meeting, sitting.id)
    attendees = signin.attendees_of(session, meeting.roll_id, sitting.id)
    checks = signin.checks_of(session, sitting.id)
    return AttendanceList(meeting, sitting, board, attendees, zone, now(), checks=checks)


def _json(value: object) -> bytes:
    return _JSON.dump_json(value, indent=1)


def _iso(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()
