"""Reports that hold up years later: PDF/A, workbook, JSON with its schema, archive."""

import hashlib
import io
import json
import subprocess
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pytest
from flask import Flask

from core.db import reading
from tests.conftest import Client, code_of
from tests.voting.builders import (
    CHOOSE,
    NO,
    YES,
    a_hall,
    a_poll,
    act,
    chosen,
    decided,
    opened,
    small_choose,
    vote,
)
from voting import document
from voting.actions.close_poll import close_poll
from voting.actions.create_poll import PollDraft
from voting.actions.show_result import show_result
from voting.actions.void_poll import void_poll
from voting.archive import archive_files, plain_name
from voting.document import ResultDocument
from voting.documents import document_json, document_of
from voting.report import result_pdf, result_xlsx
from voting.rules.paper import Option, Paper
from voting.rules.ruleset import ruleset_named
from voting.store import poll_row

LONG = "老旧小区加装电梯、适老化改造及周边道路排水管网、路灯照明、停车泊位综合整治提升工程（含𬭎洋街片区）"
SCHEMA = Path(document.__file__).parent / "schemas" / "result.schema.json"


def twenty_long() -> PollDraft:
    """Twenty long titles, as districts write them."""
    options = tuple(
        Option(f"p{n}", n, f"{LONG}第{n}期", unit="区住房城乡建委", investment="3200万元", due="2027年12月")
        for n in range(1, 21)
    )
    return PollDraft(Paper("choose", "江北区2027年民生实事项目票决", options, 13), ruleset_named("livelihood_majority"))


def document_for(poll_id: str) -> ResultDocument:
    with reading() as session:
        return document_of(session, poll_row(session, poll_id))


def text_of(pdf: bytes, tmp_path: Path) -> str:
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf)
    return subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True, text=True).stdout


def test_the_report_reads_back_with_rare_characters(app: Flask, tmp_path: Path) -> None:
    hall = a_hall(9, members_n=11)
    poll_id = decided(hall, [chosen(*range(1, 14))] * 6 + [chosen(20)], twenty_long())
    pdf = result_pdf(document_for(poll_id))
    text = "".join(text_of(pdf, tmp_path).split())
    assert "𬭎" in text
    for words in ("票决结果报告", "江北区2027年民生实事项目票决", "全体代表的过半数", "总监票人", "监票人", "执行主席"):
        assert words in text
    for words in ("livelihood_majority", "20项中选13项", "2026年11月"):
        assert words in text
    assert text.count("✓入选") + text.count("入选") >= 20
    assert b"<pdfaid:part>2</pdfaid:part>" in pdf


def test_the_same_result_gives_the_same_bytes(app: Flask) -> None:
    poll_id = decided(a_hall(3), [YES, NO])
    assert result_pdf(document_for(poll_id)) == result_pdf(document_for(poll_id))
    assert document_json(document_for(poll_id)) == document_json(document_for(poll_id))


@pytest.mark.parametrize("kind", ["motion", "choose", "per_item"])
def test_every_method_has_report_workbook_and_valid_json(app: Flask, tmp_path: Path, kind: str) -> None:
    answers: dict[str, list[dict[str, Any]]] = {
        "motion": [YES, NO],
        "choose": [chosen(1, 2), chosen()],
        "per_item": [{"votes": {"a": "yes"}}, {"votes": {"a": "no", "b": "abstain"}}],
    }
    hall = a_hall(4)
    made = document_for(decided(hall, answers[kind], kind))
    text = text_of(result_pdf(made), tmp_path)
    assert "执行主席" in text
    book = openpyxl.load_workbook(io.BytesIO(result_xlsx(made)))
    assert book.sheetnames == ["概况", "计票", "记名名单", "分代表团"]
    named = list(book["记名名单"].iter_rows(values_only=True))
    assert [row[2] for row in named[1:]] == [voter.name for voter in hall.voters]
    assert [row[3] for row in named[1:]] == ["已投", "已投", "未投", "未投"]
    assert sum(int(str(row[2])) for row in list(book["分代表团"].iter_rows(values_only=True))[1:]) == 2
    jsonschema.validate(json.loads(document_json(made)), document.result_schema())


