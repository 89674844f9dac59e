"""What the tool would take and we do not: each fault alone through the HTTP door, and what the keeper finds afterwards.

After docs/sealed-voting.md and "Our acceptance is a strict subset of the tool's" of the protocol's notes.
"""

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from app import create_app
from core.db import database, reading
from realtime.messages import person as person_room
from tests.conftest import Client, Heard, close, code_of, settings_in
from tests.voting.belenios.workshop import OUTSIDE, change, one_more, times_g
from tests.voting.builders import ABSTAIN, NO, YES, chosen, device, last_entry, small_choose
from tests.voting.sealed.builders import SealedHall, a_sealed_hall, keep, receipt_of, sealed_by, sealed_poll
from tests.voting.sealed.forging import changed, forged, signed, under_minus
from voting.belenios.badge import master_of
from voting.belenios.ballot import Ballot
from voting.belenios.canonical import dumps
from voting.belenios.faults import Code
from voting.belenios.group import P, Q, number
from voting.sealed import store


@dataclass
class Side:
    """A hall with an open sealed poll of one kind of paper; voter 0 is the attacker, voter 1 has voted."""

    hall: SealedHall
    poll_id: str
    good: Ballot
    other: Ballot
    neighbour: Ballot
    client: Client

    def post(self, ballot: Any) -> Any:
        """Send a ballot's text as voter 0."""
        return self.client.post(f"/polls/{self.poll_id}/sealed-ballot", {"ballot": ballot})

    def rows(self) -> int:
        """How many ballots came, of whatever state."""
        with reading() as session:
            return len(store.receipts_of(session.connection(), self.poll_id, self._credential(session)))

    def _credential(self, session: Any) -> str:
        elector = store.elector_of(session, self.poll_id, self.hall.actor(0).id)
        assert elector is not None
        return elector.credential_id

    @property
    def master(self):
        return self.hall.master(0)


@dataclass
class Doors:
    app: Flask
    heard: Heard
    choose: Side
    motion: Side


def a_side(app: Flask, number: int, draft: Any, answers: Any) -> Side:
    hall = a_sealed_hall(3, number=number)
    poll_id = sealed_poll(hall, draft, press="last")
    good, other = (hall.sealed(0, poll_id, answer) for answer in answers)
    neighbour = hall.sealed(1, poll_id, answers[1])
    client = device(app, hall.hall.voters[0])
    side = Side(hall, poll_id, good, other, neighbour, client)
    hall.vote(1, poll_id, answers[0])
    keep()
    return side


@pytest.fixture(scope="module")
def doors(_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Doors]:
    folder = tmp_path_factory.mktemp("doors")
    shutil.copytree(_template, folder, dirs_exist_ok=True)
    app = create_app(settings_in(folder))
    app.testing = True
    heard = Heard()
    ticker, outbox = app.extensions["ticker"], database().outbox
    ticker._send = heard.envelopes.extend
    outbox._send = heard.envelopes.extend  # type: ignore[attr-defined]
    outbox._mark = ticker.send_now  # type: ignore[attr-defined]
    choose = a_side(app, 19, small_choose(2, 1), (chosen(1), chosen(2)))
    motion = a_side(app, 20, "motion", (YES, NO))
    yield Doors(app, heard, choose, motion)
    close(app)


Breaking = Callable[[Side], Any]


def of(path: list[Any], new: Any) -> Breaking:
    """One place of the good ballot changed, signed anew."""
    return lambda side: changed(side.master, side.poll_id, side.good, path, new)


def unsigned(path: list[Any], new: Any) -> Breaking:
    """One place changed and not signed anew."""
    return lambda side: dumps(change(json.loads(side.good.raw), path, new)).decode()


def text(breaking: Callable[[str], str]) -> Breaking:
    """The text of the good ballot changed."""
    return lambda side: breaking(side.good.raw.decode())


def without(name: str) -> Callable[[Any], Any]:
    return lambda fields: {key: value for key, value in fields.items() if key != name}


def shorter(raw: str) -> str:
    """Room for something more before the ballot is over its size."""
    return dumps(change(json.loads(raw), ["credential"], "4")).decode()


def small(side: Side) -> str:
    """The good ballot with numbers so small that two proofs more are still within its size."""
    fields = json.loads(side.good.raw)
    for path in (["answers", 0, "choices", 0, "alpha"], ["answers", 0, "choices", 1, "alpha"]):
        fields = change(fields, path, "4")
    return dumps(fields).decode()


