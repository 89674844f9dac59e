"""The fast ways of checking say of every ballot what a plain one says that takes each power by itself (sections 4.11 to 4.14)."""

import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.voting.belenios.test_ballot import paths_of_proofs
from tests.voting.belenios.workshop import OUTSIDE, Workshop, change, one_more, times_g
from voting.belenios import climbing, fixed_base
from voting.belenios.ballot import check_ballot
from voting.belenios.election import Question
from voting.belenios.faults import Code, Fault
from voting.belenios.group import G, P, Q, inverse, number, power
from voting.belenios.lanes.library import lanes

QUESTIONS = (
    Question("一", ("好", "中", "差"), 0, 1),
    Question("多", ("甲", "乙", "丙", "丁"), 1, 3),
    Question("空", ("甲", "乙"), 1, 2, blank=True),
)
"""Without lanes the first's total is climbed on its factors' ladders, the second's is not; the third may be blank."""

VALUES = [[0, 1, 0], [1, 0, 1, 1], [0, 1, 1]]
IDS = ("graded", "many", "blank")


@pytest.fixture(scope="module", autouse=True, params=["lanes", "ladders"])
def arithmetic(request: pytest.FixtureRequest) -> Iterator[None]:
    """What was compiled, and what checks where nothing was."""
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "lanes" and lanes() is None:
            pytest.skip("nothing was compiled that runs here")
        if request.param == "ladders":
            for user in (climbing, fixed_base):
                patch.setattr(user, "lanes", lambda: None)
        fixed_base.generator.cache_clear()
        yield
    fixed_base.generator.cache_clear()


@pytest.fixture(scope="module")
def graded(arithmetic: None) -> Workshop:
    return Workshop(questions=QUESTIONS, voters=1)


def verdict(shop: Workshop, raw: bytes) -> str:
    """The code of the fault that the product finds, empty where it finds none."""
    try:
        check_ballot(shop.election, shop.key, shop.roll.weights, raw)
    except Fault as fault:
        return fault.code
    return ""


class Plain:
    """The checks once more, by the book: one plain power for each that the book names."""

    def __init__(self, shop: Workshop, raw: bytes) -> None:
        self.y = shop.election.public_key
        self.questions = shop.election.questions
        self.fields = json.loads(raw)
        self.context = f"{shop.election.fingerprint}|{self.fields['credential']}"

    def verdict(self) -> str:
        """The first code in the order of the ballot."""
        pairs = zip(self.questions, self.fields["answers"], strict=True)
        return next((code for question, answer in pairs if (code := self.answer(question, answer))), "")

    def answer(self, question: Question, answer: dict[str, Any]) -> str:
        choices = [(int(choice["alpha"]), int(choice["beta"])) for choice in answer["choices"]]
        for (alpha, beta), proofs in zip(choices, answer["individual_proofs"], strict=True):
            if alpha == 1:
                return Code.ALPHA_ONE
            if any(power(x, Q) != 1 for x in (alpha, beta)):
                return Code.OUTSIDE_GROUP
            claims = [(alpha, beta, 0), (alpha, beta, 1)]
            if not self.holds(f"prove|{self.context}|{alpha},{beta}|", claims, proofs):
                return Code.INDIVIDUAL
        first = 1 if question.blank else 0
        alpha, beta = 1, 1
        for a, b in choices[first:]:
            alpha, beta = alpha * a % P, beta * b % P
        statement = f"{self.context}|{','.join(f'{a},{b}' for a, b in choices)}"
        totals = [(alpha, beta, value) for value in question.totals]
        if not question.blank:
            good = self.holds(f"prove|{statement}|{alpha},{beta}|", totals, answer["overall_proof"])
            return "" if good else Code.OVERALL
        blank = choices[0]
        if not self.holds(f"bproof0|{statement}|", [(*blank, 0), (alpha, beta, 0)], answer["blank_proof"]):
            return Code.BLANK
        good = self.holds(f"bproof1|{statement}|", [(*blank, 1), *totals], answer["overall_proof"])
        return "" if good else Code.OVERALL

    def holds(self, prefix: str, claims: list[tuple[int, int, int]], proofs: list[dict[str, Any]]) -> bool:
        commitments, sum_of_challenges = [], 0
        for (alpha, beta, value), proof in zip(claims, proofs, strict=True):
            challenge, response = int(proof["challenge"]), int(proof["response"])
            shifted = beta * inverse(power(G, value)) % P
            commitments.append(power(G, response) * power(alpha, challenge) % P)
            commitments.append(power(self.y, response) * power(shifted, challenge) % P)
            sum_of_challenges += challenge
        hashed = sha256((prefix + ",".join(map(str, commitments))).encode()).digest()
        return int.from_bytes(hashed, "big") % Q == sum_of_challenges % Q


def both(shop: Workshop, raw: bytes) -> str:
    """The verdict, the same from both."""
    fast = verdict(shop, raw)
    assert fast == Plain(shop, raw).verdict()
    return fast


@given(st.integers(0, 3), st.lists(st.integers(0, 1), min_size=4, max_size=4), st.integers(0, 3))
@settings(max_examples=6, deadline=None)
def test_of_valid_ballots_and_of_those_that_choose_too_much(graded, one, many, blank):
    """Also of ballots whose values break the rules, with proofs as good as they can be."""
    rows = [[int(i == one) for i in range(3)], many, [[1, 0, 0], [0, 1, 0], [0, 1, 1], [1, 1, 0]][blank]]
    ballot = graded.forged(0, rows)
    good = 1 <= sum(many) <= 3 and blank != 3
    assert (both(graded, ballot.raw) == "") is good


def test_of_values_that_are_neither_0_nor_1(graded):
    assert both(graded, graded.forged(0, [[2, 0, 0], *VALUES[1:]]).raw) == Code.INDIVIDUAL


@pytest.mark.parametrize(("question", "values"), list(zip(QUESTIONS, VALUES, strict=True)), ids=IDS)
def test_of_each_broken_field(question, values):
    """Each number of each proof and of each choice, alone, under a signature that is right."""
    shop = Workshop(questions=(question,), voters=1)
    fields = json.loads(shop.ballot(0, [values]).raw)
    assert both(shop, shop.resign_json(fields, 0)) == ""
    for path in paths_of_proofs(fields["answers"]):
        assert both(shop, shop.resign_json(change(fields, ("answers", *path), one_more), 0))
    for choice in range(question.ciphertexts):
        for part in ("alpha", "beta"):
            path = ("answers", 0, "choices", choice, part)
            other, outside = change(fields, path, times_g), change(fields, path, negated)
            assert both(shop, shop.resign_json(other, 0)) == Code.INDIVIDUAL
            assert both(shop, shop.resign_json(outside, 0)) == Code.OUTSIDE_GROUP
    bare = change(fields, ("answers", 0, "choices", 0, "alpha"), "1")
    assert both(shop, shop.resign_json(bare, 0)) == Code.ALPHA_ONE


def negated(text: str) -> str:
    """An element that is not of the subgroup, but its square is."""
    return str(number(text) * OUTSIDE % P)
