"""The views of elections: who may, and a whole election with a tie, a second round and a name in two spellings."""

from typing import Any

from flask import Flask

from core.db import reading
from tests.conftest import code_of
from tests.voting.builders import CHAIR, a_hall, a_poll, act, device, opened, poll_now, vote
from tests.voting.elections.builders import TWO, appointments, election
from tests.voting.permissions import (
    LOGGED_IN,
    SECRETARIAT,
    STAFF,
    Login,
    Permission,
    assert_complete,
    assert_only,
    each_of,
    everybody,
)
from tests.voting.rules.build import ballot
from voting.actions.close_poll import close_poll
from voting.actions.open_poll import open_poll
from voting.live_store import poll_slices

MERGE = {"names": ["张姗"], "into": "张珊", "reason": "同一人"}
PERMISSIONS: list[Permission] = [
    ("GET", "/polls/{poll}/write-in-people", None, LOGGED_IN),
    ("GET", "/meetings/{meeting}/nominees", None, SECRETARIAT),
    ("GET", "/polls/{poll}/written-in", None, SECRETARIAT),
    ("POST", "/polls/{poll}/merge-write-ins", MERGE, SECRETARIAT),
    ("POST", "/polls/{poll}/undo-merge", {"merge_id": "x"}, SECRETARIAT),
    ("POST", "/polls/{poll}/withdraw", {"options": ["c1"], "reason": "本人请求"}, STAFF),
    ("POST", "/polls/{poll}/merge-appointments", {"reason": "决定"}, STAFF),
    ("POST", "/polls/{poll}/split-appointments", None, STAFF),
    ("POST", "/polls/{poll}/reorder-appointments", None, SECRETARIAT),
    ("GET", "/polls/{poll}/appointment-notes", None, STAFF),
]


@each_of(PERMISSIONS)
def test_permissions(app: Flask, login: Login, method: str, path: str, body: Any, allowed: set[str]) -> None:
    hall = a_hall(2)
    poll_id = opened(hall, election())
    vote(hall.actor(0), poll_id, ballot("n---", (1, "张姗")))
    act(close_poll, poll_id)
    path = path.format(poll=poll_id, meeting=hall.meeting_id)
    away = ("forbidden", "not_found") if path.endswith("written-in") else ("forbidden",)
    assert_only(allowed, everybody(app, login, hall.voters[0]), method, path, body, away)


def test_the_table_of_permissions_is_complete(app: Flask) -> None:
    assert_complete("elections", PERMISSIONS, poll="<poll_id>", meeting="<meeting_id>")


def body_of(hall_item: str, **paper: Any) -> dict[str, Any]:
    names = "赵一", "钱二", "孙三", "李四"
    options = [{"id": f"c{n}", "title": name} for n, name in enumerate(names, start=1)]
    whole = {"method": "elect", "title": "选举区人大常委会副主任", "choose": 2, "write_ins": True, "options": options}
    return {"paper": whole | paper, "ruleset": "election_majority", "item_id": hall_item}


