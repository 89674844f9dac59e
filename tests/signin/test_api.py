"""The views: who may, what comes in, what goes out."""

import io
import subprocess
from typing import Any

import openpyxl
import pytest

from core.db import change
from signin.actions.choose_rules import choose_rules
from signin.rules.wall_code import code_of, window_at
from tests.conftest import code_of as refusal_of
from tests.signin.builders import DESK, a_hall

ROLES = ("", "person", "gate", "screen", "chair", "secretariat", "admin")
VIEWS: list[tuple[str, str, Any, set[str]]] = [
    ("POST", "/sittings/{s}/scan", {"badge": "0" * 64}, {"gate", "secretariat"}),
    ("POST", "/sittings/{s}/wall", {"code": "x"}, {"person"}),
    ("POST", "/sittings/{s}/here", {}, {"person"}),
    ("POST", "/sittings/{s}/wall/start", {}, {"screen", "chair", "secretariat"}),
    ("GET", "/sittings/{s}/wall", None, {"screen", "chair", "secretariat"}),
    ("GET", "/sittings/{s}/attendance", None, {"chair", "secretariat"}),
    ("POST", "/sittings/{s}/attendance", {"person_id": "x", "state": "leave", "reason": "x"}, {"secretariat"}),
    ("POST", "/sittings/{s}/quorum", {}, {"chair", "secretariat"}),
    ("GET", "/sittings/{s}/attendance.xlsx", None, {"chair", "secretariat"}),
    ("GET", "/sittings/{s}/attendance.pdf", None, {"chair", "secretariat"}),
    ("GET", "/meetings/{m}/signin-rules", None, {"chair", "secretariat"}),
    ("POST", "/meetings/{m}/signin-rules", {"tablet_signs_in": True}, {"secretariat"}),
    ("GET", "/meetings/{m}/seats", None, {"screen", "chair", "secretariat"}),
    ("POST", "/meetings/{m}/seats", {"rows": [["1-1"]]}, {"secretariat"}),
    ("POST", "/meetings/{m}/seats/people", {"seats": {}}, {"secretariat"}),
]


@pytest.mark.parametrize(("method", "path", "body", "may"), VIEWS, ids=lambda v: v if isinstance(v, str) else "")
def test_who_may(app, login, method, path, body, may):
    hall = a_hall(2)
    address = path.format(s=hall.sitting_id, m=hall.meeting_id)
    for role in ROLES:
        client = hall.phone(app, "代表0001") if role == "person" else login(role)
        answer = client.get(address) if method == "GET" else client.post(address, body)
        code = refusal_of(answer)
        if role in may:
            assert code not in ("forbidden", "login_needed"), (role, code)
        else:
            assert code == ("forbidden" if role else "login_needed"), (role, code)


def test_the_import_of_seats_is_for_the_secretariat(app, login):
    hall = a_hall(2)
    path = f"/meetings/{hall.meeting_id}/seats/import"
    for role in ("", "gate", "screen", "chair", "admin"):
        assert login(role).post(path, data={}).status_code in (401, 403)
    assert refusal_of(login("secretariat").post(path, data={})) == "request.no_file"
    assert refusal_of(login("secretariat").post(path, data={"file": (io.BytesIO(b"%PDF-1.7"), "x.pdf")})) == (
        "sheet.not_a_table"
    )


def test_the_gate_answers(app, login, clock):
    hall = a_hall()
    gate = login("gate")
    path = f"/sittings/{hall.sitting_id}/scan"
    first = gate.post(path, {"badge": hall.badges["代表0001"]}).get_json()
    assert first["result"] == "signed_in"
    assert first["sentence"] == "签到成功"
    assert first["person"] == {
        "person_id": hall.who("代表0001"),
        "name": "代表0001",
        "delegation": "第2代表团",
        "seat": "1-2",
        "post": "某单位职员",
        "votes": True,
        "roles": ["deputy"],
    }
    clock.tick(minutes=41)
    again = gate.post(path, {"badge": hall.badges["代表0001"]}).get_json()
    assert again["result"] == "already"
    assert again["sentence"] == "已于09:00签到，无需重复签到"
    assert again["at"] == first["at"]


