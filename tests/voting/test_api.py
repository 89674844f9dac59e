"""The JSON views: who may, what bad input gets, and a whole vote through HTTP alone."""

from typing import Any

import pytest
from flask import Flask

from tests.conftest import FrozenClock, code_of
from tests.voting.builders import (
    NO,
    YES,
    a_hall,
    a_poll,
    act,
    announced,
    chosen,
    decided,
    device,
    opened,
    projects,
    small_choose,
)
from tests.voting.permissions import (
    LOGGED_IN,
    PERSON,
    SECRETARIAT,
    STAFF,
    Login,
    Permission,
    assert_complete,
    assert_only,
    each_of,
    everybody,
)
from voting.actions.open_poll import open_poll
from voting.actions.show_result import show_result

MOTION = {"paper": {"method": "motion", "title": "关于政府工作报告的决议"}, "ruleset": "plenary_motion"}
PERMISSIONS: list[Permission] = [
    ("GET", "/rulesets", None, LOGGED_IN),
    ("GET", "/meetings/{meeting}/polls", None, LOGGED_IN),
    ("POST", "/meetings/{meeting}/polls", MOTION, SECRETARIAT),
    ("GET", "/polls/{poll}", None, LOGGED_IN),
    ("POST", "/polls/{poll}", MOTION, SECRETARIAT),
    ("POST", "/polls/{poll}/remove", None, SECRETARIAT),
    ("POST", "/polls/{poll}/open", None, STAFF),
    ("POST", "/polls/{poll}/extend", {"seconds": 10}, STAFF),
    ("POST", "/polls/{poll}/live-tally", {"on": True}, STAFF),
    ("POST", "/polls/{poll}/ballot", {"answer": YES, "gesture": "gesture-1"}, PERSON),
    ("POST", "/polls/{poll}/close", None, STAFF),
    ("POST", "/polls/{poll}/show", None, STAFF),
    ("POST", "/polls/{poll}/hide", None, STAFF),
    ("POST", "/polls/{poll}/void", {"reason": "有误"}, STAFF),
    ("POST", "/polls/{poll}/revote", None, STAFF),
    ("POST", "/polls/{poll}/rest", None, STAFF),
    ("POST", "/polls/{poll}/again", None, STAFF),
    ("POST", "/polls/{poll}/accept-fewer", None, STAFF),
    ("GET", "/polls/{poll}/results", None, LOGGED_IN),
    ("GET", "/polls/{poll}/report.pdf", None, STAFF),
    ("GET", "/polls/{poll}/report.xlsx", None, STAFF),
    ("GET", "/polls/{poll}/report.json", None, STAFF),
    ("GET", "/poll-options/template.xlsx", None, SECRETARIAT),
    ("POST", "/poll-options", None, SECRETARIAT),
    ("GET", "/schemas/result.json", None, {*LOGGED_IN, ""}),
    ("POST", "/polls/{poll}/options/{option}/picture", None, SECRETARIAT),
    ("POST", "/polls/{poll}/options/{option}/picture/remove", None, SECRETARIAT),
    ("GET", "/pictures/{picture}", None, LOGGED_IN),
]


@each_of(PERMISSIONS)
def test_permissions(app: Flask, login: Login, method: str, path: str, body: Any, allowed: set[str]) -> None:
    """Whoever is not named is turned away before anything else is looked at."""
    hall = a_hall(1)
    path = path.format(meeting=hall.meeting_id, poll=a_poll(hall), option="p1", picture="none")
    assert_only(allowed, everybody(app, login, hall.voters[0]), method, path, body)


def test_the_table_of_permissions_is_complete(app: Flask) -> None:
    names = {name: f"<{name}_id>" for name in ("poll", "meeting", "option", "picture")}
    assert_complete("voting", PERMISSIONS, **names)