def test_an_election_with_a_tie_a_second_round_and_a_name_in_two_spellings(app: Flask, login: Login) -> None:
    hall = a_hall(7, scrutineers=1)
    desk, chair = login("secretariat"), login("chair")
    tablets = [device(app, one) for one in hall.voters]
    poll_id = desk.post(f"/meetings/{hall.meeting_id}/polls", body_of(hall.item_id)).get_json()["poll"]["id"]
    assert chair.post(f"/polls/{poll_id}/open").status_code == 200
    answers = [
        ballot("yn--", (2, "张珊")),
        ballot("yn--", (2, "张 姗")),
        ballot("yn--", (2, "张珊")),
        ballot("y-y-"),
        ballot("yny-"),
        ballot("-ny-", (2, "张姗")),
        ballot("--y-"),
    ]
    for place, (tablet, answer) in enumerate(zip(tablets, answers, strict=True)):
        assert (
            tablet.post(f"/polls/{poll_id}/ballot", {"answer": answer, "gesture": f"gesture-{place}"}).status_code
            == 200
        )
    refused = tablets[0].post(f"/polls/{poll_id}/ballot", {"answer": ballot("yyyn"), "gesture": "gesture-x"})
    assert code_of(refused) == "ballot.too_many_elected"
    chair.post(f"/polls/{poll_id}/close")

    chief = tablets[0]
    seen = chief.get(f"/polls/{poll_id}/written-in").get_json()
    assert [(one["name"], one["votes"], one["alike"]) for one in seen["names"]] == [
        ("张姗", 2, ["张珊"]),
        ("张珊", 2, ["张姗"]),
    ]
    merged = chief.post(f"/polls/{poll_id}/merge-write-ins", MERGE | {"names": ["张姗", "张珊"]}).get_json()
    assert [(one["name"], one["votes"], one["state"]) for one in merged["names"]] == [("张珊", 4, "tied")]
    assert [(one["into"], one["reason"], one["made_by"]) for one in merged["merges"]] == [
        ("张珊", "同一人", hall.voters[0].name)
    ]
    assert code_of(chair.post(f"/polls/{poll_id}/revote")) == "poll.result_not_shown"
    chair.post(f"/polls/{poll_id}/show")
    outcome = tablets[3].get(f"/polls/{poll_id}/results").get_json()["result"]["outcome"]
    assert (outcome["selected"], outcome["tied"], outcome["next_step"]) == (["c1"], ["c3", "+张珊"], "revote")

    second = chair.post(f"/polls/{poll_id}/revote").get_json()["poll"]
    assert [option["title"] for option in second["paper"]["options"]] == ["孙三", "张珊"]
    assert (second["paper"]["choose"], second["paper"]["write_ins"], second["relation"]) == (1, False, "tied")
    chair.post(f"/polls/{second['id']}/open")
    ids = [option["id"] for option in second["paper"]["options"]]
    for place, tablet in enumerate(tablets[:5]):
        answer = {"votes": {ids[place % 2]: "yes"}}
        assert (
            tablet.post(f"/polls/{second['id']}/ballot", {"answer": answer, "gesture": f"second-{place}"}).status_code
            == 200
        )
    chair.post(f"/polls/{second['id']}/close")
    chair.post(f"/polls/{second['id']}/show")
    last = tablets[0].get(f"/polls/{second['id']}/results").get_json()["result"]
    assert (last["outcome"]["selected"], last["outcome"]["next_step"]) == (["c3"], "done")
    assert "1. 孙三，3票。" in last["words"]
    assert desk.get(f"/polls/{poll_id}/report.pdf").status_code == 200
    report = desk.get(f"/polls/{poll_id}/report.json").get_json()
    assert [(one["names"], one["into"]) for one in report["merges"]] == [(["张姗", "张珊"], "张珊")]


def test_a_shortfall_is_elected_on_with_who_was_written_in(app: Flask, login: Login) -> None:
    hall = a_hall(5)
    chair = login("chair")
    name = hall.voters[4].name
    poll_id = opened(hall, election(2, 2))
    for place in range(3):
        vote(hall.actor(place), poll_id, ballot("yn", (2, name)) if place < 2 else ballot("y-"))
    act(close_poll, poll_id)
    chair.post(f"/polls/{poll_id}/show")
    again = chair.post(f"/polls/{poll_id}/rest", {"written": [f"+{name}"]}).get_json()["poll"]
    assert [(o["title"], o["person"]) for o in again["paper"]["options"]] == [
        ("钱二", ""),
        (name, hall.voters[4].person_id),
    ]
    assert again["paper"]["choose"] == 1


