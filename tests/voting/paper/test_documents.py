"""Ballots to print and the scrutineers' report, read with pdftotext."""

import json
import subprocess
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from flask import Flask

from core.db import reading
from meeting.tables import Meeting
from tests.voting.builders import STAFF, a_hall, a_poll, act, refusal
from tests.voting.paper.builders import chief, collected, counting, entered, motion, opened_paper
from tests.voting.paper.papers import ANSWERS, LONG, PAPERS, draft_of, on_paper
from voting.actions.create_poll import PollDraft
from voting.actions.show_result import show_result
from voting.archive import archive_files
from voting.paper.actions.agree_count import agree_count
from voting.paper.actions.collect_ballots import collect_ballots
from voting.paper.actions.issue_ballots import issue_ballots
from voting.paper.actions.recheck_void import recheck_void
from voting.paper.ballot_sheets import ballot_sheets
from voting.paper.bodies import BallotsQuery
from voting.paper.scrutiny import scrutineers_report
from voting.rules.ballot_form import most_per_page
from voting.rules.counts import OptionCount
from voting.rules.methods import METHODS
from voting.rules.paper_figures import PaperFigures
from voting.rules.ruleset import ruleset_named

CHINA = ZoneInfo("Asia/Shanghai")
OUT = Path(__file__).parents[3] / "test-output" / "paper"


def text_of(pdf: bytes, name: str) -> str:
    OUT.mkdir(parents=True, exist_ok=True)
    path = OUT / f"{name}.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True, text=True)
    return done.stdout


def pages_of(name: str) -> int:
    done = subprocess.run(["pdfinfo", str(OUT / f"{name}.pdf")], capture_output=True, check=True, text=True)
    return next(int(line.split()[1]) for line in done.stdout.splitlines() if line.startswith("Pages"))


def joined(text: str) -> str:
    """Without spaces and line ends, so that a title may break anywhere."""
    return "".join(text.split())


def sheets(poll_id: str, **query: str) -> bytes:
    with reading() as session:
        return ballot_sheets(session, STAFF, poll_id, BallotsQuery.model_validate(query)).content


@pytest.mark.parametrize("method", sorted(METHODS))
def test_every_method_has_its_ballot(app: Flask, method: str) -> None:
    """Numbers, stub, the meeting's name, every title in full, how to fill it in."""
    hall = a_hall(5)
    poll_id = a_poll(hall, draft_of(method))
    text = joined(text_of(sheets(poll_id, count="5", first="98", colour="pink"), f"ballots-{method}"))
    for number in ("0098", "0099", "0100", "0101", "0102"):
        assert text.count(f"No.{number}") == 1
        assert f"编号{number}" in text
    paper = PAPERS[method]
    assert text.count("存根") >= 5
    assert "第19届人民代表大会第一次会议" in text
    assert paper.title in text
    assert "填写说明" in text
    for option in paper.options:
        assert text.count(joined(option.title)) >= 5
    pages = {4: 2, 2: 3, 1: 5}[most_per_page(paper)]
    assert pages_of(f"ballots-{method}") == pages


def test_twenty_long_titles_take_a_page_each(app: Flask) -> None:
    assert most_per_page(PAPERS["choose"]) == 1
    hall = a_hall(2)
    poll_id = a_poll(hall, draft_of("choose"))
    assert refusal(sheets, poll_id, per_page="2") == "ballots.too_long"
    assert "不得超过13项" in joined(text_of(sheets(poll_id), "ballots-long"))
    assert pages_of("ballots-long") == 2, "as many as have a vote"


@pytest.mark.parametrize(("per_page", "pages"), [("", 3), ("1", 9), ("2", 5), ("4", 3)])
def test_as_many_to_a_page_as_asked(app: Flask, per_page: str, pages: int) -> None:
    poll_id = a_poll(a_hall(9))
    text_of(sheets(poll_id, per_page=per_page), f"ballots-{per_page or 'auto'}")
    assert pages_of(f"ballots-{per_page or 'auto'}") == pages


def test_coloured_paper_and_a_rehearsal(app: Flask) -> None:
    hall = a_hall(2)
    poll_id = a_poll(hall)
    act(lambda tx: setattr(tx.session.get(Meeting, hall.meeting_id), "rehearsal", True), by=STAFF)
    text = joined(text_of(sheets(poll_id, colour="yellow", tint="paper"), "ballots-rehearsal"))
    assert "用黄色纸印制" in text
    assert text.count("演练") >= 4