def test_a_wrong_badge_does_not_log_the_gate_out(app, login):
    hall = a_hall()
    other = a_hall(term=18)
    gate = login("gate")
    for badge, code in (("0" * 64, "badge.unknown"), (other.badges["代表0001"], "badge.other_term")):
        answer = gate.post(f"/sittings/{hall.sitting_id}/scan", {"badge": badge})
        assert (answer.status_code, refusal_of(answer)) == (409, code)
        assert badge not in answer.get_data(as_text=True)


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"badge": ""},
        {"badge": "0" * 26},
        {"badge": "http://hall/b#" + "0" * 26},
        {"badge": "A" * 64},
        {"badge": 5},
        {"badge": "0" * 64, "extra": 1},
        {"badge": "0" * 64, "scanned_at": "now"},
        {"badge": "0" * 64, "scanned_at": "2026-11-23T09:00:00"},
    ],
)
def test_bad_scans(app, login, body):
    hall = a_hall(1)
    answer = login("gate").post(f"/sittings/{hall.sitting_id}/scan", body)
    assert (answer.status_code, refusal_of(answer)) == (400, "request.invalid")


def test_the_wall_from_start_to_phone(app, login, clock):
    hall = a_hall()
    screen, phone = login("screen"), hall.phone(app, "代表0001")
    path = f"/sittings/{hall.sitting_id}/wall"
    assert refusal_of(screen.get(path)) == "wall.not_started"
    started = screen.post(f"{path}/start").get_json()
    shown = screen.get(path).get_json()
    assert shown == started
    assert shown["url"].endswith(f"/here#{shown['code']}")
    assert phone.post(path, {"code": shown["code"]}).get_json()["result"] == "signed_in"
    assert phone.post(path, {"code": shown["code"]}).get_json()["result"] == "already"
    clock.tick(seconds=61)
    assert screen.get(path).get_json()["code"] != shown["code"]
    late = hall.phone(app, "代表0002").post(path, {"code": shown["code"]})
    assert (late.status_code, refusal_of(late)) == (409, "wall.old_code")


def test_guessing_the_wall_is_stopped(app, login, clock):
    hall = a_hall()
    login("screen").post(f"/sittings/{hall.sitting_id}/wall/start")
    phone = hall.phone(app, "代表0001")
    path = f"/sittings/{hall.sitting_id}/wall"
    guess = code_of("guess", hall.sitting_id, window_at(clock.at))
    codes = [refusal_of(phone.post(path, {"code": guess})) for _ in range(32)]
    assert codes == ["wall.wrong_code"] * 30 + ["limit.too_many"] * 2
    clock.tick(minutes=11)
    shown = login("screen").get(path).get_json()["code"]
    assert phone.post(path, {"code": shown}).get_json()["result"] == "signed_in"


def test_an_observer_signs_in_as_a_guest(app, login, clock):
    hall = a_hall()
    answer = hall.phone(app, "旁听甲").post(f"/sittings/{hall.sitting_id}/here").get_json()
    assert (answer["result"], answer["person"]["votes"]) == ("signed_in", False)
    board = login("chair").get(f"/sittings/{hall.sitting_id}/attendance").get_json()["board"]
    assert (board["expected"], board["present"], board["guests_expected"], board["guests_present"]) == (6, 0, 2, 1)


def test_a_tablet_where_it_does_not_count(app, clock):
    hall = a_hall()
    with change(DESK) as tx:
        choose_rules(tx, hall.meeting_id, tablet_signs_in=False, quorum=None)
    assert refusal_of(hall.phone(app, "代表0001").post(f"/sittings/{hall.sitting_id}/here")) == "tablet.does_not_count"


