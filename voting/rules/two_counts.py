"""Two counts of the same papers: on which figures they differ, and what is settled."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

from voting.rules.counts import OptionCount
from voting.rules.methods.counting import VOTES
from voting.rules.paper_figures import CODE, VOID_REASONS, PaperFigures, marks_on
from voting.rules.reading import read_integer, read_word, wrong_shape


@dataclass(frozen=True)
class Difference:
    """One figure on which two counts differ; `key` is a key of `cells`."""

    key: str
    first: int
    second: int


def cells(figures: PaperFigures) -> dict[str, int]:
    """Every figure under its key: "valid", "blank", "void|reason", "line|mark"; those that are zero too where they stand."""
    found = {"valid": figures.valid, "blank": figures.blank} | {f"void|{why}": n for why, n in figures.void}
    for option in figures.options:
        found |= {f"{option.id}|{mark}": count for mark, count in marks_on(option)}
    return found


def differences(first: PaperFigures, second: PaperFigures) -> list[Difference]:
    """On which figures two counts differ, line by line, in their order; a figure that one lacks is zero there."""
    one, other = cells(first), cells(second)
    keys = list(dict.fromkeys([*one, *other]))
    return [Difference(k, one.get(k, 0), other.get(k, 0)) for k in keys if one.get(k, 0) != other.get(k, 0)]


def difference_data(found: Iterable[Difference]) -> list[dict[str, object]]:
    """Differences as plain JSON."""
    return [asdict(one) for one in found]


def settled(figures: PaperFigures, values: Mapping[str, int]) -> PaperFigures:
    """The figures with some of them replaced by what was settled, by the keys of `cells`."""
    return from_cells(cells(figures) | dict(values))


def from_cells(values: Mapping[str, int]) -> PaperFigures:
    """Figures of their cells; refuses a key that is none, and numbers below zero, with `paper_count.wrong_shape`."""
    void, lines = dict.fromkeys(VOID_REASONS, 0), dict[str, dict[str, int]]()
    for key, value in values.items():
        head, bar, mark = key.rpartition("|")
        number = read_integer(value, CODE, key)
        if head == "void":
            void[read_word(mark, tuple(VOID_REASONS), CODE, "void")] = number
        elif bar:
            lines.setdefault(head, {})[mark] = number
        elif key not in ("valid", "blank"):
            raise wrong_shape(CODE, key)
    options = tuple(_option(key, marks) for key, marks in lines.items())
    reasons = tuple((why, count) for why, count in void.items() if count)
    return PaperFigures(values.get("valid", 0), options, values.get("blank", 0), reasons)


def _option(line_id: str, marks: Mapping[str, int]) -> OptionCount:
    votes = {mark: marks.get(mark, 0) for mark in VOTES}
    return OptionCount(line_id, **votes, marks=tuple((m, n) for m, n in marks.items() if m not in VOTES))
