"""Files a meeting: what every package keeps of it, its journal, signed, in one zip."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter
from sqlalchemy.orm import Session

from core.actor import Actor
from core.archive.write import write_archive
from core.clock import now
from core.config import Settings
from core.db import change, reading
from core.errors import Refused
from core.journal.rules import chain_faults
from core.journal.store import entries_of
from core.keys import congress_key
from core.web.views import Download
from meeting import store as meetings
from meeting.rules.records import MeetingInfo, SittingInfo
from roster import store as roster
from signin import store as signin
from signin.live_store import attendance_of
from signin.report import AttendanceList, attendance_pdf, attendance_xlsx
from voting.archive import archive_files as poll_files
from voting.evaluations.archive import evaluation_archive

_JSON: TypeAdapter[Any] = TypeAdapter(Any)


def archive_of(actor: Actor, meeting_id: str, settings: Settings) -> Download:
    """The archive of an ended meeting; refused for a rehearsal, before the end, and over a broken journal."""
    with reading() as session:
        meeting = meetings.access_meeting(session, meeting_id, actor)
        _refuse_unready(meeting)
        journal = entries_of(session, f"meeting:{meeting_id}")
        faults = chain_faults(journal)
        if faults:
            raise Refused("archive.journal_broken", "会议日志不完整，无法存档：%(fault)s", fault=faults[0])
        files = list(_files(session, meeting, ZoneInfo(settings.time_zone)))
        about = {
            "meeting_id": meeting.id,
            "title": meeting.title,
            "kind": meeting.kind,
            "ended_at": _iso(meeting.ended_at),
        }
    content = write_archive(files, journal, about, now(), congress_key(settings.instance))
    with change(actor) as tx:
        tx.record("system", "meeting.archived", meeting_id, size=len(content), files=len(files))
    return Download(content, f"{meeting.title}.zip", "application/zip")


def _refuse_unready(meeting: MeetingInfo) -> None:
    if meeting.rehearsal:
        raise Refused("archive.rehearsal", "演练会议不存档")
    if meeting.state != "ended":
        raise Refused("archive.not_ended", "会议尚未结束，请先宣布闭会再存档")


def _files(session: Session, meeting: MeetingInfo, zone: ZoneInfo) -> Iterable[tuple[str, bytes]]:
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


def _attendance(session: Session, meeting: MeetingInfo, sitting: SittingInfo, zone: ZoneInfo) -> AttendanceList:
    board = attendance_of(session, meeting, sitting.id)
    attendees = signin.attendees_of(session, meeting.roll_id, sitting.id)
    checks = signin.checks_of(session, sitting.id)
    return AttendanceList(meeting, sitting, board, attendees, zone, now(), checks=checks)


def _json(value: object) -> bytes:
    return _JSON.dump_json(value, indent=1)


def _iso(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()
