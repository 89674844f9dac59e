"""Reports of elections, rankings and appointments: PDF, workbook, JSON."""

from pathlib import Path
from zipfile import ZipFile

import jsonschema
import pytest
from flask import Flask

from core.db import reading
from tests.voting.builders import STAFF, Hall, a_hall, a_poll, act, decided, opened, projects, vote
from tests.voting.elections.actions.test_merge_write_ins import ANSWERS
from tests.voting.elections.builders import TWO, appointments, election
from tests.voting.test_report import document_for, text_of
from voting.actions.close_poll import close_poll
from voting.actions.create_poll import PollDraft
from voting.actions.merge_appointments import merge_appointments
from voting.actions.open_poll import open_poll
from voting.document import ResultDocument, result_schema
from voting.documents import document_of
from voting.elections.actions.merge_write_ins import merge_write_ins
from voting.report import result_pdf, result_xlsx
from voting.rules.paper import Paper
from voting.rules.ruleset import ruleset_named
from voting.store import poll_row


def ranking(many: int, ranks: int, winners: int) -> PollDraft:
    return PollDraft(
        Paper("rank", "民生实事项目排序", projects(many, 1).options, ranks, winners=winners),
        ruleset_named("rank_points"),
    )


def an_election(hall: Hall) -> str:
    poll_id = decided(hall, ANSWERS, election())
    act(merge_write_ins, poll_id, ["张姗"], "张珊", "身份证姓名为张珊", by=STAFF)
    return poll_id


def a_ranking(hall: Hall) -> str:
    return decided(hall, [{"ranks": {"p2": 1, "p1": 2}}, {"ranks": {"p2": 1}}, {"ranks": {}}], ranking(4, 2, 1))


def a_list(hall: Hall) -> str:
    poll_id = opened(hall, appointments(*TWO))
    vote(hall.actor(0), poll_id, {"votes": {"a1": "yes", "a2": "no"}})
    act(close_poll, poll_id)
    return poll_id


def a_merged_list(hall: Hall) -> str:
    poll_id = a_poll(hall, appointments(*TWO))
    act(merge_appointments, poll_id, "主任会议第12次会议决定")
    act(open_poll, poll_id)
    vote(hall.actor(0), poll_id, {"votes": {"merged": "yes"}})
    act(close_poll, poll_id)
    return poll_id


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (
            an_election,
            [
                "选举结果报告",
                "差额选举（候选人4名，应选3名，可另选他人）",
                "其中未选",
                "“张姗”计为“张珊”",
                "当选",
                "身份证姓名为张珊",
            ],
        ),
        (a_ranking, ["排序票决结果报告", "排前2名", "得分", "✓入选", "弃权1人"]),
        (a_list, ["任免表决结果报告", "任免逐人表决（2项）", "任命张三为区财政局局长", "未通过"]),
        (a_merged_list, ["任免合并表决", "主任会议第12次会议决定", "合并表决"]),
    ],
)
def test_each_says_what_was_decided(app: Flask, tmp_path: Path, make, said: list[str]) -> None:
    poll_id = make(a_hall(4))
    document = document_for(poll_id)
    jsonschema.validate(document.model_dump(mode="json"), result_schema())
    text = text_of(result_pdf(document), tmp_path).replace(" ", "").replace("\n", "")
    assert [words for words in said if words.replace(" ", "") not in text] == []
    workbook = tmp_path / "result.xlsx"
    workbook.write_bytes(result_xlsx(document))
    with ZipFile(workbook) as archive:
        assert archive.testzip() is None


def test_the_document_of_a_sealed_contested_election_says_what_is_not_told_apart(app: Flask) -> None:
    poll_id = decided(a_hall(4), [{"votes": {"c1": "yes"}}], election(write_ins=False))
    with reading() as session:
        poll = poll_row(session, poll_id)
        assert poll.result is not None
        lines = [{**line, "marks": [["not_yes", 1 - line["yes"]]]} for line in poll.result["outcome"]["lines"]]
        poll.result = {**poll.result, "outcome": {**poll.result["outcome"], "lines": lines}}
        document: ResultDocument = document_of(session, poll)
        session.expunge(poll)
    assert document.outcome is not None
    from voting.election_report import election_facts, election_table

    assert election_facts(document) == [("计票说明", "本次无记名选举只计赞成票，反对和弃权不分别计票。")]
    assert election_table(document.outcome)["head"] == ["名次", "序号", "姓名", "赞成", "反对和弃权", "结果"]
