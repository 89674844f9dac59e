"""A whole poll of 213 against a count that knows nothing of the program."""

import random
from collections import Counter

import pytest
from flask import Flask

from core.db import reading
from tests.voting.builders import CHOOSE, a_hall, act, opened, poll_now, vote
from voting.actions.close_poll import close_poll
from voting.documents import document_of
from voting.store import poll_row

N = 230
K = 13


@pytest.mark.parametrize("seed", [1, 2])
def test_213_deputies_choose_13_of_20(app: Flask, seed: int) -> None:
    chance = random.Random(seed)
    hall = a_hall(213, members_n=N, present=208)
    poll_id = opened(hall, CHOOSE, press="last")
    ids = [option.id for option in CHOOSE.paper.options]
    weights = [chance.uniform(0.2, 3) for _ in ids]
    ballots: dict[int, list[str]] = {}
    for place in range(208):
        for _ in range(chance.choice((0, 1, 1, 1, 1, 1, 2))):
            liked = sorted(ids, key=lambda i: chance.random() * weights[ids.index(i)], reverse=True)
            ballots[place] = liked[: chance.choice((0, 5, 13, 13, 13))]
            vote(hall.actor(place), poll_id, {"chosen": ballots[place]})
    act(close_poll, poll_id)

    votes = Counter(choice for ballot in ballots.values() for choice in ballot)
    able = [i for i in ids if 2 * votes[i] > N]
    ranked = sorted(able, key=lambda i: -votes[i])
    border = votes[ranked[K - 1]] if len(ranked) >= K else -1
    torn = len(ranked) > K and votes[ranked[K]] == border
    expected = {i for i in ranked[:K] if not (torn and votes[i] == border)}

    result = poll_now(poll_id).result
    assert result is not None
    lines = result["outcome"]["lines"]
    assert {line["id"]: line["yes"] for line in lines} == {i: votes[i] for i in ids}
    assert {line["id"] for line in lines if line["state"] == "selected"} == expected
    assert [line["yes"] for line in lines] == sorted((votes[i] for i in ids), reverse=True)
    assert result["figures"] == {
        "n": N, "present": 208, "cast": len(ballots), "valid": len(ballots), "electors": 213,
    }  # fmt: skip
    assert result["counts"]["blank"] == sum(not ballot for ballot in ballots.values())

    with reading() as session:
        document = document_of(session, poll_row(session, poll_id))
    by_delegation: Counter[tuple[str, str]] = Counter()
    for place, ballot in ballots.items():
        by_delegation.update((hall.voters[place].delegation, choice) for choice in ballot)
    for part in document.delegations:
        assert {key: n[0] for key, n in part.options.items()} == {i: by_delegation[part.name, i] for i in ids}
    named = {(vote.name, tuple(vote.answer["chosen"])) for vote in document.votes if vote.answer is not None}
    order = {i: place for place, i in enumerate(ids)}
    assert named == {(hall.voters[p].name, tuple(sorted(b, key=order.__getitem__))) for p, b in ballots.items()}