def roomy(path: list[Any], new: Any) -> Breaking:
    """The same where something is added: in a ballot that has room for it."""
    return lambda side: changed(side.master, side.poll_id, small(side), path, new)


AT_ONCE: dict[str, tuple[str, Code, Breaking]] = {
    # bytes
    "too long": ("choose", Code.SIZE, text(lambda raw: raw + " " * 600)),
    "a space": ("choose", Code.NOT_CANONICAL, text(lambda raw: raw.replace(",", ", ", 1))),
    "a newline": ("choose", Code.NOT_CANONICAL, text(lambda raw: raw + "\n")),
    "a space before": ("choose", Code.NOT_CANONICAL, text(lambda raw: " " + raw)),
    "an escape": ("choose", Code.NOT_CANONICAL, text(lambda raw: shorter(raw).replace('"answers"', '"answer\\u0073"'))),
    "a double key": (
        "choose",
        Code.NOT_CANONICAL,
        text(lambda raw: shorter(raw).replace("{", '{"election_uuid":"ABCDEFGHabcdef",', 1)),
    ),
    "not JSON": ("choose", Code.NOT_JSON, text(lambda raw: raw[:-1])),
    "nothing": ("choose", Code.NOT_JSON, text(lambda raw: "")),
    "a lonely surrogate inside": ("choose", Code.NOT_JSON, text(lambda raw: '"\\ud800"')),
    "deep brackets": ("choose", Code.NOT_JSON, text(lambda raw: "[" * 2000)),
    "a list": ("choose", Code.SHAPE, text(lambda raw: "[]")),
    "another order": ("choose", Code.SHAPE, text(lambda raw: dumps(dict(sorted(json.loads(raw).items()))).decode())),
    "an unknown key": ("choose", Code.SHAPE, text(lambda raw: dumps(json.loads(shorter(raw)) | {"more": 1}).decode())),
    "a missing key": ("choose", Code.SHAPE, text(lambda raw: dumps(without("credential")(json.loads(raw))).decode())),
    "blank_proof null": (
        "motion",
        Code.SHAPE,
        lambda side: dumps(
            change(json.loads(shorter(side.good.raw.decode())), ["answers", 0], lambda one: one | {"blank_proof": None})
        ).decode(),
    ),
    # numbers
    **{
        f"number {spelling!r} in {path[2]}": ("choose", Code.NUMBER, of(path, spelling))
        for spelling, path in (
            ("１２", ["answers", 0, "choices", 0, "alpha"]),
            (" 12 ", ["answers", 0, "choices", 1, "beta"]),
            ("1_0", ["answers", 0, "individual_proofs", 1, 1, "response"]),
            ("", ["answers", 0, "overall_proof", 0, "challenge"]),
            ("012", ["answers", 0, "blank_proof", 1, "challenge"]),
            (12, ["answers", 0, "choices", 2, "alpha"]),
        )
    },
    "credential a number": ("choose", Code.NUMBER, unsigned(["credential"], int)),
    # context
    "another uuid": ("choose", Code.OTHER_UUID, of(["election_uuid"], "ZZZZZZZZZZZZZZ")),
    "another election's hash": ("choose", Code.OTHER_ELECTION, of(["election_hash"], lambda old: old[::-1])),
    "another's ballot": ("choose", Code.OTHERS_CREDENTIAL, lambda side: side.neighbour.raw.decode()),
    "a stranger's key": (
        "choose",
        Code.UNKNOWN_CREDENTIAL,
        lambda side: sealed_by(master_of("somebody"), side.poll_id, chosen(1)).raw.decode(),
    ),
    "minus the credential": (
        "choose",
        Code.UNKNOWN_CREDENTIAL,
        lambda side: under_minus(side.master, side.poll_id, side.good),
    ),
    # counts
    "no answer": ("motion", Code.ANSWERS, of(["answers"], [])),
    "one answer more": ("motion", Code.ANSWERS, roomy(["answers"], lambda answers: [*answers, {}])),
    "twice the answers": ("motion", Code.SIZE, of(["answers"], lambda answers: answers * 2)),
    "a choice left out": ("choose", Code.CHOICES, of(["answers", 0, "choices"], lambda choices: choices[1:])),
    "a pair of proofs left out": (
        "choose",
        Code.INDIVIDUAL_PROOFS,
        of(["answers", 0, "individual_proofs"], lambda proofs: proofs[1:]),
    ),
    "half a pair": (
        "motion",
        Code.INDIVIDUAL_PROOFS,
        of(["answers", 0, "individual_proofs", 0], lambda pair: pair[:1]),
    ),
    "three halves": (
        "motion",
        Code.INDIVIDUAL_PROOFS,
        roomy(["answers", 0, "individual_proofs", 0], lambda pair: [*pair, pair[0]]),
    ),
    "a choice more": ("motion", Code.CHOICES, roomy(["answers", 0, "choices"], lambda old: [*old, old[0]])),
    "overall proof long": ("motion", Code.OVERALL_PROOF, roomy(["answers", 0, "overall_proof"], lambda old: old * 2)),
    "blank proof long": (
        "choose",
        Code.BLANK_PROOF,
        roomy(["answers", 0, "blank_proof"], lambda old: [*old, old[0]]),
    ),
    "overall proof short": ("choose", Code.OVERALL_PROOF, of(["answers", 0, "overall_proof"], lambda old: old[1:])),
    "blank proof short": ("choose", Code.BLANK_PROOF, of(["answers", 0, "blank_proof"], lambda old: old[1:])),
    "no blank proof": ("choose", Code.BLANK_PROOF, of(["answers", 0], without("blank_proof"))),
    "blank proof where no blank is": (  # the tool takes this one and can then never tally
        "motion",
        Code.BLANK_PROOF,
        roomy(["answers", 0], lambda answer: answer | {"blank_proof": [{"challenge": "1", "response": "1"}] * 2}),
    ),
    # group, as far as it is seen without a power
    "alpha 0": ("choose", Code.OUTSIDE_GROUP, of(["answers", 0, "choices", 0, "alpha"], "0")),
    "beta p": ("choose", Code.OUTSIDE_GROUP, of(["answers", 0, "choices", 0, "beta"], str(P))),
    "a challenge of q": ("choose", Code.EXPONENT, of(["answers", 0, "overall_proof", 0, "challenge"], str(Q))),
    "a response of q": ("choose", Code.EXPONENT, of(["answers", 0, "blank_proof", 0, "response"], str(Q))),
    # signature
    "another hash signed": ("choose", Code.SIGNED_HASH, unsigned(["signature", "hash"], lambda old: old[::-1])),
    "changed after signing": ("choose", Code.SIGNED_HASH, unsigned(["answers", 0, "choices", 0, "alpha"], times_g)),
    "signature of the other ballot": (
        "choose",
        Code.SIGNATURE,
        lambda side: unsigned(["signature", "proof"], json.loads(side.other.raw)["signature"]["proof"])(side),
    ),
    "signature's challenge": ("choose", Code.SIGNATURE, unsigned(["signature", "proof", "challenge"], one_more)),
    "signed with another's key": (
        "choose",
        Code.SIGNATURE,
        lambda side: signed(side.hall.master(1), side.poll_id, json.loads(side.good.raw)),
    ),
}


