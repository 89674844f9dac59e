"""Change what a document is called, how secret it is, who may read it and when, and what readers may do with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core.db import Change
from core.errors import Refused
from documents.live_store import tell_of
from documents.rows import document_to_change, renumber
from documents.rules.records import OPENS, SECRECIES
from documents.rules.titles import clean_title
from documents.tables import Document
from meeting.store import meeting_of
from roster.rules.audience import read_audience
from roster.store import delegations_of, members_of


@dataclass(frozen=True, slots=True)
class Edit:
    """What is to become of a document; None leaves a setting as it is. `until_never` takes the end away."""

    title: str | None = None
    secrecy: str | None = None
    readers: Mapping[str, Any] | None = None
    opens: str | None = None
    opens_at: datetime | None = None
    until: datetime | None = None
    until_never: bool = False
    may_download: bool | None = None
    may_print: bool | None = None
    must_sign: bool | None = None
    numbered: bool | None = None


def edit_document(tx: Change, document_id: str, edit: Edit) -> None:
    """Change the settings that `edit` names; readers of a published document hear of it at once."""
    row = document_to_change(tx, document_id)
    before = _settings(row)
    if edit.title is not None:
        row.title = _title(edit.title)
    if edit.secrecy is not None:
        row.secrecy = _one_of(edit.secrecy, SECRECIES)
    if edit.readers is not None:
        row.readers = _readers(tx, row.meeting_id, edit.readers)
    _set_times(row, edit)
    for name in ("may_download", "may_print", "must_sign"):
        if (value := getattr(edit, name)) is not None:
            setattr(row, name, value)
    if edit.numbered is not None and edit.numbered != (row.number is not None):
        row.number = 0 if edit.numbered else None
        renumber(tx, row.meeting_id)
    changed = {key: value for key, value in _settings(row).items() if before[key] != value}
    if not changed:
        return
    tx.record(f"meeting:{row.meeting_id}", "document.edited", document_id, title=row.title, changed=changed)
    tell_of(tx, row.meeting_id, row.state)


def _set_times(row: Document, edit: Edit) -> None:
    if edit.opens is not None:
        row.opens = _one_of(edit.opens, OPENS)
    if edit.opens_at is not None:
        row.opens_at = edit.opens_at
    if row.opens == "at" and row.opens_at is None:
        raise Refused("document.time_needed", "请填写从什么时候起可以阅读", status=400)
    if row.opens != "at":
        row.opens_at = None
    if edit.until is not None or edit.until_never:
        row.until = edit.until
    if row.until is not None and row.opens_at is not None and row.until <= row.opens_at:
        raise Refused("document.times_crossed", "阅读的截止时间应晚于开始时间，请检查", status=400)


def _title(title: str) -> str:
    clean = clean_title(title)
    if not clean:
        raise Refused("document.title_needed", "请填写文件标题", status=400)
    return clean


def _one_of(value: str, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise Refused("document.unknown_setting", "没有“%(value)s”这个选项，请从列表中选择", status=400, value=value)
    return value


def _readers(tx: Change, meeting_id: str, readers: Mapping[str, Any]) -> dict[str, Any]:
    meeting = meeting_of(tx.session, meeting_id)
    delegations = [one.id for one in delegations_of(tx.session, meeting.term_id)]
    people = [member.person_id for member in members_of(tx.session, meeting.roll_id)]
    return read_audience(readers, delegations, people).to_data()


def _settings(row: Document) -> dict[str, Any]:
    return {
        "title": row.title,
        "secrecy": row.secrecy,
        "readers": row.readers,
        "opens": row.opens,
        "opens_at": None if row.opens_at is None else row.opens_at.isoformat(),
        "until": None if row.until is None else row.until.isoformat(),
        "may_download": row.may_download,
        "may_print": row.may_print,
        "must_sign": row.must_sign,
        "number": row.number,
    }