def test_a_whole_vote(app: Flask, login: Login, clock: FrozenClock) -> None:
    hall = a_hall(5)
    desk, chair = login("secretariat"), login("chair")
    paper = {
        "method": "choose",
        "title": "民生实事票决",
        "choose": 1,
        "options": [{"title": "改造老旧小区", "unit": "住建委"}, {"title": "新建口袋公园"}],
    }
    body: dict[str, Any] = {
        "paper": paper,
        "ruleset": "livelihood_majority",
        "item_id": hall.item_id,
        "duration_seconds": 120,
    }
    made = desk.post(f"/meetings/{hall.meeting_id}/polls", body).get_json()
    poll_id, options = made["poll"]["id"], made["poll"]["paper"]["options"]
    assert [option["number"] for option in options] == [1, 2]
    assert len({option["id"] for option in options}) == 2
    body["paper"]["options"] = options[::-1]
    edited = desk.post(f"/polls/{poll_id}", body).get_json()
    assert [option["id"] for option in edited["poll"]["paper"]["options"]] == [options[1]["id"], options[0]["id"]]
    opened_now = chair.post(f"/polls/{poll_id}/open").get_json()
    assert opened_now["poll"]["poll"]["state"] == "open"
    assert [w["code"] for w in opened_now["warnings"]] == ["quorum.not_checked"]
    assert opened_now["warnings"][0]["message"]
    answer = {"chosen": [options[1]["id"]]}
    for place in range(3):
        response = device(app, hall.voters[place]).post(
            f"/polls/{poll_id}/ballot", {"answer": answer, "gesture": f"gesture-{place}"}
        )
        assert response.get_json() == {
            "poll_id": poll_id,
            "cast_at": "2026-11-23T01:00:00Z",
            "answer": answer,
            "presses": 1,
            "described": ["2. 新建口袋公园"],
        }
    assert (
        chair.post(f"/polls/{poll_id}/extend", {"seconds": 30}).get_json()["poll"]["closes_at"]
        == "2026-11-23T01:02:30Z"
    )
    closed = chair.post(f"/polls/{poll_id}/close").get_json()
    assert closed["turnout"] == {"poll_id": poll_id, "cast": 3, "present": 5, "electors": 5}
    shown = chair.post(f"/polls/{poll_id}/show").get_json()
    assert shown["poll"]["state"] == "shown"
    results = device(app, hall.voters[4]).get(f"/polls/{poll_id}/results").get_json()
    assert results["result"]["outcome"]["selected"] == [options[1]["id"]]
    assert [n["cast"] for n in results["names"]] == [True, True, True, False, False]
    listed = desk.get(f"/meetings/{hall.meeting_id}/polls").get_json()
    assert [entry["poll"]["id"] for entry in listed] == [poll_id]


BAD: list[tuple[Any, str]] = [
    ({}, "request.invalid"),
    ({**MOTION, "box": "glass"}, "request.invalid"),
    ({**MOTION, "box": "sealed", "keys": "nobody"}, "request.invalid"),
    ({**MOTION, "box": "sealed", "check_seconds": -1}, "request.invalid"),
    ({**MOTION, "press": "best"}, "request.invalid"),
    ({**MOTION, "duration_seconds": 0}, "request.invalid"),
    ({**MOTION, "duration_seconds": 10**9}, "request.invalid"),
    ({**MOTION, "ruleset": "mine"}, "ruleset.unknown"),
    ({**MOTION, "ruleset": "livelihood_majority"}, "ruleset.other_method"),
    ({**MOTION, "item_id": "nowhere"}, "not_found"),
    ({**MOTION, "paper": {"method": "lot", "title": "x"}}, "paper.unknown_method"),
    ({**MOTION, "paper": {"method": "motion", "title": ""}}, "paper.no_title"),
    ({**MOTION, "paper": {"method": "motion", "title": "题" * 301}}, "paper.long_title"),
    ({**MOTION, "own": {"source": ""}}, "ruleset.no_source"),
    ({**MOTION, "own": {"source": "办法", "majority": {"base": "all", "num": 3, "den": 2}}}, "ruleset.bad_share"),
]


@pytest.mark.parametrize(("body", "code"), BAD, ids=range(len(BAD)))
def test_bad_drafts(app: Flask, login: Login, body: Any, code: str) -> None:
    hall = a_hall(1)
    response = login("secretariat").post(f"/meetings/{hall.meeting_id}/polls", body)
    assert code_of(response) == code
    assert response.status_code in (400, 404, 422)
    assert response.get_json()["error"]["message"]


@pytest.mark.parametrize(
    "body",
    [
        {"answer": YES},
        {"answer": YES, "gesture": "short"},
        {"answer": YES, "gesture": "x" * 65},
        {"answer": YES, "gesture": "a b c d e f"},
        {"answer": "yes", "gesture": "gesture-1"},
        {"answer": YES, "gesture": "gesture-1", "voter": "somebody else"},
        [YES],
        "yes",
    ],
)
def test_bad_ballots(app: Flask, body: Any) -> None:
    hall = a_hall(1)
    response = device(app, hall.voters[0]).post(f"/polls/{opened(hall)}/ballot", body)
    assert (response.status_code, code_of(response)) == (400, "request.invalid")


def test_a_ballot_without_the_csrf_token_is_refused(app: Flask) -> None:
    hall = a_hall(1)
    poll_id = opened(hall)
    client = device(app, hall.voters[0])
    client.headers = {}
    response = client.post(f"/polls/{poll_id}/ballot", {"answer": YES, "gesture": "gesture-1"})
    assert response.status_code == 403


def test_own_rules_prevail_and_keep_their_source(app: Flask, login: Login) -> None:
    hall = a_hall(1)
    own = {"source": "江北区票决办法第九条", "majority": {"base": "present", "num": 2, "den": 3, "strict": False}}
    made = login("secretariat").post(f"/meetings/{hall.meeting_id}/polls", {**MOTION, "own": own}).get_json()
    assert made["rules"]["majority"] == own["majority"]
    assert made["poll"]["ruleset"]["source"] == own["source"]
    assert made["poll"]["ruleset"]["version"].endswith("+")
    assert "三分之二以上" in made["poll"]["ruleset"]["sentence"]