@pytest.mark.parametrize("query", [{"count": "5001"}, {"first": "0"}])
def test_how_many(app: Flask, query: dict[str, str]) -> None:
    assert refusal(sheets, a_poll(a_hall(2)), **query) == "ballots.too_many"


def report(poll_id: str, name: str, actor: Any = STAFF) -> str:
    with reading() as session:
        made = scrutineers_report(session, actor, poll_id, CHINA)
    assert b"pdfaid" in made.content
    return joined(text_of(made.content, name))


def test_the_report_is_said_in_order(app: Flask) -> None:
    """发出 and 收回, the declaration, the report, the chair's words; places for all to sign."""
    hall = a_hall(9, scrutineers=3)
    poll_id = counting(hall, 9, 8)
    assert refusal(report, poll_id, "early") == "poll.not_counted"
    entered(poll_id, motion(5, 1, 0, unclear=2))
    act(recheck_void, poll_id, motion(1, unclear=1), chief(hall).name, by=STAFF)
    act(agree_count, poll_id)
    text = report(poll_id, "scrutineers-motion", chief(hall))
    order = [
        "发出选票9张，收回选票8张，收回的选票少于发出的选票。",
        "现在我宣布，本次表决有效，请监票人、计票人开始计票。",
        "现在报告",
        "发出选票9张，收回8张，其中有效票7张，废票1张。",
        "废票中，填写不清，无法辨认1张。",
        "赞成6票，反对1票，弃权0票。",
        "报告完毕。",
        "现在宣布表决结果。",
        "通过。",
    ]
    spoken = text[text.index("宣读顺序") :]
    places = [spoken.index(joined(words)) for words in order]
    assert places == sorted(places)
    assert text.count("监票人：") >= 3
    assert text.count("计票人：") == 2
    assert "废票经总监票人复核1次" in text


def test_the_report_of_a_selection_and_of_a_void_vote(app: Flask) -> None:
    hall = a_hall(5)
    poll_id = opened_paper(hall, draft=PollDraft(PAPERS["choose"], ruleset_named("livelihood_majority")))
    collected(poll_id, 5, 5)
    lines = tuple(OptionCount(f"p{i}", 4 if i <= 13 else 1) for i in range(1, 21))
    entered(poll_id, PaperFigures(5, lines))
    act(agree_count, poll_id)
    act(show_result, poll_id)
    text = report(poll_id, "scrutineers-choose")
    assert "得4票" in text
    assert joined(LONG) in text
    other = opened_paper(hall)
    act(issue_ballots, other, 4, by=STAFF)
    act(lambda tx: collect_ballots(tx, other, 5, confirmed=True), by=STAFF)
    text = report(other, "scrutineers-void")
    assert "收回的选票多于发出的选票" in text
    assert "本次表决无效，应当重新表决" in text


@pytest.mark.parametrize(
    ("method", "said", "unsaid"),
    [
        ("motion", ["未通过"], ["入选", "当选"]),
        ("elect", ["当选", "未达到所需票数"], ["入选"]),
        ("rank", ["入选", "未入选"], ["当选"]),
        ("choose", ["未达到所需票数"], ["当选"]),
    ],
)
def test_each_method_has_its_own_word_for_what_was_decided(
    app: Flask, method: str, said: list[str], unsaid: list[str]
) -> None:
    hall = a_hall(5)
    poll_id = opened_paper(hall, draft=draft_of(method))
    collected(poll_id, 4, 4)
    entered(poll_id, on_paper(method, ANSWERS[method]))
    act(agree_count, poll_id)
    text = report(poll_id, f"scrutineers-{method}-words")
    table = text[text.index("结论") : text.index("宣读顺序")]
    assert [word for word in said if word not in table] == []
    assert [word for word in unsaid if word in table] == []


def test_the_archive_keeps_every_entry_and_the_report(app: Flask) -> None:
    hall = a_hall(5)
    poll_id = counting(hall)
    entered(poll_id, motion(5))
    act(agree_count, poll_id)
    with reading() as session:
        files = dict(archive_files(session, hall.meeting_id))
    name = next(one for one in files if one.endswith("/paper.json"))
    kept = json.loads(files[name])
    assert [(one["place"], one["by_name"]) for one in kept["entries"]] == [("first", "会务组"), ("second", "计票人乙")]
    assert (kept["collected"], kept["agreed"]["valid"]) == (5, 5)
    assert name.replace("paper.json", "scrutineers-report.pdf") in files
