"""What a hostile deputy sends, and what must come of it: a refusal, never an acceptance, never a crash."""

import json
import uuid
from dataclasses import dataclass
from typing import Any

from rehearsal.client import Client
from rehearsal.prepared import Prepared
from rehearsal.wire import NetworkLost


@dataclass(frozen=True, slots=True)
class Attack:
    """A request that must be refused with a status from 400 to 499."""

    label: str
    path: str
    body: bytes
    method: str = "POST"
    kind: str = "application/json"


def ballot_body(answer: Any, gesture: str | None = None) -> dict[str, Any]:
    """The body of a ballot; a fresh gesture unless one is given."""
    return {"answer": answer, "gesture": gesture or uuid.uuid4().hex}


def on_ballot(poll_id: str, paper: dict[str, Any]) -> list[Attack]:
    """Malformed and dishonest ballots for an open poll."""
    path = f"/polls/{poll_id}/ballot"
    options = [option["id"] for option in paper["options"]]
    answers: list[tuple[str, Any]] = [
        ("unknown option", {"chosen": ["no-such-project"]}),
        ("unknown key", {"vote": "maybe"}),
        ("a list", ["yes"]),
        ("nothing", None),
        ("nested", {"chosen": [{"id": "1"}]}),
        ("a surrogate", {"vote": "\ud800"}),
        ("number for text", {"vote": 1}),
        ("unknown line", {"votes": {"no-such-line": "yes"}}),
    ]
    if paper["method"] == "choose":
        answers.append(("more than the limit", {"chosen": options[: paper["choose"] + 1]}))
        answers.append(("one option twice", {"chosen": [options[0], options[0]]}))
        answers.append(("the keys of a motion", {"vote": "yes"}))
    attacks = [Attack(f"ballot: {label}", path, _json(ballot_body(answer))) for label, answer in answers]
    good = {"vote": "yes"}
    return [
        *attacks,
        Attack("ballot: for somebody else", path, _json({**ballot_body(good), "person_id": "someone"})),
        Attack("ballot: without a gesture", path, _json({"answer": good})),
        Attack("ballot: an endless gesture", path, _json(ballot_body(good, "x" * 5000))),
        Attack("ballot: no JSON", path, b"{answer:"),
        Attack("ballot: deep JSON", path, b'{"answer":' + b"[" * 100_000),
        Attack("ballot: a form", path, b"answer=yes", kind="application/x-www-form-urlencoded"),
        Attack("ballot: a poll that is not there", "/polls/nosuchpoll/ballot", _json(ballot_body(good))),
    ]


def on_chair(prepared: Prepared, poll_id: str) -> list[Attack]:
    """What only the chair, the secretariat or the gate may do."""
    meeting_id, sitting_id, roll_id = prepared.meeting_id, prepared.sitting_id, prepared.roll_id
    paths = (
        f"/polls/{poll_id}/close",
        f"/polls/{poll_id}/show",
        f"/meetings/{meeting_id}/end",
        f"/sittings/{sitting_id}/close",
    )
    return [
        *(Attack(path.rsplit("/", 1)[1], path, b"{}") for path in paths),
        Attack("void", f"/polls/{poll_id}/void", _json({"reason": "x"})),
        Attack("stage", f"/meetings/{meeting_id}/stage", _json({"face": "message", "text": "x"})),
        Attack("badges", f"/rolls/{roll_id}/badges", b"{}"),
        Attack("roll", f"/rolls/{roll_id}/people", b"", "GET"),
        Attack("accounts", "/accounts", b"", "GET"),
        Attack("results before closing", f"/polls/{poll_id}/results", b"", "GET"),
    ]


async def attempt(client: Client, attacks: list[Attack]) -> list[str]:
    """Send them all; returns a sentence for each that was not refused properly."""
    faults = []
    for attack in attacks:
        try:
            answer = await client.raw(attack.method, attack.path, attack.body or None, attack.kind)
        except NetworkLost as error:
            faults.append(f"{attack.label}: 没有答复 no answer ({error})")
            continue
        if not 400 <= answer.status < 500:
            faults.append(f"{attack.label}: HTTP {answer.status} {answer.body[:120].decode(errors='replace')}")
    return faults


def _json(data: Any) -> bytes:
    return json.dumps(data).encode()
