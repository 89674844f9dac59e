"""The JSON views: who may, and that nobody sees the other's figures before both are in."""

import json
from typing import Any

import pytest
from flask import Flask

from core.actor import SYSTEM
from core.db import change, reading
from core.journal.store import entries_of
from kiosk.state import hall_state
from roster.actions.create_account import create_account
from roster.actions.start_session import start_account_session
from roster.tables import Account
from tests.conftest import Client, Heard, code_of
from tests.voting.builders import CHAIR, STAFF, a_hall, a_poll, device, opened, person, poll_now
from tests.voting.paper.builders import counting, opened_paper
from tests.voting.permissions import SECRETARIAT, Login, Permission, assert_complete, assert_only, each_of, everybody
from tests.voting.permissions import STAFF as STAFF_ROLES
from voting.paper.store import count_row

COUNTING = {"secretariat", "person"}
FIGURES = {"valid": 5, "options": [{"id": "motion", "yes": 5}]}
PERMISSIONS: list[Permission] = [
    ("POST", "/polls/{poll}/way", {"way": "paper"}, SECRETARIAT),
    ("POST", "/polls/{poll}/paper/people", {"people": []}, SECRETARIAT),
    ("POST", "/polls/{poll}/paper/issued", {"issued": 1}, SECRETARIAT),
    ("POST", "/polls/{poll}/paper/collected", {"collected": 1}, SECRETARIAT),
    ("POST", "/polls/{poll}/hands", {"counts": [], "witnesses": []}, STAFF_ROLES),
    ("POST", "/polls/{poll}/fall-back", {"to": "paper", "box": "keep", "reason": "停电"}, STAFF_ROLES),
    ("GET", "/polls/{poll}/ballots.pdf", None, SECRETARIAT),
    # Of these the views let every person pass: whether they are scrutineers of the meeting is asked inside.
    ("GET", "/polls/{poll}/paper", None, STAFF_ROLES),
    ("POST", "/polls/{poll}/paper/entries", {"place": "first", "figures": FIGURES}, SECRETARIAT),
    ("POST", "/polls/{poll}/paper/settle", {"choices": []}, SECRETARIAT),
    ("POST", "/polls/{poll}/paper/recount", {"reason": "再点"}, SECRETARIAT),
    ("POST", "/polls/{poll}/paper/recheck", {"restored": FIGURES}, SECRETARIAT),
    ("POST", "/polls/{poll}/paper/agree", None, STAFF_ROLES),
    ("GET", "/polls/{poll}/scrutineers-report.pdf", None, SECRETARIAT),
]


@each_of(PERMISSIONS)
def test_permissions(app: Flask, login: Login, method: str, path: str, body: Any, allowed: set[str]) -> None:
    """Whoever is not named is turned away: here a deputy, who is no scrutineer, as well."""
    hall = a_hall(5)
    path = path.format(poll=counting(hall))
    away = ("forbidden", "not_found")
    assert_only(allowed, everybody(app, login, hall.voters[0]), method, path, body, away)


def test_the_table_of_permissions_is_complete(app: Flask) -> None:
    assert_complete("paper", PERMISSIONS, poll="<poll_id>")


def second_clerk(app: Flask) -> Client:
    """Another account of the secretariat, on another machine."""
    with change(SYSTEM) as tx:
        account_id = create_account(tx, "clerk-2", "计票人乙", "secretariat", "no password")
        started = start_account_session(tx, account_id, "test")
    return Client(app, started.token)


def entry(place: str, yes: int, no: int) -> dict[str, Any]:
    return {"place": place, "figures": {"valid": yes + no, "options": [{"id": "motion", "yes": yes, "no": no}]}}


