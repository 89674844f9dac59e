"""Hostile sealed ballots: each must be refused, none may reach the box."""

import json
from typing import Any

from rehearsal.attacks import Attack, ballot_body

TOO_LONG = 2_200_000


def on_sealed_ballot(poll_id: str, mine: str, others: str, old: list[str]) -> list[Attack]:
    """Attacks on an open sealed poll with a ballot of one's own, somebody else's, and those of earlier polls.

    `mine` must not be one that may be accepted as it is: its proofs are broken.
    """
    texts = [
        ("altered in its credential", _altered(mine, '"credential":"')),
        ("altered in a choice", _altered(mine, '"alpha":"')),
        ("altered in its signature", _altered(mine, '"challenge":"', last=True)),
        ("for another election", _altered(mine, '"election_hash":"')),
        ("somebody else's", others),
        *(("of an earlier poll", one) for one in old),
        ("with a space", mine.replace(":", ": ", 1)),
        ("with a line break", f"{mine}\n"),
        ("with one field more", mine[:-1] + ',"more":1}'),
        ("cut off", mine[: len(mine) // 2]),
        ("too long for this paper", mine + " " * len(mine)),
        ("empty", ""),
        ("deep JSON", "[" * 100_000),
        ("a surrogate", "\ud800"),
    ]
    path = f"/polls/{poll_id}/sealed-ballot"
    bodies: list[tuple[str, Any]] = [
        *((label, {"ballot": text}) for label, text in texts),
        ("a number", {"ballot": 1}),
        ("an object", {"ballot": {"answers": []}}),
        ("for somebody else", {"ballot": mine, "person_id": "someone"}),
    ]
    return [
        *(Attack(f"sealed ballot: {label}", path, json.dumps(body).encode()) for label, body in bodies),
        Attack("sealed ballot: no JSON", path, b"{ballot:"),
        Attack("sealed ballot: to no poll", "/polls/nosuchpoll/sealed-ballot", json.dumps({"ballot": mine}).encode()),
        *_on_the_box(poll_id),
        Attack("sealed ballot: far too long", path, json.dumps({"ballot": "9" * TOO_LONG}).encode()),
    ]


def _on_the_box(poll_id: str) -> list[Attack]:
    """What a deputy who is no scrutineer may not see or do while the vote is open."""
    named = [{"vote": "yes"}, {"chosen": []}, {"votes": {}}]
    return [
        *(Attack("named ballot", f"/polls/{poll_id}/ballot", json.dumps(ballot_body(one)).encode()) for one in named),
        Attack("ballots while open", f"/polls/{poll_id}/sealed-ballots?after=0", b"", "GET"),
        Attack("archive while open", f"/polls/{poll_id}/box.bel", b"", "GET"),
        Attack("who voted", f"/polls/{poll_id}/who-voted", b"", "GET"),
        Attack("a part of the opening", f"/polls/{poll_id}/part", b'{"part":"{}"}'),
        Attack("stop the vote", f"/polls/{poll_id}/check", b"{}"),
        Attack("go back to the vote", f"/polls/{poll_id}/resume", b"{}"),
    ]


def _altered(ballot: str, after: str, *, last: bool = False) -> str:
    """The ballot with one character of the first (or last) such field changed for another that may stand there."""
    place = (ballot.rindex if last else ballot.index)(after) + len(after)
    return f"{ballot[:place]}{'2' if ballot[place] != '2' else '3'}{ballot[place + 1 :]}"
