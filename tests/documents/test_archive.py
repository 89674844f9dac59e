"""What the archive keeps of documents, read back by plain tools."""

import io
import json
from pathlib import Path
from zoneinfo import ZoneInfo

import openpyxl
from flask import Flask

from core.db import change, reading
from documents.archive import document_archive
from documents.tables import Reading, ReadingEvent
from tests.conftest import FrozenClock
from tests.documents.actions.test_add_attachment import attach
from tests.documents.builders import a_document, a_new_version, a_shelf
from tests.documents.pdfs import broken, paper
from tests.voting.builders import STAFF, a_hall

ZONE = ZoneInfo("Asia/Shanghai")


def archive(meeting_id: str) -> dict[str, bytes]:
    with reading() as session:
        found = list(document_archive(session, meeting_id, zone=ZONE))
    assert len({path for path, _ in found}) == len(found)
    return {path: content.read_bytes() if isinstance(content, Path) else content for path, content in found}


def test_every_version_as_it_came_and_as_it_was_read(app: Flask) -> None:
    shelf = a_shelf(1, paper(1))
    a_new_version(shelf.document_id, paper(2), "改了第二页")
    a_new_version(shelf.document_id, broken())
    attach(shelf.document_id)
    files = archive(shelf.meeting_id)
    folder = "documents/001-政府工作报告"
    assert sorted(files) == sorted(
        [
            f"{folder}/document.json",
            f"{folder}/versions/1/original.pdf",
            f"{folder}/versions/1/document.pdf",
            f"{folder}/current/original.pdf",
            f"{folder}/current/document.pdf",
            f"{folder}/versions/3/original.pdf",
            f"{folder}/attachments/01-正文.ofd",
            "documents/readings.json",
            "documents/readings.xlsx",
        ]
    )
    assert files[f"{folder}/versions/1/original.pdf"] == paper(1)
    assert files[f"{folder}/current/original.pdf"] == paper(2)
    about = json.loads(files[f"{folder}/document.json"])
    assert about["document"]["label"] == "会议文件之一"
    assert about["document"]["readers"]["everyone"] is True
    assert [(one["number"], one["state"], one["note"]) for one in about["versions"]] == [
        (3, "failed", ""),
        (2, "ready", "改了第二页"),
        (1, "ready", ""),
    ]


def test_who_read_what_as_data_and_as_a_table(app: Flask, clock: FrozenClock) -> None:
    shelf = a_shelf(2, paper(3))
    member = shelf.hall.voters[0]
    with change(STAFF) as tx:
        ids = {"document_id": shelf.document_id, "version_id": shelf.version_id}
        tx.session.add(
            Reading(person_id=member.person_id, opened_at=tx.now, last_at=tx.now, seen=b"\x05", signed_at=tx.now, **ids)
        )
        tx.session.add(
            ReadingEvent(
                meeting_id=shelf.meeting_id, actor=f"person:{member.person_id}", actor_name=member.name, kind="sign",
                device="平板", at=tx.now, **ids,
            )
        )  # fmt: skip
    files = archive(shelf.meeting_id)
    data = json.loads(files["documents/readings.json"])
    assert [(one["person"], one["pages"]) for one in data["readings"]] == [(member.person_id, [1, 3])]
    assert [(one["kind"], one["name"]) for one in data["events"]] == [("sign", member.name)]
    book = openpyxl.load_workbook(io.BytesIO(files["documents/readings.xlsx"]))
    rows = list(book["阅读情况"].iter_rows(values_only=True))
    assert rows[1][0] == "政府工作报告"
    assert rows[1][2:4] == (member.name, member.delegation)
    assert rows[1][5:11] == ("2026-11-23 09:00:00", "2026-11-23 09:00:00", 1, 2, 3, "2026-11-23 09:00:00")
    assert list(book["阅读记录"].iter_rows(values_only=True))[1][3:5] == (member.name, "签阅")
    book.close()


def test_two_papers_of_one_title_have_folders_of_their_own_whatever_the_title(app: Flask) -> None:
    hall = a_hall(1)
    for _ in range(2):
        a_document(hall, paper(1), "a/../报告.pdf")
    folders = {path.split("/")[1] for path in archive(hall.meeting_id) if path.count("/") > 1}
    assert folders == {"001-a____报告", "002-a____报告"}


def test_a_meeting_without_documents_has_none(app: Flask) -> None:
    assert archive(a_hall(1).meeting_id) == {}