def test_who_may_be_written_in(app: Flask, login: Login) -> None:
    hall = a_hall(3)
    tablet = device(app, hall.voters[0])
    paper = election(1, 1).paper.to_data() | {"options": [{"id": "c1", "title": hall.voters[1].name}]}
    poll = login("secretariat").post(
        f"/meetings/{hall.meeting_id}/polls", body_of(hall.item_id, **{**paper, "title": "选举"})
    )
    people = tablet.get(f"/polls/{poll.get_json()['poll']['id']}/write-in-people").get_json()
    assert hall.voters[0].name in [one["name"] for one in people]
    assert hall.voters[1].name not in [one["name"] for one in people]
    assert tablet.get(f"/polls/{a_poll(hall, election(write_ins=False))}/write-in-people").get_json() == []


def test_what_cannot_be_sealed_is_refused_and_says_what_to_do(app: Flask, login: Login) -> None:
    hall = a_hall(2)
    desk = login("secretariat")
    refused = desk.post(f"/meetings/{hall.meeting_id}/polls", body_of(hall.item_id) | {"box": "sealed"})
    assert (code_of(refused), "纸质选票" in refused.get_json()["error"]["message"]) == ("paper.not_sealable", True)
    ranking = {"method": "rank", "write_ins": False, "choose": 4, "winners": 2}
    body = body_of(hall.item_id, **ranking) | {"ruleset": "rank_points"}
    assert code_of(desk.post(f"/meetings/{hall.meeting_id}/polls", body | {"box": "sealed"})) == "paper.not_sealable"
    assert desk.post(f"/meetings/{hall.meeting_id}/polls", body).status_code == 200


def test_nothing_of_an_appointment_is_public_before_the_vote(app: Flask, login: Login) -> None:
    hall = a_hall(2)
    poll_id = a_poll(hall, appointments(*TWO))
    tablet = device(app, hall.voters[0])
    chair = login("chair")
    chair.post(f"/meetings/{hall.meeting_id}/stage", {"face": "poll", "poll_id": poll_id})
    secret = ("张三", "李四", "财政局")
    for face in ("tablet", "screen", "gate"):
        with reading() as session:
            said = str(poll_slices(session, hall.meeting_id, staff=False, screen=face != "tablet"))
        assert not any(word in said for word in secret), face
    for client in (tablet, login("screen")):
        assert not any(word in client.get(f"/polls/{poll_id}").get_data(as_text=True) for word in secret)
        assert not any(
            word in client.get(f"/meetings/{hall.meeting_id}/polls").get_data(as_text=True) for word in secret
        )
        assert not any(
            word in client.get(f"/meetings/{hall.meeting_id}/hall?face=tablet").get_data(as_text=True)
            for word in secret
        )
    assert "张三" in chair.get(f"/polls/{poll_id}").get_data(as_text=True)
    assert poll_now(poll_id).state == "prepared"
    act(open_poll, poll_id)
    assert "张三" in tablet.get(f"/polls/{poll_id}").get_data(as_text=True)


def test_a_second_failed_nomination_is_pointed_out(app: Flask, login: Login) -> None:
    hall = a_hall(3)
    chair = login("chair")
    failed = appointments(("appoint", "张三", "区财政局局长"))

    def codes(poll_id: str) -> list[tuple[str, int]]:
        notes = chair.get(f"/polls/{poll_id}/appointment-notes").get_json()["notes"]
        return [(note["code"], note["failures"]) for note in notes]

    for known in ([], [("appointment.failed_before", 1)], [("appointment.second_failure", 2)]):
        poll_id = a_poll(hall, failed)
        assert codes(poll_id) == known
        warned = chair.post(f"/polls/{poll_id}/open").get_json()["warnings"]
        assert {w["code"] for w in warned} & {"appointment.failed_before", "appointment.second_failure"} == {
            c for c, _ in known
        }
        vote(hall.actor(0), poll_id, {"votes": {"a1": "no"}})
        act(close_poll, poll_id, by=CHAIR)
        assert codes(poll_id) == known
    assert codes(a_poll(hall, appointments(*TWO))) == [("appointment.order", 0), ("appointment.second_failure", 3)]
