"""A ballot is accepted if it is right in every respect, and refused for the respect in which it is wrong."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.voting.belenios.workshop import OUTSIDE, Workshop, chance, change, one_more, refused, times_g
from voting.belenios import ballot as ballot_module
from voting.belenios.ballot import (
    Box,
    check_ballot,
    is_valid_choice,
    make_ballot,
    require_room,
)
from voting.belenios.canonical import dumps
from voting.belenios.ciphertext import Ciphertext
from voting.belenios.election import Question
from voting.belenios.faults import Code
from voting.belenios.group import P, number

GOOD = [[1, 0], [0, 1, 1, 0]]


def check(shop, raw, mine=None):
    return check_ballot(shop.election, shop.key, shop.roll.weights, raw, mine)


@pytest.mark.parametrize("second", [[0, 1, 1, 0], [0, 0, 0, 1], [1, 0, 0, 0]])
def test_honest_ballots_pass(shop, second):
    ballot = shop.ballot(0, [[0, 1], second])
    assert check(shop, ballot.raw, ballot.credential) == ballot


def test_what_was_read_is_what_would_be_written(shop):
    """A ballot that was read knows its bytes and their hashes; written anew from its parts it has the same."""
    read = check(shop, shop.ballot(0, [[0, 1], [0, 1, 1, 0]]).raw)
    anew = replace(read)
    assert (read.raw, read.hash_to_sign, read.tracker) == (anew.raw, anew.hash_to_sign, anew.tracker)


@st.composite
def questions_with_choices(draw):
    """A question and a valid answer to it."""
    n = draw(st.integers(1, 3))
    low = draw(st.integers(0, n))
    high = draw(st.integers(low, n))
    how_many = draw(st.integers(low, high))
    chosen = draw(st.permutations([1] * how_many + [0] * (n - how_many)))
    question = Question("?", tuple("abc"[:n]), low, high, draw(st.sampled_from([None, False, True])))
    if not question.blank:
        return question, chosen
    return question, draw(st.sampled_from([[0, *chosen], [1] + [0] * n]))


@given(st.lists(questions_with_choices(), min_size=1, max_size=2), st.integers(0, 2**32))
@settings(max_examples=8, deadline=None)
def test_any_question_any_choice(asked, seed):
    questions, choices = zip(*asked, strict=True)
    shop = Workshop(questions, voters=1, trustees_count=1, seed=seed)
    assert check(shop, shop.ballot(0, choices).raw)


@pytest.mark.parametrize(
    "choices",
    [
        [[1, 1], [0, 1, 0, 0]],
        [[0, 0], [0, 1, 0, 0]],
        [[1, 0], [0, 0, 0, 0]],
        [[1, 0], [0, 1, 1, 1]],
        [[1, 0], [1, 1, 0, 0]],
        [[1, 0], [0, 2, 0, 0]],
        [[1, 0, 0], [0, 1, 0, 0]],
    ],
)
def test_invalid_choices_are_not_sealed(shop, choices):
    with pytest.raises(ValueError, match="does not answer"):
        shop.ballot(0, choices)


def test_choices_that_may_be_made():
    question = Question("?", ("a", "b"), 0, 1)
    assert [is_valid_choice(question, pair) for pair in ([0, 0], [0, 1], [1, 1])] == [True, True, False]


@pytest.mark.parametrize(
    ("choices", "code"),
    [
        ([[1, 1], GOOD[1]], Code.OVERALL),  # overvote
        ([[0, 0], GOOD[1]], Code.OVERALL),  # undervote
        ([GOOD[0], [0, 1, 1, 1]], Code.OVERALL),
        ([GOOD[0], [0, 0, 0, 0]], Code.OVERALL),
        ([GOOD[0], [1, 1, 0, 0]], Code.BLANK),  # blank together with a choice
        ([GOOD[0], [0, 2, 0, 0]], Code.INDIVIDUAL),  # two for one
        ([[-1, 2], GOOD[1]], Code.INDIVIDUAL),
        ([GOOD[0], [2, 0, 0, 0]], Code.INDIVIDUAL),
    ],
)
def test_forged_choices(shop, choices, code):
    refused(code, check, shop, shop.forged(0, choices).raw)


def test_context(shop):
    ballot = shop.ballots[0]
    other_uuid = Workshop(uuid="ZZZZZZZZZZZZZZ")
    other_text = Workshop(questions=(replace(shop.questions[0], question="别的"), shop.questions[1]))
    refused(Code.OTHER_UUID, check, other_uuid, ballot.raw)
    refused(Code.OTHER_ELECTION, check, other_text, ballot.raw)
    refused(Code.OTHERS_CREDENTIAL, check, shop, ballot.raw, shop.ballots[1].credential)
    stranger = make_ballot(shop.election, Workshop(seed=9).credentials[0], GOOD, chance(3))
    refused(Code.UNKNOWN_CREDENTIAL, check, shop, stranger.raw)


def test_box(shop):
    first, second = shop.ballots[0], shop.ballots[2]
    require_room(second, Box({first.tracker}, {first.credential}, revote=True))
    require_room(first, Box(set(), set(), revote=False))
    refused(Code.CLOSED, require_room, second, Box(set(), set(), revote=True, closed=True))
    refused(Code.SAME_BALLOT, require_room, first, Box({first.tracker, second.tracker}, set(), revote=True))
    refused(Code.SECOND_BALLOT, require_room, second, Box({first.tracker}, {first.credential}, revote=False))


COUNTS: dict[str, tuple[Code, list[Any], Any]] = {
    "no answer": (Code.ANSWERS, ["answers"], lambda answers: answers[:1]),
    "one answer more": (Code.ANSWERS, ["answers"], lambda answers: [*answers, answers[0]]),
    "choice left out": (Code.CHOICES, ["answers", 1, "choices"], lambda choices: choices[1:]),
    "proof left out": (Code.INDIVIDUAL_PROOFS, ["answers", 0, "individual_proofs"], lambda proofs: proofs[1:]),
    "half a proof": (Code.INDIVIDUAL_PROOFS, ["answers", 0, "individual_proofs", 0], lambda pair: pair[:1]),
    "three halves": (Code.INDIVIDUAL_PROOFS, ["answers", 0, "individual_proofs", 0], lambda pair: [*pair, pair[0]]),
    "overall short": (Code.OVERALL_PROOF, ["answers", 1, "overall_proof"], lambda proofs: proofs[1:]),
    "overall long": (Code.OVERALL_PROOF, ["answers", 0, "overall_proof"], lambda proofs: proofs * 2),
    "blank proof short": (Code.BLANK_PROOF, ["answers", 1, "blank_proof"], lambda proofs: proofs[1:]),
    "no blank proof": (
        Code.BLANK_PROOF,
        ["answers", 1],
        lambda answer: {name: value for name, value in answer.items() if name != "blank_proof"},
    ),
    "blank proof where no blank is": (  # the tool takes this one and can then never tally
        Code.BLANK_PROOF,
        ["answers", 0],
        lambda answer: answer | {"blank_proof": answer["overall_proof"] * 2},
    ),
}


@pytest.mark.parametrize("how", COUNTS)
def test_counts(shop, how, monkeypatch):
    monkeypatch.setattr(ballot_module, "size_limit", lambda election: 10**6)  # some are longer than any ballot
    code, path, breaking = COUNTS[how]
    fields = change(json.loads(shop.ballots[0].raw), path, breaking)
    refused(code, check, shop, shop.resign_json(fields, 0))


@pytest.mark.parametrize("part", ["alpha", "beta"])
@pytest.mark.parametrize("factor", [OUTSIDE, 2])
def test_choices_must_be_in_the_group(shop, part, factor):
    """Times −1, times 2: in range, but not of order q."""
    path = ["answers", 1, "choices", 2, part]
    fields = change(json.loads(shop.ballots[0].raw), path, lambda text: str(number(text) * factor % P))
    refused(Code.OUTSIDE_GROUP, check, shop, shop.resign_json(fields, 0))


def test_alpha_one(shop):
    ballot = shop.ballots[0]
    answer = ballot.answers[0]
    bare = replace(answer, choices=(Ciphertext(number(1), answer.choices[0].beta), answer.choices[1]))
    forged = shop.resign(replace(ballot, answers=(bare, ballot.answers[1])), 0)
    refused(Code.ALPHA_ONE, check, shop, forged.raw)


def paths_of_proofs(value, path=()):
    """The path of every challenge and response in a ballot."""
    if isinstance(value, dict):
        if set(value) == {"challenge", "response"}:
            yield (*path, "challenge")
            yield (*path, "response")
            return
        for name, inner in value.items():
            yield from paths_of_proofs(inner, (*path, name))
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            yield from paths_of_proofs(inner, (*path, i))


FIELD_CODES = {
    "individual_proofs": Code.INDIVIDUAL,
    "overall_proof": Code.OVERALL,
    "blank_proof": Code.BLANK,
    "proof": Code.SIGNATURE,
}


def test_each_field_of_each_proof(shop):
    fields = json.loads(shop.ballots[0].raw)
    paths = list(paths_of_proofs(fields))
    assert len(paths) == 2 * (2 * 2 + 2 * 4 + 1 + 3 + 2 + 1)
    for path in paths:
        kind = path[1] if path[0] == "signature" else path[2]
        broken = change(fields, path, one_more)
        raw = dumps(broken) if kind == "proof" else shop.resign_json(broken, 0)
        refused(FIELD_CODES[kind], check, shop, raw)


def test_each_choice_is_bound_to_its_proofs(shop):
    """Another element of the group in the place of an alpha or a beta."""
    fields = json.loads(shop.ballots[0].raw)
    for question, choice in [(0, 0), (0, 1), (1, 0), (1, 3)]:
        for part in ("alpha", "beta"):
            broken = change(fields, ["answers", question, "choices", choice, part], times_g)
            refused(Code.INDIVIDUAL, check, shop, shop.resign_json(broken, 0))


def test_signature(shop):
    first, second = json.loads(shop.ballots[0].raw), json.loads(shop.ballots[2].raw)
    refused(Code.SIGNED_HASH, check, shop, dumps(change(first, ["signature", "hash"], second["signature"]["hash"])))
    refused(Code.SIGNED_HASH, check, shop, dumps(change(first, ["signature"], second["signature"])))
    refused(Code.SIGNATURE, check, shop, dumps(change(first, ["signature", "proof"], second["signature"]["proof"])))
    other = shop.resign(shop.ballots[0], 1)
    refused(Code.SIGNATURE, check, shop, other.raw)


def test_proofs_taken_from_elsewhere(shop):
    mine, other = (json.loads(ballot.raw) for ballot in shop.ballots[:2])
    answer = other["answers"][1]
    whole = change(mine, ["answers", 1], answer)
    refused(Code.INDIVIDUAL, check, shop, shop.resign_json(whole, 0))  # another voter's answer copied
    earlier = json.loads(shop.ballots[2].raw)["answers"][1]
    for name, code in list(FIELD_CODES.items())[:3]:
        taken = change(mine, ["answers", 1, name], earlier[name])
        refused(code, check, shop, shop.resign_json(taken, 0))


def test_proofs_swapped(shop):
    fields = json.loads(shop.ballots[0].raw)
    for name, code in list(FIELD_CODES.items())[:3]:
        swapped = change(fields, ["answers", 1, name], lambda proofs: proofs[::-1])
        refused(code, check, shop, shop.resign_json(swapped, 0))
    halves = change(fields, ["answers", 0, "individual_proofs", 0], lambda pair: pair[::-1])
    refused(Code.INDIVIDUAL, check, shop, shop.resign_json(halves, 0))


def test_choices_swapped(shop):
    """The same choices in another order, with their own proofs: the overall proof covers the order."""
    fields = json.loads(shop.ballots[0].raw)
    for name in ("choices", "individual_proofs"):
        fields = change(fields, ["answers", 0, name], lambda pair: pair[::-1])
    refused(Code.OVERALL, check, shop, shop.resign_json(fields, 0))


def test_same_chance_same_ballot(shop):
    """Chance is handed in and nothing else decides."""
    one, other = (make_ballot(shop.election, shop.credentials[0], GOOD, chance(5)).raw for _ in range(2))
    assert one == other
    assert one != make_ballot(shop.election, shop.credentials[0], GOOD).raw