def test_the_list_and_marks_by_hand(app, login, clock):
    hall = a_hall()
    desk = login("secretariat")
    path = f"/sittings/{hall.sitting_id}/attendance"
    who = hall.who("代表0001")
    assert (
        desk.post(path, {"person_id": who, "state": "made_up", "reason": "证件遗失"}).get_json()["state"] == "made_up"
    )
    clock.tick(minutes=5)
    left = desk.post(path, {"person_id": who, "state": "left", "reason": "家事"}).get_json()
    assert left["left_at"] == clock.at.isoformat().replace("+00:00", "Z")
    row = next(p for p in desk.get(path).get_json()["people"] if p["person_id"] == who)
    assert (row["state"], row["by"], row["reason"], row["way"]) == ("left", "secretariat", "家事", "desk")
    back = {"person_id": who, "state": "undo", "reason": "误点", "seen": row["mark"]}
    assert desk.post(path, back).get_json()["state"] == "made_up"
    assert refusal_of(desk.post(path, back)) == "attendance.changed"
    for body in (
        {"person_id": who, "state": "present", "reason": "x"},
        {"person_id": who, "state": "leave", "reason": ""},
        {"person_id": who, "state": "leave", "reason": "x" * 201},
        {"person_id": who, "state": "leave"},
    ):
        assert refusal_of(desk.post(path, body)) == "request.invalid"
    assert refusal_of(
        desk.post("/sittings/nowhere/attendance", {"person_id": who, "state": "leave", "reason": "x"})
    ) == ("not_found")


def test_quorum_and_choices(app, login, clock):
    hall = a_hall()
    chair, desk = login("chair"), login("secretariat")
    found = chair.post(f"/sittings/{hall.sitting_id}/quorum").get_json()
    assert (found["needed"], found["present"], found["met"]) == (4, 0, False)
    path = f"/meetings/{hall.meeting_id}/signin-rules"
    assert desk.get(path).get_json()["rule"]["needed"] == 4
    own = {"num": 1, "den": 3, "strict": False}
    assert desk.post(path, {"tablet_signs_in": False, "quorum": own}).get_json()["rule"]["needed"] == 2
    assert refusal_of(desk.post(path, {"tablet_signs_in": True, "quorum": {"num": 3, "den": 2}})) == "quorum.bad_rule"
    assert refusal_of(desk.post(path, {"tablet_signs_in": True, "quorum": {"num": 0, "den": 2}})) == "request.invalid"


def test_seats_drawn_given_and_imported(app, login, clock):
    hall = a_hall(4)
    desk = login("secretariat")
    path = f"/meetings/{hall.meeting_id}/seats"
    assert not desk.get(path).get_json()["drawn"]
    drawn = desk.post(path, {"rows": [["1-1", "1-2", None, "1-3"]]}).get_json()
    assert (drawn["drawn"], drawn["seats_n"], drawn["off_map"]) == (True, 3, ["1-4", "20-1", "20-2"])
    first, second = hall.who("代表0000"), hall.who("代表0001")
    moved = desk.post(f"{path}/people", {"seats": {first: "１－２", second: "1-1"}}).get_json()
    assert moved["seats"]["people"]["1-2"]["person_id"] == first
    assert refusal_of(desk.post(f"{path}/people", {"seats": {first: "1-3"}})) == "seat.double"
    assert refusal_of(desk.post(f"{path}/people", {"seats": {first: "x" * 17}})) == "request.invalid"
    assert refusal_of(desk.post(path, {"rows": [["1-1", "1-1"]]})) == "seats.doubled"
    book = openpyxl.Workbook()
    book.active.append(["代表0003", None, "代表0002"])  # type: ignore[union-attr]
    file = io.BytesIO()
    book.save(file)
    file.seek(0)
    done = desk.post(f"{path}/import", data={"file": (file, "hall.xlsx")}).get_json()
    assert done["rows"] == [["1-1", None, "1-2"]]
    assert {m.name: m.seat for m in hall.members()}["代表0003"] == "1-1"