@pytest.mark.parametrize("how", AT_ONCE)
def test_refused_at_the_door(doors: Doors, how: str) -> None:
    """With the fault's own code, in words, and without a trace."""
    paper, code, breaking = AT_ONCE[how]
    side: Side = getattr(doors, paper)
    before = side.rows()
    response = side.post(breaking(side))
    assert (response.status_code, code_of(response)) == (422, f"ballot.{code}")
    assert code in response.get_json()["error"]["message"]
    assert side.rows() == before


AFTERWARDS: dict[str, tuple[str, Code, Breaking]] = {
    # group
    "alpha times -1": (
        "choose",
        Code.OUTSIDE_GROUP,
        of(["answers", 0, "choices", 1, "alpha"], lambda old: times(old, OUTSIDE)),
    ),
    "beta times -1": (
        "choose",
        Code.OUTSIDE_GROUP,
        of(["answers", 0, "choices", 1, "beta"], lambda old: times(old, OUTSIDE)),
    ),
    "beta times 2": ("choose", Code.OUTSIDE_GROUP, of(["answers", 0, "choices", 0, "beta"], lambda old: times(old, 2))),
    "alpha 1": ("motion", Code.ALPHA_ONE, of(["answers", 0, "choices", 0, "alpha"], "1")),
    # what is chosen
    "two of one": ("choose", Code.OVERALL, lambda side: forged(side.master, side.poll_id, [[0, 1, 1]])),
    "none and not blank": ("choose", Code.OVERALL, lambda side: forged(side.master, side.poll_id, [[0, 0, 0]])),
    "blank and a choice": ("choose", Code.BLANK, lambda side: forged(side.master, side.poll_id, [[1, 1, 0]])),
    "a choice of two": ("choose", Code.INDIVIDUAL, lambda side: forged(side.master, side.poll_id, [[0, 2, 0]])),
    "a blank of two": ("choose", Code.INDIVIDUAL, lambda side: forged(side.master, side.poll_id, [[2, 0, 0]])),
    "minus one and two": ("motion", Code.INDIVIDUAL, lambda side: forged(side.master, side.poll_id, [[-1, 2, 0]])),
    "yes and no": ("motion", Code.OVERALL, lambda side: forged(side.master, side.poll_id, [[1, 1, 0]])),
    "no key pressed": ("motion", Code.OVERALL, lambda side: forged(side.master, side.poll_id, [[0, 0, 0]])),
    # proofs
    "individual challenge": (
        "choose",
        Code.INDIVIDUAL,
        of(["answers", 0, "individual_proofs", 0, 0, "challenge"], one_more),
    ),
    "individual response": (
        "choose",
        Code.INDIVIDUAL,
        of(["answers", 0, "individual_proofs", 2, 1, "response"], one_more),
    ),
    "overall challenge": ("choose", Code.OVERALL, of(["answers", 0, "overall_proof", 1, "challenge"], one_more)),
    "blank response": ("choose", Code.BLANK, of(["answers", 0, "blank_proof", 0, "response"], one_more)),
    "another alpha": ("choose", Code.INDIVIDUAL, of(["answers", 0, "choices", 0, "alpha"], times_g)),
    "halves swapped": ("motion", Code.INDIVIDUAL, of(["answers", 0, "individual_proofs", 0], lambda pair: pair[::-1])),
    "overall swapped": ("choose", Code.OVERALL, of(["answers", 0, "overall_proof"], lambda pair: pair[::-1])),
    "blank swapped": ("choose", Code.BLANK, of(["answers", 0, "blank_proof"], lambda pair: pair[::-1])),
    "another credential's answer": (
        "choose",
        Code.INDIVIDUAL,
        lambda side: of(["answers"], json.loads(side.neighbour.raw)["answers"])(side),
    ),
    "proofs of one's other ballot": (
        "choose",
        Code.OVERALL,
        lambda side: of(["answers", 0, "overall_proof"], json.loads(side.other.raw)["answers"][0]["overall_proof"])(
            side
        ),
    ),
    "blank proof of one's other ballot": (
        "choose",
        Code.BLANK,
        lambda side: of(["answers", 0, "blank_proof"], json.loads(side.other.raw)["answers"][0]["blank_proof"])(side),
    ),
}


