"""Names that are one person's are counted together, by the scrutineers and with a reason."""

from collections.abc import Mapping
from typing import Any

from flask import Flask

from core.actor import Actor
from tests.voting.builders import CHAIR, STAFF, Hall, a_hall, act, decided, last_entry, opened, poll_now, refusal, vote
from tests.voting.elections.builders import election
from tests.voting.paper.builders import collected, entered, opened_paper
from tests.voting.rules.build import ballot
from voting.actions.show_result import show_result
from voting.elections.actions.merge_write_ins import merge_write_ins
from voting.paper.actions.agree_count import agree_count
from voting.rules.counts import OptionCount
from voting.rules.paper_figures import PaperFigures

ANSWERS = [
    ballot("yn--", (2, "张珊")),
    ballot("yn--", (2, "张姗")),
    ballot("nn--", (1, "张珊"), (2, "张姗")),
    ballot("y-n-", (3, "王小明")),
]


def votes_of(poll_id: str) -> dict[str, int]:
    """The written-in names with their votes, as stored."""
    result: Mapping[str, Any] = poll_now(poll_id).result or {}
    return {line["id"]: line["yes"] for line in result["counts"]["options"] if line["id"].startswith("+")}


def chief(hall: Hall) -> Actor:
    return hall.actor(0)


def test_counts_and_outcome_are_worked_out_anew(app: Flask) -> None:
    hall = a_hall(4, scrutineers=2)
    poll_id = decided(hall, ANSWERS, election())
    digest = poll_now(poll_id).digest
    assert votes_of(poll_id) == {"+张姗": 2, "+张珊": 2, "+王小明": 1}
    act(merge_write_ins, poll_id, ["张姗", "张珊"], "张 珊", "身份证姓名为张珊", by=chief(hall))
    assert votes_of(poll_id) == {"+张珊": 3, "+王小明": 1}
    assert (poll_now(poll_id).result or {})["outcome"]["lines"][0]["id"] == "c1"
    states = {line["id"]: line["state"] for line in (poll_now(poll_id).result or {})["outcome"]["lines"]}
    assert (states["+张珊"], states["+王小明"]) == ("selected", "below_majority")
    assert poll_now(poll_id).digest == digest
    entry = last_entry(hall, "poll.names_merged")
    assert (entry["names"], entry["into"], entry["reason"]) == (["张姗", "张珊"], "张珊", "身份证姓名为张珊")
    assert "2. 张珊，3票。" in (poll_now(poll_id).result or {})["words"]


def test_only_the_chief_and_the_secretariat_merge(app: Flask) -> None:
    hall = a_hall(4, scrutineers=2)
    poll_id = decided(hall, ANSWERS, election())
    merge = (merge_write_ins, poll_id, ["张姗"], "张珊", "同一人")
    assert refusal(act, *merge, by=hall.actor(1)) == "forbidden"
    assert refusal(act, *merge, by=CHAIR) == "forbidden"
    assert refusal(act, *merge, by=STAFF) == "ok"


def test_only_between_closing_and_showing(app: Flask) -> None:
    hall = a_hall(4)
    poll_id = opened(hall, election())
    vote(hall.actor(0), poll_id, ANSWERS[2])
    merge = (merge_write_ins, poll_id, ["张姗"], "张珊", "同一人")
    assert refusal(act, *merge, by=STAFF) == "poll.not_closed"


def test_not_once_it_is_shown_nor_without_a_reason(app: Flask) -> None:
    hall = a_hall(4)
    poll_id = decided(hall, ANSWERS, election())
    assert refusal(act, merge_write_ins, poll_id, ["张姗"], "张珊", " ", by=STAFF) == "merge.no_reason"
    assert refusal(act, merge_write_ins, poll_id, ["没有"], "张珊", "x", by=STAFF) == "merge.unknown_name"
    assert refusal(act, merge_write_ins, poll_id, ["张姗"], "赵一", "x", by=STAFF) == "merge.is_candidate"
    act(show_result, poll_id)
    assert refusal(act, merge_write_ins, poll_id, ["张姗"], "张珊", "x", by=STAFF) == "merge.result_shown"


def test_an_election_without_names_has_nothing_to_merge(app: Flask) -> None:
    poll_id = decided(a_hall(2), [ballot("y---")], election(write_ins=False))
    assert refusal(act, merge_write_ins, poll_id, ["张姗"], "张珊", "x", by=STAFF) == "merge.no_write_ins"


def test_names_on_papers_and_on_tablets_are_merged_together(app: Flask) -> None:
    hall = a_hall(5)
    poll_id = opened_paper(hall, "mixed", election(), people=(0, 1))
    for place in (2, 3):
        vote(hall.actor(place), poll_id, ANSWERS[1])
    collected(poll_id, 2, 2)
    lines = (
        OptionCount("c1", 2),
        OptionCount("c2", 0, 2),
        OptionCount("c3", 0, 0, 2),
        OptionCount("c4", 0, 0, 2),
        OptionCount("+张珊", 2),
    )
    entered(poll_id, PaperFigures(2, lines))
    act(agree_count, poll_id)
    assert votes_of(poll_id) == {"+张姗": 2, "+张珊": 2}
    ways = (poll_now(poll_id).result or {})["ways"]
    act(merge_write_ins, poll_id, ["张姗"], "张珊", "同一人", by=STAFF)
    assert votes_of(poll_id) == {"+张珊": 4}
    assert (poll_now(poll_id).result or {})["ways"] == ways
    lines_now = (poll_now(poll_id).result or {})["outcome"]["lines"]
    assert [line["id"] for line in lines_now if line["state"] == "selected"] == ["c1", "+张珊"]
