"""What is filed of a sealed poll: report, workbook, JSON, the box with its guide, and the commands that check them."""

import csv
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import jsonschema
import openpyxl
import pytest
from flask import Flask

from core.db import reading
from kiosk.verify_archive import faults_of
from meeting.actions.close_sitting import close_sitting
from meeting.actions.end_meeting import end_meeting
from tests.conftest import Client, code_of
from tests.voting.belenios.tool import accepts
from tests.voting.builders import NO, YES, act, device, small_choose
from tests.voting.sealed.builders import (
    SealedHall,
    a_sealed_hall,
    closed_box,
    keep,
    keys_for_some,
    opened_box,
    sealed_poll,
)
from voting import document
from voting.actions.show_result import show_result
from voting.actions.void_poll import void_poll
from voting.archive import archive_files
from voting.document import ResultDocument
from voting.documents import document_of
from voting.report import result_pdf, result_xlsx
from voting.sealed.actions.start_check import start_check
from voting.store import poll_row

Login = Callable[[str], Client]


@pytest.fixture
def hall(app: Flask) -> SealedHall:
    return a_sealed_hall(6, scrutineers=3)


@pytest.fixture
def poll_id(hall: SealedHall) -> str:
    """A sealed motion that three scrutineers opened two of; one deputy changed the vote."""
    keys_for_some(hall, 3, 2)
    poll_id = sealed_poll(hall, "motion", keys="scrutineers", press="last")
    for place, answer in enumerate((YES, YES, YES, NO)):
        hall.vote(place, poll_id, answer)
    hall.vote(0, poll_id, NO)
    closed_box(poll_id)
    opened_box(hall, poll_id, [0, 2])
    return poll_id


def document_for(poll_id: str) -> ResultDocument:
    with reading() as session:
        return document_of(session, poll_row(session, poll_id))


def pdf_text(content: bytes) -> str:
    found = subprocess.run(["pdftotext", "-layout", "-", "-"], input=content, capture_output=True, check=True)
    return found.stdout.decode()


def test_the_document_has_the_box_and_no_names(hall: SealedHall, poll_id: str) -> None:
    made = document_for(poll_id)
    jsonschema.validate(json.loads(made.model_dump_json()), document.result_schema())
    box = made.sealed
    assert box is not None
    assert (made.votes, made.delegations) == ([], [])
    assert (box.ballots, box.replaced, box.cast, made.figures.cast) == (5, 1, 4, 4)
    assert (box.kind, box.needed, len(box.holders), len(box.openers)) == ("threshold", 2, 3, 2)
    assert [line.code for line in box.board] == sorted(line.code for line in box.board)
    voters = {voter.name for voter in hall.hall.voters}
    assert voters & set(made.model_dump_json().split('"')) == set(box.holders)


def test_the_report_and_the_workbook_say_how_the_box_was_kept(poll_id: str) -> None:
    made = document_for(poll_id)
    assert made.sealed is not None
    text = pdf_text(result_pdf(made))
    for expected in (
        "无记名",
        "监票人3名",
        "任意2人开箱",
        made.sealed.head_code,
        f"{made.sealed.uuid}.bel",
        "总监票人",
    ):
        assert expected in text
    book = openpyxl.load_workbook(io.BytesIO(result_xlsx(made)))
    assert book.sheetnames == ["概况", "计票", "选票公示"]
    codes = {row[0] for row in book["选票公示"].iter_rows(values_only=True)}
    assert {line.code for line in made.sealed.board} <= codes