def times(text: str, factor: int) -> str:
    return str(number(text) * factor % P)


@pytest.mark.parametrize("how", AFTERWARDS)
def test_found_by_the_keeper(doors: Doors, how: str) -> None:
    """The voter hears why, the box goes on without it, and turnout falls back until the voter votes again."""
    paper, code, breaking = AFTERWARDS[how]
    side: Side = getattr(doors, paper)
    me = side.hall.actor(0)
    box, voters = the_box(side)
    raw = breaking(side)
    doors.heard.envelopes.clear()
    response = side.post(raw)
    assert (response.status_code, response.get_json()["state"]) == (200, "received"), response.get_json()
    keep()
    receipt = receipt_of(side.poll_id, me)
    assert (receipt.state, receipt.fault) == ("refused", code)
    mine = [e.slices["my_sealed"] for e in doors.heard.envelopes if e.room == person_room(me.id)]
    assert [(one["state"], one["reason"]) for one in mine] == [("received", ""), ("refused", code)]
    turnouts = [
        e.slices["turnout"]["cast"] for e in doors.heard.envelopes if e.kind == "TurnoutNow" and e.slices["turnout"]
    ]
    assert (turnouts[0] >= voters, turnouts[-1]) == (True, voters)
    assert the_box(side) == (box, voters)
    assert last_entry(side.hall.hall, "ballot.refused") == {"tracker": receipt.tracker, "fault": str(code)}
    again = side.post(raw)
    assert (again.status_code, again.get_json()["state"]) == (200, "refused"), "the same bytes, the same answer"
    assert side.rows() == receipt.press


def the_box(side: Side) -> tuple[tuple[int, str], int]:
    with reading() as session:
        box = store.box_of(session, side.poll_id)
        return (box.ballots, box.head), store.voters_count(session, side.poll_id)


