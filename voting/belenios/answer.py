"""The encrypted answer to one question, and the proofs that it is a valid one."""

from collections.abc import Sequence
from dataclasses import dataclass

from voting.belenios.canonical import Json, items, record
from voting.belenios.chance import Source
from voting.belenios.ciphertext import (
    Ciphertext,
    Opening,
    encrypt,
    opening_of_product,
    product,
    read_ciphertext,
)
from voting.belenios.climbing import Asked, OwnPowers, climb
from voting.belenios.election import Question
from voting.belenios.faults import Code, Fault
from voting.belenios.group import outside
from voting.belenios.hashing import listed
from voting.belenios.proofs.blank import (
    check_blank,
    check_blank_or_interval,
    prove_blank,
    prove_blank_or_interval,
)
from voting.belenios.proofs.interval import check_interval, prove_interval
from voting.belenios.proofs.proof import Proof, read_proofs, write_proofs
from voting.belenios.public_key import PublicKey

BIT = (0, 1)


@dataclass(frozen=True, slots=True)
class Answer:
    """Section 4.11."""

    choices: tuple[Ciphertext, ...]
    individual_proofs: tuple[tuple[Proof, ...], ...]
    overall_proof: tuple[Proof, ...]
    blank_proof: tuple[Proof, ...] | None

    def to_json(self) -> Json:
        """Section 4.11."""
        fields: dict[str, Json] = {
            "choices": [choice.to_json() for choice in self.choices],
            "individual_proofs": [write_proofs(proofs) for proofs in self.individual_proofs],
            "overall_proof": write_proofs(self.overall_proof),
        }
        if self.blank_proof is not None:
            fields["blank_proof"] = write_proofs(self.blank_proof)
        return fields


def read_answer(value: Json, question: Question, where: str) -> Answer:
    """Read an answer of exactly the shape that the question asks for (section 4.11)."""
    names = ("choices", "individual_proofs", "overall_proof", "blank_proof")
    fields = record(value, where, names, names[3:])
    choices = items(fields["choices"], f"{where}, choices")
    individual = items(fields["individual_proofs"], f"{where}, individual_proofs")
    blank = read_proofs(fields["blank_proof"], f"{where}, blank_proof") if "blank_proof" in fields else None
    answer = Answer(
        tuple(read_ciphertext(one, f"{where}, choice {i}") for i, one in enumerate(choices, 1)),
        tuple(read_proofs(one, f"{where}, individual_proof {i}") for i, one in enumerate(individual, 1)),
        read_proofs(fields["overall_proof"], f"{where}, overall_proof"),
        blank,
    )
    _require_counts(answer, question, where)
    return answer


def _require_counts(answer: Answer, question: Question, where: str) -> None:
    n = question.ciphertexts
    if len(answer.choices) != n:
        raise Fault(Code.CHOICES, where, f"{len(answer.choices)} choices instead of {n}")
    if [len(proofs) for proofs in answer.individual_proofs] != [2] * n:
        raise Fault(Code.INDIVIDUAL_PROOFS, where, "must be two proofs for each choice")
    if len(answer.overall_proof) != question.overall_proofs:
        raise Fault(Code.OVERALL_PROOF, where, f"must be {question.overall_proofs} proofs")
    if (answer.blank_proof is not None) != bool(question.blank):
        raise Fault(Code.BLANK_PROOF, where, "must be there if and only if a blank vote is allowed")
    if answer.blank_proof is not None and len(answer.blank_proof) != 2:
        raise Fault(Code.BLANK_PROOF, where, "must be two proofs")


def check_answer(key: PublicKey, question: Question, context: str, answer: Answer, where: str) -> None:
    """Check the subgroup and every proof; `context` is the string S0 of the ballot (sections 4.11.1, 4.13.3)."""
    factors = slice(1 if question.blank else 0, None)
    total = product(answer.choices[factors])
    climbed, sums = climb(*_asked(answer, total), factors)
    for i, (choice, powers, proofs) in enumerate(
        zip(answer.choices, climbed, answer.individual_proofs, strict=True), 1
    ):
        _require_choice(choice, powers, f"{where}, choice {i}")
        if not check_interval(key, context, choice, powers, BIT, proofs):
            raise Fault(Code.INDIVIDUAL, f"{where}, choice {i}", "not proved to be 0 or 1")
    statement = whole_statement(context, answer.choices)
    if answer.blank_proof is None:
        good = check_interval(key, statement, total, sums, question.totals, answer.overall_proof)
    else:
        if not check_blank(key, statement, climbed[0], sums, answer.blank_proof):
            raise Fault(Code.BLANK, where, "not proved that a blank vote chooses nothing")
        values, proofs = question.totals, answer.overall_proof
        good = check_blank_or_interval(key, statement, climbed[0], sums, values, proofs)
    if not good:
        raise Fault(Code.OVERALL, where, "not proved that the right number of answers is chosen")


def _asked(answer: Answer, total: Ciphertext) -> tuple[list[Asked], Asked]:
    """Each choice and the total, with the challenges of all proofs about it."""
    individual = [[proof.challenge for proof in proofs] for proofs in answer.individual_proofs]
    overall = [proof.challenge for proof in answer.overall_proof]
    if answer.blank_proof is not None:
        of_blank, of_total = (proof.challenge for proof in answer.blank_proof)
        individual[0] += [of_blank, overall[0]]
        overall[0] = of_total
    return [Asked(*one) for one in zip(answer.choices, individual, strict=True)], Asked(total, overall)


def _require_choice(choice: Ciphertext, powers: OwnPowers, where: str) -> None:
    if choice.alpha == 1:
        raise Fault(Code.ALPHA_ONE, where, "alpha is 1: not encrypted")
    alpha, beta = powers.members()
    if not alpha:
        raise outside(f"{where}, alpha")
    if not beta:
        raise outside(f"{where}, beta")


def make_answer(y: int, question: Question, context: str, values: Sequence[int], source: Source) -> Answer:
    """Encrypt the values and prove them; values that break the rules get proofs that fail (section 4.11.1)."""
    pairs = [encrypt(y, value, source) for value in values]
    choices, openings = tuple(pair[0] for pair in pairs), [pair[1] for pair in pairs]
    individual = tuple(prove_interval(y, context, choice, opening, BIT, source) for choice, opening in pairs)
    statement = whole_statement(context, choices)
    if question.blank:
        overall, blank = _prove_with_blank(y, question, statement, openings, source)
        return Answer(choices, individual, overall, blank)
    known = opening_of_product(openings)
    overall = prove_interval(y, statement, product(choices), known, question.totals, source)
    return Answer(choices, individual, overall, None)


def _prove_with_blank(
    y: int, question: Question, statement: str, openings: Sequence[Opening], source: Source
) -> tuple[tuple[Proof, ...], tuple[Proof, ...]]:
    blank, total = openings[0], opening_of_product(openings[1:])
    overall = prove_blank_or_interval(y, statement, blank, total, question.totals, source)
    return overall, prove_blank(y, statement, blank, total, source)


def whole_statement(context: str, choices: Sequence[Ciphertext]) -> str:
    """The string S: the context and all choices of the question (section 4.11.1)."""
    return f"{context}|{listed(number for choice in choices for number in (choice.alpha, choice.beta))}"