def test_neither_sees_the_others_figures_before_both_are_in(app: Flask, login: Login, heard: Heard) -> None:
    """Not in the view, not in any slice or message, not in the journal; 1777 appears nowhere else."""
    hall = a_hall(5, members_n=2500, scrutineers=2)
    poll_id = opened_paper(hall)
    one, other = login("secretariat"), second_clerk(app)
    with change(STAFF) as tx:  # a hall of thousands, of whom five are on the roll
        row = count_row(tx.session, poll_id)
        row.issued = row.collected = 2110
    login("chair").post(f"/polls/{poll_id}/close")
    mine = one.post(f"/polls/{poll_id}/paper/entries", entry("first", 1777, 333)).get_json()
    assert mine["entries"][0]["figures"]["options"][0]["yes"] == 1777
    scrutineer = device(app, next(v for v in hall.voters if "scrutineer" in v.roles))
    for blind in (other, login("chair"), scrutineer):
        seen = blind.get(f"/polls/{poll_id}/paper")
        assert seen.status_code == 200
        assert (seen.get_json()["entries"][0]["figures"], seen.get_json()["differences"]) == (None, [])
        assert seen.get_json()["entries"][0]["mine"] is False
        assert "1777" not in seen.text
        assert "1777" not in blind.get(f"/polls/{poll_id}").text
    for actor in (STAFF, CHAIR, person(hall.voters[0])):
        assert "1777" not in json.dumps(hall_state(actor, hall.meeting_id, "desk"), ensure_ascii=False)
    assert "1777" not in repr(heard.envelopes)
    with reading() as session:
        assert not any("1777" in repr(e.data) for e in entries_of(session, f"meeting:{hall.meeting_id}"))
    both = other.post(f"/polls/{poll_id}/paper/entries", entry("second", 1778, 332)).get_json()
    assert {one["key"] for one in both["differences"]} == {"motion|yes", "motion|no"}
    assert "1777" in other.get(f"/polls/{poll_id}/paper").text
    assert "1778" in one.get(f"/polls/{poll_id}/paper").text


def test_the_same_account_is_not_two_people(app: Flask, login: Login) -> None:
    poll_id = counting(a_hall(5))
    one = second_clerk(app)
    with change(SYSTEM) as tx:
        account_id = tx.session.query(Account.id).filter_by(login="clerk-2").scalar()
        again = Client(app, start_account_session(tx, account_id, "another machine").token)
    assert one.post(f"/polls/{poll_id}/paper/entries", entry("first", 4, 1)).status_code == 200
    assert code_of(again.post(f"/polls/{poll_id}/paper/entries", entry("second", 4, 1))) == "paper.same_person"


def test_contradictions_come_one_by_one_in_words(app: Flask, login: Login) -> None:
    poll_id = counting(a_hall(5))
    wrong = {"place": "first", "figures": {"valid": 4, "options": [{"id": "motion", "yes": 3}]}}
    response = login("secretariat").post(f"/polls/{poll_id}/paper/entries", wrong)
    assert code_of(response) == "paper_count.contradictory"
    found = response.get_json()["error"]["details"]["contradictions"]
    assert [(one["code"], one["line"]) for one in found] == [
        ("paper_count.other_total", ""),
        ("paper_count.other_sum", "motion"),
    ]
    assert "有效票4张、废票0张，合计4张，与收回的5张不符" in found[0]["message"]


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("way", {"way": "pigeons"}),
        ("paper/issued", {"issued": -1}),
        ("paper/collected", {"collected": 1, "confirmed": "perhaps"}),
        ("paper/entries", {"place": "third", "figures": FIGURES}),
        ("paper/entries", {"place": "first", "figures": {**FIGURES, "valid": 1.5}}),
        ("paper/entries", {"place": "first", "figures": {**FIGURES, "options": [{"id": "motion", "yes": -1}]}}),
        ("hands", {"counts": [], "witnesses": ["甲", "乙", "丙"]}),
        ("fall-back", {"to": "tablets", "box": "keep", "reason": "x"}),
    ],
)
def test_bad_bodies(app: Flask, login: Login, path: str, body: Any) -> None:
    poll_id = counting(a_hall(5))
    assert code_of(login("secretariat").post(f"/polls/{poll_id}/{path}", body)) == "request.invalid"


