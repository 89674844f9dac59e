"""What was counted: votes per question and ballots altogether."""

from dataclasses import asdict, dataclass

from core.errors import Refused
from voting.rules.election_names import is_written
from voting.rules.reading import read_integer, read_list, read_object, read_text, wrong_shape

CODE = "counts.wrong_shape"
LONGEST_ID = 100
MAX_LINES = 5000
"""Lines of one paper: 200 subjects in 20 dimensions, and names that were written in."""


def read_marks(data: object, code: str) -> tuple[tuple[str, int], ...]:
    """Counts by mark from their JSON form, [[mark, count], …]; refuses anything else with `code`."""
    pairs = []
    for item in read_list(data, code, "marks", limit=300):
        pair = read_list(item, code, "marks", limit=2)
        if len(pair) != 2:
            raise wrong_shape(code, "marks")
        pairs.append((read_text(pair[0], code, "mark", limit=LONGEST_ID), read_integer(pair[1], code, "count")))
    return tuple(pairs)


@dataclass(frozen=True)
class OptionCount:
    """The votes on one question; where options are chosen, `yes` is the number of ballots that chose it.

    `marks` counts other marks than the hall's three keys, in the paper's order: grades by their ids, ranks "1", "2", …
    """

    id: str
    yes: int = 0
    no: int = 0
    abstain: int = 0
    marks: tuple[tuple[str, int], ...] = ()

    @property
    def pressed(self) -> int:
        """Ballots that said something on this question."""
        return self.yes + self.no + self.abstain + sum(count for _, count in self.marks)

    def mark(self, mark: str) -> int:
        """How many ballots bear that mark here."""
        return dict(self.marks).get(mark, 0)

    def to_data(self) -> dict[str, object]:
        """The plain JSON form."""
        return asdict(self) | {"marks": [list(pair) for pair in self.marks]}

    @classmethod
    def from_data(cls, data: object) -> "OptionCount":
        """The count of its JSON form; refuses anything else."""
        fields = read_object(data, CODE, ("id", "yes", "no", "abstain", "marks"), where="option")
        return cls(
            id=read_text(fields["id"], CODE, "id", limit=LONGEST_ID),
            marks=read_marks(fields["marks"], CODE),
            yes=read_integer(fields["yes"], CODE, "yes"),
            no=read_integer(fields["no"], CODE, "no"),
            abstain=read_integer(fields["abstain"], CODE, "abstain"),
        )


@dataclass(frozen=True)
class Counts:
    """A box counted, in ballots: `cast` were handed in, `valid` of these count, `blank` of the valid say nothing."""

    method: str
    options: tuple[OptionCount, ...]
    cast: int
    valid: int
    blank: int = 0

    def of(self, option_id: str) -> OptionCount:
        """The votes on one question (all zero for a question that is not there)."""
        return next((o for o in self.options if o.id == option_id), OptionCount(option_id))

    def to_data(self) -> dict[str, object]:
        """The plain JSON form."""
        options = [option.to_data() for option in self.options]
        return {
            "method": self.method,
            "options": options,
            "cast": self.cast,
            "valid": self.valid,
            "blank": self.blank,
        }

    @classmethod
    def from_data(cls, data: object) -> "Counts":
        """The counts of their JSON form; refuses anything else with `counts.wrong_shape`."""
        fields = read_object(data, CODE, ("method", "options", "cast", "valid", "blank"), where="counts")
        return cls(
            method=read_text(fields["method"], CODE, "method", limit=40),
            options=tuple(
                OptionCount.from_data(o) for o in read_list(fields["options"], CODE, "options", limit=MAX_LINES)
            ),
            cast=read_integer(fields["cast"], CODE, "cast"),
            valid=read_integer(fields["valid"], CODE, "valid"),
            blank=read_integer(fields["blank"], CODE, "blank"),
        )


def check_counts(counts: Counts, ids: tuple[str, ...], marks: int, *, written: bool = False) -> None:
    """Refuse counts that no box can hold, such as a hand count with a slip.

    `ids` are the questions of the paper, `marks` the most marks that one ballot can bear on all of them together;
    with `written` lines of names that were written in follow those of the paper.
    """
    lines = [o.id for o in counts.options]
    more = lines[len(ids) :]
    if set(lines[: len(ids)]) != set(ids) or len(set(lines)) != len(lines):
        raise Refused("counts.other_paper", "计票与选票的选项不一致，请重新计票")
    if more and not (written and all(map(is_written, more))):
        raise Refused("counts.other_paper", "计票与选票的选项不一致，请重新计票")
    if min(part for o in counts.options for part in (o.yes, o.no, o.abstain, *dict(o.marks).values())) < 0:
        raise Refused("counts.negative", "票数不能为负数，请核对票数", status=422)
    if not 0 <= counts.blank <= counts.valid <= counts.cast:
        raise Refused("counts.inconsistent", "收回票、有效票与空白票的数量不符，请核对票数", status=422)
    for option in counts.options:
        if option.pressed > counts.valid - counts.blank:
            raise Refused(
                "counts.too_many_votes",
                "“%(id)s”的得票多于有效票%(valid)s张，请核对票数",
                status=422,
                id=option.id,
                valid=counts.valid,
            )
    if sum(o.pressed for o in counts.options) > marks * (counts.valid - counts.blank):
        raise Refused("counts.too_many_marks", "得票总数多于全部选票可选的数量，请核对票数", status=422)