def a_marked_hall(app, login, clock):
    hall = a_hall(7, rehearsal=True)
    gate, desk = login("gate"), login("secretariat")
    for number, minutes in ((0, 0), (1, 1), (2, 3), (3, 4)):
        gate.post(f"/sittings/{hall.sitting_id}/scan", {"badge": hall.badges[f"代表{number:04}"]})
        clock.tick(minutes=minutes + 1)
    gate.post(f"/sittings/{hall.sitting_id}/scan", {"badge": hall.badges["列席甲"]})
    by_hand = (("代表0004", "leave", "住院治疗"), ("代表0005", "made_up", "=证件遗失"), ("代表0003", "left", "家事"))
    for name, state, reason in by_hand:
        path = f"/sittings/{hall.sitting_id}/attendance"
        assert desk.post(path, {"person_id": hall.who(name), "state": state, "reason": reason}).status_code == 200
    assert login("chair").post(f"/sittings/{hall.sitting_id}/quorum").status_code == 200
    return hall


def test_the_list_as_a_workbook(app, login, clock):
    hall = a_marked_hall(app, login, clock)
    answer = login("chair").get(f"/sittings/{hall.sitting_id}/attendance.xlsx")
    assert "attachment" in answer.headers["Content-Disposition"]
    book = openpyxl.load_workbook(io.BytesIO(answer.data))
    rows = {row[1]: row for row in book["签到名单"].iter_rows(values_only=True)}
    assert len(rows) == 1 + 9
    head = rows["姓名"]
    assert dict(zip(head, rows["代表0005"], strict=True))["原因"] == "=证件遗失"
    assert dict(zip(head, rows["代表0005"], strict=True))["经办人"] == "secretariat"
    assert dict(zip(head, rows["代表0001"], strict=True))["签到时间"] == "2026-11-23 09:01"
    assert dict(zip(head, rows["代表0003"], strict=True))["状态"] == "早退"
    assert dict(zip(head, rows["代表0006"], strict=True))["状态"] == "未到"
    assert dict(zip(head, rows["列席甲"], strict=True))["表决权"] == "无"
    figures = list(book["汇总"].iter_rows(values_only=True))
    assert figures[-1] == ("合计", 7, 4, 1, 1, 1)
    words = str(list(book["说明"].iter_rows(values_only=True)))
    assert "至少5人" in words
    assert "检查：全体7人，应有5人，实到4人，不足法定人数" in words
    assert "不足法定人数" in words
    assert "演练" in words


def test_the_list_as_pdf(app, login, clock, tmp_path):
    hall = a_marked_hall(app, login, clock)
    answer = login("chair").get(f"/sittings/{hall.sitting_id}/attendance.pdf")
    assert answer.mimetype == "application/pdf"
    file = tmp_path / "attendance.pdf"
    file.write_bytes(answer.data)
    text = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True).stdout
    for words in ("签到名单", "演练", "第1代表团", "代表0004", "住院治疗", "经办 secretariat", "=证件遗失", "离场"):
        assert words in text, words
    for words in ("不足法定人数", "至少5人", "列席甲", "签到组负责人", "填表人", "09:01", "应有5人"):
        assert words in text, words
    assert "旁听甲" not in text


def test_the_hall_knows(app, login, clock):
    """Initial state + messages = new state, seen by the chair and by a deputy."""
    hall = a_hall()
    chair, phone = login("chair"), hall.phone(app, "代表0001")
    path = f"/meetings/{hall.meeting_id}/hall?face="
    assert chair.get(f"{path}chair").get_json()["attendance"]["present"] == 0
    assert phone.post(f"/sittings/{hall.sitting_id}/here").status_code == 200
    seen = phone.get(f"{path}tablet").get_json()
    assert seen["attendance"]["present"] == 1
    assert seen["my_attendance"]["state"] == "present"
    assert "seats" not in seen
    assert chair.get(f"{path}chair").get_json()["seats"]["states"]["1-2"] == "present"