@pytest.mark.parametrize(
    "figures",
    [
        {"valid": 5, "options": []},
        {"valid": 5, "void": [["rain", 1]], "options": [{"id": "motion", "yes": 5}]},
        {"valid": 5, "void": [["other", 0], ["other", 0]], "options": [{"id": "motion", "yes": 5}]},
        {"valid": 5, "options": [{"id": "motion", "yes": 5}, {"id": "motion", "yes": 5}]},
        {"valid": 5, "options": [{"id": "motion", "yes": 5}, {"id": "+张三", "yes": 1}]},
        {"valid": 5, "options": [{"id": "motion", "yes": 5, "marks": [["gold", 1]]}]},
    ],
)
def test_figures_of_another_shape(app: Flask, login: Login, figures: Any) -> None:
    poll_id = counting(a_hall(5))
    response = login("secretariat").post(f"/polls/{poll_id}/paper/entries", {"place": "first", "figures": figures})
    assert response.status_code in (409, 422)
    assert code_of(response).startswith("paper_count.")


def test_a_whole_vote_in_part_on_paper(app: Flask, login: Login) -> None:
    """From the choice of the way to the shown result, over HTTP alone."""
    hall = a_hall(6)
    desk, chair, other = login("secretariat"), login("chair"), second_clerk(app)
    poll_id = a_poll(hall)
    on_paper = [voter.person_id for voter in hall.voters[:2]]
    made = desk.post(f"/polls/{poll_id}/way", {"way": "mixed", "people": on_paper}).get_json()
    assert [one["on_paper"] for one in made["voters"]] == [True, True, False, False, False, False]
    chair.post(f"/polls/{poll_id}/open")
    tablet = device(app, hall.voters[0])
    assert tablet.get(f"/meetings/{hall.meeting_id}/hall?face=tablet").get_json()["my_way"]["own"] == "paper"
    refused = tablet.post(f"/polls/{poll_id}/ballot", {"answer": {"vote": "yes"}, "gesture": "gesture-0"})
    assert code_of(refused) == "ballot.on_paper"
    for place in (2, 3, 4):
        body = {"answer": {"vote": "yes"}, "gesture": f"gesture-{place}"}
        assert device(app, hall.voters[place]).post(f"/polls/{poll_id}/ballot", body).status_code == 200
    desk.post(f"/polls/{poll_id}/paper/issued", {"issued": 2})
    desk.post(f"/polls/{poll_id}/paper/collected", {"collected": 2})
    assert chair.post(f"/polls/{poll_id}/close").get_json()["poll"]["state"] == "counting"
    desk.post(f"/polls/{poll_id}/paper/entries", entry("first", 1, 1))
    assert code_of(chair.post(f"/polls/{poll_id}/paper/agree")) == "paper.not_agreed"
    other.post(f"/polls/{poll_id}/paper/entries", entry("second", 1, 1))
    done = chair.post(f"/polls/{poll_id}/paper/agree").get_json()
    assert (done["state"], done["validity"][0]) == ("closed", "发出选票2张，收回选票2张，收回的选票与发出的选票相等。")
    chair.post(f"/polls/{poll_id}/show")
    result = tablet.get(f"/polls/{poll_id}/results").get_json()
    assert [line["yes"] for line in result["result"]["outcome"]["lines"]] == [4]
    assert result["result"]["ways"]["tablets"] == {"cast": 3, "valid": 3}
    assert [one["on_paper"] for one in result["names"]][:3] == [True, True, False]
    report = chair.get(f"/polls/{poll_id}/report.json").get_json()
    assert (report["ways"]["paper"]["collected"], report["figures"]["cast"]) == (2, 5)


def test_the_way_back_from_a_failure(app: Flask, login: Login) -> None:
    hall = a_hall(4)
    poll_id = opened(hall)
    chair = login("chair")
    body = {"to": "hands", "box": "void", "reason": "服务器断电"}
    assert chair.post(f"/polls/{poll_id}/fall-back", body).get_json()["count"]["people"] == 4
    counts = [{"id": "motion", "yes": 3, "no": 1}]
    hands = {"counts": counts, "witnesses": ["周建国", "李秀英"], "reason": ""}
    assert chair.post(f"/polls/{poll_id}/hands", hands).get_json()["state"] == "closed"
    assert (poll_now(poll_id).result or {})["words"][1].startswith("表决中因服务器断电")