def test_the_workbook_counts(app: Flask) -> None:
    made = document_for(decided(a_hall(5), [chosen(1, 3), chosen(3), chosen(3)], small_choose(3, 2)))
    rows = list(openpyxl.load_workbook(io.BytesIO(result_xlsx(made)))["计票"].iter_rows(values_only=True))
    assert rows[0] == ("名次", "序号", "项目", "责任单位", "得票", "结果")
    assert [(row[0], row[1], row[4]) for row in rows[1:]] == [(1, 3, 3), (2, 1, 1), (3, 2, 0)]
    assert rows[1][5] == "✓ 入选"


def test_the_published_schema_is_the_one_in_the_file(app: Flask) -> None:
    assert json.loads(SCHEMA.read_text()) == document.result_schema()
    assert Client(app).get("/schemas/result.json").get_json() == document.result_schema()
    jsonschema.Draft202012Validator.check_schema(document.result_schema())


def test_the_schema_refuses_what_was_tampered_with(app: Flask) -> None:
    data = json.loads(document_json(document_for(decided(a_hall(2), [YES]))))
    for broken in ({**data, "extra": 1}, {**data, "format": "other"}, {k: v for k, v in data.items() if k != "words"}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(broken, document.result_schema())


def test_a_void_poll_has_a_report_that_says_so(app: Flask, tmp_path: Path) -> None:
    hall = a_hall(3)
    poll_id = opened(hall)
    vote(hall.actor(0), poll_id, YES)
    act(void_poll, poll_id, "议案文本有误")
    made = document_for(poll_id)
    assert (made.outcome, made.figures.cast) == (None, 1)
    assert "本次表决已作废" in text_of(result_pdf(made), tmp_path).replace(" ", "")
    assert "计票" not in openpyxl.load_workbook(io.BytesIO(result_xlsx(made))).sheetnames


def test_downloads(app: Flask, login: Any) -> None:
    hall = a_hall(3)
    poll_id = opened(hall, CHOOSE)
    chair = login("chair")
    assert code_of(chair.get(f"/polls/{poll_id}/report.pdf")) == "poll.not_closed"
    act(close_poll, poll_id)
    pdf = chair.get(f"/polls/{poll_id}/report.pdf")
    assert pdf.data.startswith(b"%PDF")
    assert pdf.mimetype == "application/pdf"
    assert "attachment" in pdf.headers["Content-Disposition"]
    assert chair.get(f"/polls/{poll_id}/report.xlsx").data.startswith(b"PK")
    jsonschema.validate(chair.get(f"/polls/{poll_id}/report.json").get_json(), document.result_schema())


def test_the_archive_keeps_every_poll_and_a_box_that_matches_its_digest(app: Flask) -> None:
    hall = a_hall(4)
    act(show_result, decided(hall, [YES, NO]))
    act(void_poll, decided(hall, [chosen(1)], CHOOSE), "有误")
    a_poll(hall, "per_item")
    with reading() as session:
        files = dict(archive_files(session, hall.meeting_id))
    folders = sorted({name.split("/")[1] for name in files if name.count("/") == 2})
    assert [folder[:3] for folder in folders] == ["01-", "02-", "03-"]
    kept = [sorted(name.split("/")[2] for name in files if name.startswith(f"polls/{f}/")) for f in folders]
    whole = ["ballots.json", "poll.json", "report.pdf", "result.json", "result.xlsx"]
    assert kept == [whole, whole, ["poll.json"]]
    ballots = json.loads(files[f"polls/{folders[0]}/ballots.json"])
    text = json.dumps(ballots["box"], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert hashlib.sha256(text.encode()).hexdigest() == ballots["sha256"]
    assert {row[1] for row in ballots["box"]} <= set(ballots["electors"])
    assert json.loads(files["polls/result.schema.json"]) == document.result_schema()
    assert json.loads(files[f"polls/{folders[1]}/poll.json"])["void_reason"] == "有误"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("关于《条例》的决议（草案）", "关于《条例》的决议（草案）"),
        ("a/b\\c:d*e?", "a_b_c_d_e"),
        ("..", "poll"),
        ("长" * 90, "长" * 40),
    ],
)
def test_titles_as_names_of_folders(title: str, name: str) -> None:
    assert plain_name(title) == name
