"""Reading the counts out of an opened sum, and checking counts that somebody else read."""

from math import isqrt

from voting.belenios.canonical import dumps, items, loads, record, small
from voting.belenios.decryption import Factors
from voting.belenios.faults import Code, Fault
from voting.belenios.group import G, P, inverse, number, power
from voting.belenios.tally import EncryptedTally

Counts = tuple[tuple[int, ...], ...]


def read_counts(tally: EncryptedTally, factors: Factors) -> Counts:
    """The counts: discrete logarithms, none greater than the total weight (section 4.19)."""
    search = Logarithms(tally.total_weight)
    return tuple(
        tuple(search.of(one.beta * inverse(factor) % P) for one, factor in zip(sums, row, strict=True))
        for sums, row in zip(tally.sums, factors, strict=True)
    )


class Logarithms:
    """Baby steps and giant steps for discrete logarithms to the base g from 0 to a limit."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.step = isqrt(limit) + 1
        self.baby: dict[int, int] = {}
        element = number(1)
        for i in range(self.step):
            self.baby[element] = i
            element = element * G % P
        self.giant = inverse(element)

    def of(self, element: int) -> int:
        """The m with g^m = element."""
        rest = element
        for i in range(self.step + 1):
            if rest in self.baby and (m := i * self.step + self.baby[rest]) <= self.limit:
                return m
            rest = rest * self.giant % P
        raise Fault(Code.RESULT, "result", "the factors do not open the tally")


def check_counts(tally: EncryptedTally, factors: Factors, counts: Counts) -> None:
    """Each count is possible and is the one that the factors open, compared as integers (section 4.19)."""
    if [len(row) for row in counts] != [len(row) for row in tally.sums]:
        raise Fault(Code.RESULT_SHAPE, "result", "must have one count for each sum")
    for i, (sums, row, opened) in enumerate(zip(tally.sums, factors, counts, strict=True), 1):
        for j, (one, factor, count) in enumerate(zip(sums, row, opened, strict=True), 1):
            if not 0 <= count <= tally.total_weight:
                raise Fault(Code.COUNT, _place(i, j), "more than all votes together")
            if one.beta != factor * power(G, count) % P:
                raise Fault(Code.RESULT, _place(i, j), "not what the trustees decrypted")


def write_result(counts: Counts) -> bytes:
    """Section 4.19."""
    return dumps({"result": [list(row) for row in counts]})


def read_result(raw: bytes) -> Counts:
    """Section 4.19; the counts of homomorphic questions only."""
    rows = items(record(loads(raw, "result"), "result", ("result",))["result"], "result")
    return tuple(
        tuple(small(one, _place(i, j)) for j, one in enumerate(items(row, "result"), 1))
        for i, row in enumerate(rows, 1)
    )


def _place(i: int, j: int) -> str:
    return f"result, question {i}, choice {j}"
