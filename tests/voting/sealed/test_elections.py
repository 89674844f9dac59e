"""Elections in the sealed box, judged by the protocol's own tool: what is counted, and what the box does not tell apart."""

from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from core.db import reading
from tests.voting.belenios.tool import accepts
from tests.voting.builders import a_poll, poll_now, refusal
from tests.voting.elections.builders import TWO, appointments, election
from tests.voting.rules.build import ballot
from tests.voting.sealed.builders import SealedHall, a_sealed_hall, closed_box, keys_for_some, opened_box, sealed_poll
from voting.belenios.verify import Rules, verify
from voting.documents import document_of
from voting.election_report import election_facts, election_table
from voting.sealed.bel import bel_of
from voting.store import poll_row

pytestmark = pytest.mark.services


def held(hall: SealedHall, draft: Any, answers: list[dict[str, Any]], folder: Path) -> dict[str, Any]:
    """A box of these ballots opened by two of three scrutineers; the tool has accepted its archive. The stored result."""
    keys_for_some(hall, 3, 2)
    poll_id = sealed_poll(hall, draft, keys="scrutineers")
    for place, answer in enumerate(answers):
        hall.vote(place, poll_id, answer)
    closed_box(poll_id)
    opened_box(hall, poll_id, (0, 2))
    with reading() as session:
        raw = bel_of(session, poll_id)
    report = verify(raw, Rules(revote=False))
    assert not report.faults
    assert report.election is not None
    assert accepts(raw, report.election.uuid, folder / report.election.uuid)
    result: dict[str, Any] = poll_now(poll_id).result or {}
    return result | {"poll_id": poll_id}


def test_as_many_candidates_as_seats_have_three_keys_each(app: Flask, tmp_path: Path) -> None:
    hall = a_sealed_hall(5, scrutineers=3)
    answers = [{"votes": ballot(keys)["votes"]} for keys in ("yy", "yn", "ya", "y-", "ny")]
    result = held(hall, election(2, 2, write_ins=False), answers, tmp_path)
    lines = {one["id"]: one for one in result["outcome"]["lines"]}
    assert [(lines["c1"][k], lines["c2"][k]) for k in ("yes", "no", "abstain")] == [(4, 2), (1, 1), (0, 2)]
    assert lines["c2"]["marks"] == [["unmarked", 1]]
    assert (lines["c1"]["state"], lines["c2"]["state"]) == ("selected", "below_majority")
    assert result["outcome"]["shortfall"] == 1


def test_more_candidates_than_seats_are_one_question_of_yes_alone(app: Flask, tmp_path: Path) -> None:
    hall = a_sealed_hall(5, scrutineers=3)
    answers = [{"votes": ballot(keys)["votes"]} for keys in ("yy-", "y-y", "yn-", "---", "yy-")]
    result = held(hall, election(3, 2, write_ins=False), answers, tmp_path)
    lines = {one["id"]: (one["yes"], one["no"], one["abstain"], one["marks"]) for one in result["outcome"]["lines"]}
    assert lines == {
        "c1": (4, 0, 0, [["not_yes", 1]]),
        "c2": (2, 0, 0, [["not_yes", 3]]),
        "c3": (1, 0, 0, [["not_yes", 4]]),
    }
    assert result["counts"]["blank"] == 0
    assert "赵一：赞成4票，反对和弃权共1票。" in result["words"]
    with reading() as session:
        document = document_of(session, poll_row(session, result["poll_id"]))
    assert election_facts(document) == [("计票说明", "本次无记名选举只计赞成票，反对和弃权不分别计票。")]
    assert document.outcome is not None
    assert election_table(document.outcome)["head"] == ["名次", "序号", "姓名", "赞成", "反对和弃权", "结果"]


def test_a_ballot_for_too_many_cannot_be_sealed_into_the_box(app: Flask) -> None:
    hall = a_sealed_hall(3, scrutineers=3)
    poll_id = sealed_poll(hall, election(3, 2, write_ins=False))
    assert refusal(hall.vote, 0, poll_id, {"votes": ballot("yyy")["votes"]}) == "ballot.too_many_elected"


def test_a_secret_list_of_appointments(app: Flask, tmp_path: Path) -> None:
    hall = a_sealed_hall(3, scrutineers=3)
    answers = [{"votes": {"a1": "yes", "a2": "no"}}, {"votes": {"a1": "yes"}}, {"votes": {"a1": "abstain", "a2": "no"}}]
    result = held(hall, appointments(*TWO), answers, tmp_path)
    lines = [(one["id"], one["yes"], one["no"], one["abstain"], one["state"]) for one in result["outcome"]["lines"]]
    assert lines == [("a1", 2, 0, 1, "passed"), ("a2", 0, 2, 0, "not_passed")]


@pytest.mark.parametrize("draft", [election(3, 2)], ids=["names written in"])
def test_what_cannot_be_sealed_is_never_made_less_secret(app: Flask, draft: Any) -> None:
    hall = a_sealed_hall(2, scrutineers=2)
    assert refusal(a_poll, hall.hall, draft, box="sealed", keys="server") == "paper.not_sealable"
