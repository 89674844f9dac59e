"""What is wrong with figures that people counted: every contradiction, each with what to do."""

from collections.abc import Sequence

from core.errors import Refused
from voting.rules.counts import OptionCount
from voting.rules.election_names import MARK
from voting.rules.paper_figures import VOTED, PaperFigures, lines_of, marks_of, marks_on, name_of_line
from voting.rules.paper_types import Paper


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
    title = name_of_line(paper, option.id)
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
    if not {mark for mark, count in marks_on(option) if count} - allowed:
        return []
    return [
        Refused(
            "paper_count.other_marks",
            "“%(title)s”有选票上没有的选择，请刷新页面后重新录入",
            status=422,
            line=option.id,
            title=name_of_line(paper, option.id),
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
            title=name_of_line(paper, option.id),
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