def test_after_all_this_the_voter_can_vote(doors: Doors) -> None:
    """The box that was shot at takes an honest ballot; a ballot replaced by a later one, sent again, replaces nothing."""
    for side, answers in ((doors.choose, (chosen(1), chosen(2))), (doors.motion, (YES, ABSTAIN))):
        first, second = (side.hall.sealed(0, side.poll_id, answer).raw.decode() for answer in answers)
        assert side.post(first).get_json()["state"] == "received"
        assert side.post(second).get_json()["state"] == "received"
        keep()
        assert receipt_of(side.poll_id, side.hall.actor(0)).state == "checked"
        count = the_box(side)
        repeated = side.post(first).get_json()
        assert (repeated["state"], repeated["tracker"]) == ("checked", tracker_of(side, first))
        keep()
        assert the_box(side) == count
        board = side.client.get(f"/polls/{side.poll_id}/board").get_json()
        lines = {line["tracker"]: line["counted"] for line in board["lines"]}
        assert (lines[tracker_of(side, first)], lines[tracker_of(side, second)]) == (False, True)


def tracker_of(side: Side, raw: str) -> str:
    from voting.sealed.frozen import read_sealed

    return read_sealed(side.poll_id, raw).tracker


REQUESTS: dict[str, tuple[Any, str]] = {
    "no ballot": ({}, "request.invalid"),
    "ballot null": ({"ballot": None}, "request.invalid"),
    "ballot an object": ({"ballot": {}}, "request.invalid"),
    "something more": ({"ballot": "{}", "gesture": "x"}, "request.invalid"),
    "a list": ([], "request.invalid"),
}


@pytest.mark.parametrize("how", REQUESTS)
def test_odd_requests(doors: Doors, how: str) -> None:
    body, code = REQUESTS[how]
    path = f"/api/v1/polls/{doors.choose.poll_id}/sealed-ballot"
    response = doors.choose.client.http.post(path, json=body, headers=doors.choose.client.headers)
    assert code_of(response) == code


def test_odd_bytes(doors: Doors) -> None:
    client, headers = doors.choose.client, doors.choose.client.headers | {"Content-Type": "application/json"}
    path = f"/api/v1/polls/{doors.choose.poll_id}/sealed-ballot"
    for data, code in (
        (b'{"ballot":"\\ud800"}', "request.invalid"),
        (b'{"ballot":"\\u0000"}', "request.zero_character"),
        (b'{"ballot":"\xff"}', "request.invalid"),
        (b'{"ballot":' + b"[" * 100_000 + b"]" * 100_000 + b"}", "request.invalid"),
        (b'{"ballot":"' + b"x" * (2 * 1024 * 1024) + b'"}', "http.413"),
    ):
        assert code_of(client.http.post(path, data=data, headers=headers)) == code
    assert code_of(client.http.post(path, data=b"ballot={}", headers=client.headers)) == "request.not_json"


def test_who_may_not_vote(doors: Doors) -> None:
    """Nobody, an account, a guest without a vote, a deputy of another meeting; a poll that is none."""
    side, body = doors.choose, {"ballot": doors.choose.good.raw.decode()}
    path = f"/polls/{side.poll_id}/sealed-ballot"
    assert code_of(Client(doors.app).post(path, body)) == "login_needed"
    guests = [device(doors.app, member) for member in side.hall.hall.others]
    assert [code_of(guest.post(path, body)) for guest in guests] == ["ballot.not_elector"] * 2
    assert code_of(doors.motion.client.post(path, body)) == "ballot.not_elector"
    assert code_of(side.client.post("/polls/nowhere/sealed-ballot", body)) == "poll.no_box"
    assert code_of(side.post(doors.motion.good.raw.decode())) == "ballot.context.uuid"


def test_a_named_ballot_to_a_sealed_poll(doors: Doors) -> None:
    body = {"answer": chosen(1), "gesture": "gesture-1"}
    assert code_of(doors.choose.client.post(f"/polls/{doors.choose.poll_id}/ballot", body)) == "poll.sealed"


def test_replaced_proofs_do_not_fit_another_ballot_of_the_same_voter(doors: Doors) -> None:
    """A ballot object whose answer is of one ballot and whose rest is of another is not the other's tracker."""
    side = doors.choose
    mixed = replace(side.good, answers=side.other.answers)
    assert code_of(side.post(mixed.raw.decode())) == f"ballot.{Code.SIGNED_HASH}"