def test_the_archive_holds_the_box_that_the_tool_accepts(poll_id: str, hall: SealedHall, tmp_path: Path) -> None:
    with reading() as session:
        files = dict(archive_files(session, hall.meeting_id))
    box = next(content for name, content in files.items() if name.endswith(".bel"))
    uuid = next(Path(name).stem for name in files if name.endswith(".bel"))
    assert accepts(box, uuid, tmp_path / "tool")
    assert not any(name.endswith("ballots.json") for name in files)
    guide = next(content.decode() for name, content in files.items() if name.endswith("HOW-TO-CHECK.md"))
    assert "belenios-tool election verify" in guide
    assert f"{uuid}.bel" in guide
    board = next(content.decode("utf-8-sig") for name, content in files.items() if name.endswith("board.csv"))
    assert len(list(csv.reader(io.StringIO(board)))) == 6


def test_the_lines_of_the_guide_do_what_they_say(poll_id: str, hall: SealedHall, tmp_path: Path) -> None:
    with reading() as session:
        files = dict(archive_files(session, hall.meeting_id))
    for name, content in files.items():
        if name.endswith(".bel"):
            (tmp_path / Path(name).name).write_bytes(content)
    guide = next(content.decode() for name, content in files.items() if name.endswith("HOW-TO-CHECK.md"))
    lines = [line.strip() for line in guide.splitlines() if line.startswith("       ")]
    verify, head, ours = lines[1], lines[2], lines[3].replace("python", sys.executable, 1)
    run = subprocess.run(["bash", "-c", verify], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "all checks passed" in run.stderr + run.stdout
    found = subprocess.run(["bash", "-c", head], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert found.stdout.strip().endswith(".event.json")
    assert found.stdout.count("\n") == 1
    here = {"PYTHONPATH": str(Path(__file__).parents[3])}
    own = subprocess.run(["bash", "-c", ours], cwd=tmp_path, capture_output=True, text=True, check=True, env=here)
    assert "every check passed" in own.stdout


def test_the_meetings_archive_is_checked_box_and_all(
    login: Login, poll_id: str, hall: SealedHall, tmp_path: Path
) -> None:
    act(show_result, poll_id)
    act(close_sitting, hall.hall.sitting_id)
    act(end_meeting, hall.meeting_id)
    answer = login("secretariat").post(f"/meetings/{hall.meeting_id}/archive")
    assert answer.status_code == 200
    path = tmp_path / "archive.zip"
    path.write_bytes(answer.data)
    assert faults_of(str(path)) == []
    damaged = tmp_path / "damaged.zip"
    with zipfile.ZipFile(path) as good, zipfile.ZipFile(damaged, "w") as bad:
        for name in good.namelist():
            content = good.read(name)
            bad.writestr(name, content[:-512] if name.endswith(".bel") else content)
    assert any(".bel" in line for line in faults_of(str(damaged)))


def test_a_voided_box_is_filed_unopened(hall: SealedHall) -> None:
    poll_id = sealed_poll(hall, small_choose(), keys="server")
    hall.vote(0, poll_id, {"chosen": ["p1"]})
    act(start_check, poll_id)
    keep()
    act(void_poll, poll_id, "投票系统中断")
    made = document_for(poll_id)
    assert made.outcome is None
    assert made.sealed is not None
    assert (made.sealed.ballots, made.poll.state) == (1, "void")
    with reading() as session:
        assert any(name.endswith(".bel") for name, _ in archive_files(session, hall.meeting_id))


def test_box_and_guide_are_for_the_staff_first_and_for_everybody_once_shown(
    app: Flask, login: Login, hall: SealedHall, poll_id: str
) -> None:
    deputy, chair = device(app, hall.hall.voters[4]), login("chair")
    paths = (f"/polls/{poll_id}/box.bel", f"page:/polls/{poll_id}/how-to-check")
    assert code_of(deputy.get(paths[0])) == "poll.not_shown"
    assert chair.get(paths[0]).status_code == 200
    act(show_result, poll_id)
    assert deputy.get(paths[0]).data == chair.get(paths[0]).data
    page = deputy.http.get(f"/polls/{poll_id}/how-to-check")
    assert page.status_code == 200
    assert "belenios-tool election verify" in page.get_data(as_text=True)
    assert code_of(login("").get(paths[0])) == "login_needed"
