"""Figures that people counted: what they must be, how two counts differ, and how they are added to those of tablets.

Paper ballots: 收回 may not exceed 发出 or the whole vote is void; 有效 and 废票 together are 收回; a ballot on which more is
chosen than may be, or which cannot be read, is void; no mark is 弃权 (the hall's rules, §3).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from core.errors import Refused
from voting.rules.counts import MAX_LINES, Counts, OptionCount
from voting.rules.election_names import MARK, clean_name, line_id
from voting.rules.methods import method_named
from voting.rules.paper_types import Paper
from voting.rules.reading import read_integer, read_list, read_object, read_text, read_word, wrong_shape

CODE = "paper_count.wrong_shape"
VOTES = ("yes", "no", "abstain")
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


@dataclass(frozen=True)
class Difference:
    """One figure on which two counts differ; `key` is a key of `cells`."""

    key: str
    first: int
    second: int


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
        return (("yes", "赞成"), ("no", "反对"), ("abstain", "弃权"))
    if paper.method == "rank":
        return tuple((str(place), f"第{place}") for place in range(1, (paper.choose or 0) + 1))
    dimension = next((one for one in paper.dimensions if one.id == line_id.partition(":")[2]), None)
    scale = paper.scale(dimension.scale) if dimension else None
    if scale is not None:
        return tuple((grade.id, grade.title) for grade in scale.grades)
    return (("yes", "得票"),)


def contradictions(paper: Paper, figures: PaperFigures, collected: int) -> list[Refused]:
    """Everything in which figures contradict each other or the ballots collected, one by one, each with what to do."""
    wrong = _wrong_lines(paper, figures)
    return wrong or [
        *_wrong_totals(figures, collected),
        *(fault for option in figures.options for fault in _wrong_line(paper, figures, option)),
        *_too_many_votes(paper, figures),
    ]


class Contradictory(Refused):
    """Figures that cannot be, with each contradiction."""

    def __init__(self, faults: Sequence[Refused]) -> None:
        super().__init__(
            "paper_count.contradictory", "票数有%(count)s处不符，请核对后重新录入", status=422, count=len(faults)
        )
        self.faults = tuple(faults)


def check_figures_of(paper: Paper, figures: PaperFigures, collected: int) -> None:
    """Refuse (`Contradictory`) figures with any contradiction."""
    faults = contradictions(paper, figures, collected)
    if faults:
        raise Contradictory(faults)


def _wrong_lines(paper: Paper, figures: PaperFigures) -> list[Refused]:
    known = {line.id for line in lines_of(paper)}
    ids = [option.id for option in figures.options]
    written = {i for i in ids if i.startswith(MARK) and len(i) > 1} if paper.write_ins else set()
    if known <= set(ids) and len(set(ids)) == len(ids) and set(ids) <= known | written:
        return []
    return [Refused("paper_count.other_lines", "票数与选票的各项不一致，请刷新页面后重新录入", status=422)]


def _wrong_totals(figures: PaperFigures, collected: int) -> list[Refused]:
    faults = []
    if figures.total != collected:
        faults.append(
            Refused(
                "paper_count.other_total",
                "有效票%(valid)s张、废票%(void)s张，合计%(total)s张，与收回的%(collected)s张不符，请复点有效票和废票",
                status=422,
                valid=figures.valid,
                void=figures.void_total,
                total=figures.total,
                collected=collected,
            )
        )
    if figures.blank > figures.valid:
        faults.append(
            Refused(
                "paper_count.too_many_blank",
                "空白票%(blank)s张多于有效票%(valid)s张，空白票属于有效票，请核对",
                status=422,
                blank=figures.blank,
                valid=figures.valid,
            )
        )
    return faults


def _wrong_line(paper: Paper, figures: PaperFigures, option: OptionCount) -> list[Refused]:
    wrong = _wrong_marks(paper, option)
    if wrong:
        return wrong
    if paper.method not in VOTED or option.id.startswith(MARK):
        return _over(paper, option, max(figures.valid - figures.blank, 0))
    title = _name(paper, option.id)
    if figures.blank:
        return [
            Refused(
                "paper_count.blank_is_abstain",
                "本项表决中空白票按弃权计，请将空白票%(blank)s张计入“%(title)s”的弃权",
                status=422,
                line=option.id,
                title=title,
                blank=figures.blank,
            )
        ]
    if option.pressed != figures.valid:
        return [
            Refused(
                "paper_count.other_sum",
                "“%(title)s”赞成、反对、弃权合计%(sum)s张，应等于有效票%(valid)s张；未作标记的计入弃权，请核对",
                status=422,
                line=option.id,
                title=title,
                sum=option.pressed,
                valid=figures.valid,
            )
        ]
    return []


def _wrong_marks(paper: Paper, option: OptionCount) -> list[Refused]:
    allowed = {mark for mark, _ in marks_of(paper, option.id)}
    if not {mark for mark, count in _marks(option) if count} - allowed:
        return []
    return [
        Refused(
            "paper_count.other_marks",
            "“%(title)s”有选票上没有的选择，请刷新页面后重新录入",
            status=422,
            line=option.id,
            title=_name(paper, option.id),
        )
    ]


def _over(paper: Paper, option: OptionCount, counting: int) -> list[Refused]:
    if option.pressed <= counting:
        return []
    return [
        Refused(
            "paper_count.too_many_votes",
            "“%(title)s”合计%(sum)s票，多于可计的%(counting)s票，请核对该项",
            status=422,
            line=option.id,
            title=_name(paper, option.id),
            sum=option.pressed,
            counting=counting,
        )
    ]


def _too_many_votes(paper: Paper, figures: PaperFigures) -> list[Refused]:
    """Bounds that hold over all lines: what one ballot may choose, and one option at each rank."""
    counting = max(figures.valid - figures.blank, 0)
    if paper.method in ("choose", "elect") and paper.choose:
        votes, most = sum(option.yes for option in figures.options), paper.choose * counting
        if votes > most:
            return [
                Refused(
                    "paper_count.too_many_marks",
                    "各项得票合计%(votes)s票，多于有效票最多可投的%(most)s票，请核对各项得票",
                    status=422,
                    votes=votes,
                    most=most,
                )
            ]
    if paper.method == "rank":
        return _wrong_ranks(paper, figures, counting)
    return []


def _wrong_ranks(paper: Paper, figures: PaperFigures, counting: int) -> list[Refused]:
    faults = []
    for place in range(1, (paper.choose or 0) + 1):
        votes = sum(option.mark(str(place)) for option in figures.options)
        if votes > counting:
            faults.append(
                Refused(
                    "paper_count.rank",
                    "排在第%(place)s的共%(votes)s票，多于有效票中非空白的%(counting)s张，请核对",
                    status=422,
                    place=place,
                    votes=votes,
                    counting=counting,
                )
            )
    return faults


def _name(paper: Paper, line_id: str) -> str:
    if line_id.startswith(MARK):
        return line_id.removeprefix(MARK)
    line = _line(paper, line_id)
    return f"{line.number}. {line.title}" if line.number else line.title


def _marks(option: OptionCount) -> list[tuple[str, int]]:
    return [(mark, getattr(option, mark)) for mark in VOTES] + list(option.marks)


def cells(figures: PaperFigures) -> dict[str, int]:
    """Every figure under its key: "valid", "blank", "void|reason", "line|mark"; those that are zero too where they stand."""
    found = {"valid": figures.valid, "blank": figures.blank} | {f"void|{why}": n for why, n in figures.void}
    for option in figures.options:
        found |= {f"{option.id}|{mark}": count for mark, count in _marks(option)}
    return found


def differences(first: PaperFigures, second: PaperFigures) -> list[Difference]:
    """On which figures two counts differ, line by line, in their order; a figure that one lacks is zero there."""
    one, other = cells(first), cells(second)
    keys = list(dict.fromkeys([*one, *other]))
    return [Difference(k, one.get(k, 0), other.get(k, 0)) for k in keys if one.get(k, 0) != other.get(k, 0)]


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


def check_collected(issued: int, collected: int) -> None:
    """Refuse (`paper.more_collected`) more ballots than were handed out: the whole vote is void then."""
    if collected > issued:
        raise Refused(
            "paper.more_collected",
            "收回的选票%(collected)s张，多于发出的%(issued)s张。请先复点；复点后仍然如此的，本次表决无效，应重新表决",
            issued=issued,
            collected=collected,
        )


def check_issued(issued: int, voters: int) -> None:
    """Refuse more ballots handed out than people who vote on paper."""
    if issued > voters:
        raise Refused(
            "paper.too_many_issued",
            "发出的选票%(issued)s张，多于使用纸质选票的%(voters)s人，请核对发出的张数",
            status=422,
            issued=issued,
            voters=voters,
        )


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


def hand_figures(options: Sequence[OptionCount], people: int | None = None) -> PaperFigures:
    """A count of hands: `people` took part, by default as many as raised a hand on the fullest line."""
    return PaperFigures(max((o.pressed for o in options), default=0) if people is None else people, tuple(options))


def check_hands(paper: Paper, figures: PaperFigures, voters: int, witnesses: Sequence[str]) -> None:
    """Refuse a count of hands that cannot be: not two different witnesses, more hands than people, other contradictions.

    Whoever raises no hand on a line said nothing there, so that its sum may be less than the people who took part.
    """
    names = [name.strip() for name in witnesses]
    if not all(names) or len(set(names)) < 2 or len(set(names)) != len(names):
        raise Refused("hands.two_witnesses", "举手表决的票数应由两名见证人确认，请填写两个不同的姓名", status=422)
    if figures.valid > voters:
        raise Refused(
            "hands.too_many",
            "举手表决共%(votes)s人，多于参加举手表决的%(voters)s人，请重新清点",
            status=422,
            votes=figures.valid,
            voters=voters,
        )
    faults = _wrong_lines(paper, figures) or _too_many_votes(paper, figures)
    for option in () if faults else figures.options:
        faults += _wrong_marks(paper, option) or _over(paper, option, figures.valid)
    if faults:
        raise Contradictory(faults)


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


def difference_data(found: Iterable[Difference]) -> list[dict[str, object]]:
    """Differences as plain JSON."""
    return [asdict(one) for one in found]