def test_rulesets_say_what_they_ask_and_where_from(app: Flask, login: Login) -> None:
    rules = {r["name"]: r for r in login("secretariat").get("/rulesets").get_json()}
    assert "全体代表的过半数" in rules["plenary_motion"]["sentence"]
    assert "地方组织法" in rules["plenary_motion"]["source"]
    assert rules["livelihood_majority"]["methods"] == ["choose"]


def test_while_open_nobody_learns_who_chose_what(app: Flask, login: Login) -> None:
    """Not the staff, not another deputy, not a screen, by no address."""
    hall = a_hall(3)
    poll_id = opened(hall, "choose")
    voter = device(app, hall.voters[0])
    assert code_of(voter.post(f"/polls/{poll_id}/ballot", {"answer": chosen(7), "gesture": "gesture-1"})) == "ok"
    clients = [login(role) for role in ("secretariat", "chair", "screen", "gate")] + [device(app, hall.voters[1])]
    for client in clients:
        assert code_of(client.get(f"/polls/{poll_id}/results")) == "poll.not_shown"
        for path in (f"/polls/{poll_id}", f"/meetings/{hall.meeting_id}/polls"):
            said = client.get(path).get_json()
            entry = said[0] if isinstance(said, list) else said
            assert set(entry) == {"poll", "turnout", "created_at", "voided_at", "rules", "words", "box_sha256"}
            assert entry["turnout"]["cast"] == 1
            assert entry["box_sha256"] is None
    for kind in ("pdf", "xlsx", "json"):
        assert code_of(login("chair").get(f"/polls/{poll_id}/report.{kind}")) == "poll.not_closed"


@pytest.mark.parametrize("public", [True, False])
def test_the_named_list_is_for_staff_from_the_closing_and_for_all_once_shown(
    app: Flask, login: Login, public: bool
) -> None:
    hall = a_hall(3)
    poll_id = decided(hall, [YES, NO], named_public=public)
    deputy, screen, desk = device(app, hall.voters[2]), login("screen"), login("secretariat")
    staff_list = desk.get(f"/polls/{poll_id}/results").get_json()
    assert [n["described"] for n in staff_list["names"]] == [["赞成"], ["反对"], []]
    assert staff_list["names"][0]["delegation"] == hall.voters[0].delegation
    for client in (deputy, screen):
        assert code_of(client.get(f"/polls/{poll_id}/results")) == "poll.not_shown"
    act(show_result, poll_id)
    for client in (deputy, screen):
        seen = client.get(f"/polls/{poll_id}/results").get_json()
        assert (seen["names_visible"], len(seen["names"])) == (public, 3 if public else 0)
        assert seen["result"]["figures"]["cast"] == 2


def test_a_person_of_another_meeting_and_the_administrator_find_nothing(app: Flask, login: Login) -> None:
    hall, other = a_hall(2), a_hall(1, number=20)
    poll_id = decided(hall, [YES])
    act(show_result, poll_id)
    for stranger in (device(app, other.voters[0]), login("admin")):
        for path in (f"/polls/{poll_id}", f"/polls/{poll_id}/results", f"/meetings/{hall.meeting_id}/polls"):
            assert code_of(stranger.get(path)) == "not_found"


def test_revote_rest_and_fewer_through_the_api(app: Flask, login: Login) -> None:
    hall = a_hall(4)
    chair = login("chair")
    tie = announced(hall, [chosen(1), chosen(2), chosen(1), chosen(2)], small_choose(3, 1, "livelihood_most_votes"))
    follower = chair.post(f"/polls/{tie}/revote").get_json()["poll"]
    assert (follower["relation"], follower["revote_of"], follower["state"]) == ("tied", tie, "prepared")
    act(open_poll, follower["id"])
    assert chair.post(f"/polls/{follower['id']}/close").status_code == 200
    short = announced(hall, [chosen(1)], small_choose())
    assert chair.post(f"/polls/{short}/rest").get_json()["poll"]["relation"] == "rest"
    assert code_of(chair.post(f"/polls/{short}/accept-fewer")) == "poll.rest_prepared"
    chair.post(f"/polls/{short}/void", {"reason": "有误"})
    assert chair.post(f"/polls/{short}/again").get_json()["poll"]["paper"]["choose"] == 1


def test_a_large_paper_is_taken_and_a_larger_one_refused(app: Flask, login: Login) -> None:
    hall = a_hall(1)
    desk = login("secretariat")
    for count, code in ((200, "ok"), (201, "paper.too_many_options"), (1001, "request.invalid")):
        options = [{"title": f"项目{n}"} for n in range(count)]
        paper = {"method": "choose", "title": "票决", "choose": 13, "options": options}
        response = desk.post(f"/meetings/{hall.meeting_id}/polls", {"paper": paper, "ruleset": "livelihood_majority"})
        assert code_of(response) == code
    assert projects().choose == 13
