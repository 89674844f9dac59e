"""Figures that people counted, as the counts of a box, added to those of other boxes."""

from collections.abc import Iterable, Sequence

from core.errors import Refused
from voting.rules.counts import Counts, OptionCount
from voting.rules.paper_figures import PaperFigures
from voting.rules.paper_types import Paper


def paper_counts(paper: Paper, figures: PaperFigures) -> Counts:
    """The papers as the counts of a box: void ballots were cast and are not valid."""
    return _part(paper.method, figures)


def _part(method: str, figures: PaperFigures) -> Counts:
    return Counts(method, figures.options, cast=figures.total, valid=figures.valid, blank=figures.blank)


def added(parts: Sequence[Counts]) -> Counts:
    """The counts of several boxes as one: votes are added line by line and mark by mark, in the order of the first."""
    ids = dict.fromkeys(option.id for part in parts for option in part.options)
    return Counts(
        method=parts[0].method,
        options=tuple(_added_line(key, [part.of(key) for part in parts]) for key in ids),
        cast=sum(part.cast for part in parts),
        valid=sum(part.valid for part in parts),
        blank=sum(part.blank for part in parts),
    )


def _added_line(line_id: str, counts: Iterable[OptionCount]) -> OptionCount:
    counts = list(counts)
    marks = dict.fromkeys(mark for count in counts for mark, _ in count.marks)
    return OptionCount(
        line_id,
        sum(count.yes for count in counts),
        sum(count.no for count in counts),
        sum(count.abstain for count in counts),
        tuple((mark, sum(count.mark(mark) for count in counts)) for mark in marks),
    )


def rechecked(figures: PaperFigures, restored: PaperFigures) -> PaperFigures:
    """Figures after void ballots were looked at again and some found valid.

    `restored` holds those found valid with what they say; its `void` says how many of each reason they were.
    """
    before, taken = dict(figures.void), dict(restored.void)
    if restored.valid != restored.void_total or any(taken[why] > before.get(why, 0) for why in taken):
        raise Refused("paper_count.other_void", "改判为有效的选票与原有的废票数不符，请核对各原因的张数", status=422)
    left = tuple((why, count - taken.get(why, 0)) for why, count in figures.void if count > taken.get(why, 0))
    added_up = added((_part("", figures), _part("", restored)))
    return PaperFigures(added_up.valid, added_up.options, added_up.blank, left)


def hand_figures(options: Sequence[OptionCount], people: int | None = None) -> PaperFigures:
    """A count of hands: `people` took part, by default as many as raised a hand on the fullest line."""
    return PaperFigures(max((o.pressed for o in options), default=0) if people is None else people, tuple(options))
