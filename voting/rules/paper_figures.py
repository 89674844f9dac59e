"""Figures that people counted, and the lines and marks in which they are counted, for any method.

Paper ballots: 有效 and 废票 together are 收回; a ballot on which more is chosen than may be, or which cannot be read, is
void; no mark is 弃权 (the hall's rules, §3).
"""

from dataclasses import dataclass, replace

from core.errors import Refused
from voting.rules.counts import MAX_LINES, OptionCount
from voting.rules.election_names import MARK, clean_name, line_id
from voting.rules.methods import method_named
from voting.rules.methods.counting import VOTE_WORDS, VOTES
from voting.rules.paper_types import Paper
from voting.rules.reading import read_integer, read_list, read_object, read_text, read_word, wrong_shape

CODE = "paper_count.wrong_shape"
VOTED = ("motion", "per_item", "elect")
"""Methods whose every valid ballot says something on every line: no mark is 弃权, and written-in names are beside."""

VOID_REASONS = {
    "too_many": "所选超过规定数量",
    "unclear": "填写不清，无法辨认",
    "foreign": "不是本次会议印制的选票",
    "other": "其他",
}


@dataclass(frozen=True)
class PaperFigures:
    """The papers that were handed in, counted: `valid` of them count, `blank` of these choose nothing; the rest is void.

    `void` counts void ballots by their reasons (keys of VOID_REASONS), in their order, none that is zero.
    """

    valid: int
    options: tuple[OptionCount, ...]
    blank: int = 0
    void: tuple[tuple[str, int], ...] = ()

    @property
    def void_total(self) -> int:
        """How many ballots are void (废票)."""
        return sum(count for _, count in self.void)

    @property
    def total(self) -> int:
        """All that were counted."""
        return self.valid + self.void_total

    def to_data(self) -> dict[str, object]:
        """The plain JSON form."""
        options = [option.to_data() for option in self.options]
        return {"valid": self.valid, "blank": self.blank, "void": [list(v) for v in self.void], "options": options}

    @classmethod
    def from_data(cls, data: object) -> "PaperFigures":
        """The figures of their JSON form; refuses anything else with `paper_count.wrong_shape`."""
        fields = read_object(data, CODE, ("valid", "options"), ("blank", "void"), where="figures")
        return cls(
            valid=read_integer(fields["valid"], CODE, "valid"),
            blank=read_integer(fields.get("blank", 0), CODE, "blank"),
            void=_read_void(fields.get("void", [])),
            options=tuple(map(OptionCount.from_data, read_list(fields["options"], CODE, "options", limit=MAX_LINES))),
        )


@dataclass(frozen=True)
class PaperLine:
    """A line of the paper as it is counted: which marks it can bear, in their order, with their words."""

    id: str
    number: int
    title: str
    marks: tuple[tuple[str, str], ...]


def lines_of(paper: Paper) -> tuple[PaperLine, ...]:
    """The lines that are counted, in the paper's order, for any method."""
    return tuple(_line(paper, key) for key in method_named(paper.method).questions(paper))


def _line(paper: Paper, key: str) -> PaperLine:
    option_id, _, dimension_id = key.partition(":")
    option = paper.option(option_id)
    dimension = next((one for one in paper.dimensions if one.id == dimension_id), None)
    title = option.title if option else paper.title
    if dimension is not None and len(paper.dimensions) > 1:
        title = f"{title} · {dimension.title}"
    return PaperLine(key, option.number if option else 0, title, marks_of(paper, key))


def marks_of(paper: Paper, line_id: str) -> tuple[tuple[str, str], ...]:
    """The marks that a line can bear, (mark, word); a written-in name bears votes for it alone."""
    if paper.method in VOTED and not line_id.startswith(MARK):
        return tuple(VOTE_WORDS.items())
    if paper.method == "rank":
        return tuple((str(place), f"第{place}") for place in range(1, (paper.choose or 0) + 1))
    dimension = next((one for one in paper.dimensions if one.id == line_id.partition(":")[2]), None)
    scale = paper.scale(dimension.scale) if dimension else None
    if scale is not None:
        return tuple((grade.id, grade.title) for grade in scale.grades)
    return (("yes", "得票"),)


def in_order(paper: Paper, figures: PaperFigures) -> PaperFigures:
    """The same figures in one canonical form: lines and marks in the paper's order, then written-in names, cleaned."""
    known = {_cleaned(option.id): option for option in figures.options}
    if len(known) != len(figures.options):
        raise Refused("paper_count.line_twice", "同一项或同一姓名录入了两次，请合并后重新录入", status=422)
    lines = [_ordered(paper, known.pop(line.id, OptionCount(line.id))) for line in lines_of(paper)]
    rest = [replace(_ordered(paper, known[key]), id=key) for key in sorted(known)]
    counted = dict(figures.void)
    void = tuple((why, counted[why]) for why in VOID_REASONS if counted.get(why))
    return replace(figures, options=(*lines, *rest), void=void)


def _cleaned(key: str) -> str:
    return line_id(clean_name(key.removeprefix(MARK))) if key.startswith(MARK) else key


def _ordered(paper: Paper, option: OptionCount) -> OptionCount:
    words = [mark for mark, _ in marks_of(paper, option.id) if mark not in VOTES]
    unknown = [mark for mark, _ in option.marks if mark not in words]
    return replace(option, marks=tuple((mark, option.mark(mark)) for mark in (*words, *unknown)))


def _read_void(data: object) -> tuple[tuple[str, int], ...]:
    found = {}
    for item in read_list(data, CODE, "void", limit=len(VOID_REASONS)):
        pair = read_list(item, CODE, "void", limit=2)
        if len(pair) != 2:
            raise wrong_shape(CODE, "void")
        why = read_word(read_text(pair[0], CODE, "void", limit=40), tuple(VOID_REASONS), CODE, "void")
        if why in found:
            raise wrong_shape(CODE, "void")
        found[why] = read_integer(pair[1], CODE, "void")
    return tuple((why, count) for why, count in found.items() if count)


def name_of_line(paper: Paper, line_id: str) -> str:
    """What a line is called in a sentence: its number and title, or the name that was written in."""
    if line_id.startswith(MARK):
        return line_id.removeprefix(MARK)
    line = _line(paper, line_id)
    return f"{line.number}. {line.title}" if line.number else line.title


def marks_on(option: OptionCount) -> list[tuple[str, int]]:
    """Every mark of a line with its number, votes first."""
    return [(mark, getattr(option, mark)) for mark in VOTES] + list(option.marks)
