"""Worked examples of every rule-set: figures, votes, and what is decided, in words. They are shown and they are tested.

Each is pure data written by hand; `outcome_words` says what the program makes of the same figures.
"""

from dataclasses import dataclass

from voting.rules.counts import Counts, OptionCount
from voting.rules.outcome import decide, figures_of
from voting.rules.outcome_types import Outcome
from voting.rules.paper_types import Option, Paper
from voting.rules.ruleset import RULESETS
from voting.rules.ruleset_types import Ruleset
from voting.rules.scales import Dimension, Grade, Scale

NAMES = "甲乙丙丁戊己庚辛"


@dataclass(frozen=True)
class Example:
    """A case of one rule-set: `n` members, of whom `cast` handed in a ballot (`void` of these void); `expected` in words.

    `votes` are for each line in turn: (赞成, 反对, 弃权) for a motion, one number for options, counts by grade or by rank.
    `choose` is how many may be chosen, elected or ranked; `why` says what the case shows.
    """

    ruleset: str
    n: int
    cast: int
    votes: tuple[tuple[int, ...], ...]
    expected: str
    choose: int | None = None
    void: int = 0
    grades: tuple[str, ...] = ()
    why: str = ""


def _motion(ruleset: str, n: int, yes: int, no: int, abstain: int, expected: str, why: str, void: int = 0) -> Example:
    return Example(ruleset, n, yes + no + abstain + void, ((yes, no, abstain),), expected, void=void, why=why)


def _chosen(
    ruleset: str, n: int, cast: int, votes: tuple[int, ...], choose: int, expected: str, why: str, void: int = 0
) -> Example:
    return Example(ruleset, n, cast, tuple((v,) for v in votes), expected, choose, void, why=why)


def _graded(ruleset: str, n: int, grades: tuple[str, ...], counts: tuple[int, ...], expected: str, why: str) -> Example:
    return Example(ruleset, n, sum(counts), (counts,), expected, grades=grades, why=why)


def _ranked(ruleset: str, n: int, ranks: tuple[tuple[int, ...], ...], choose: int, expected: str, why: str) -> Example:
    return Example(ruleset, n, sum(line[0] for line in ranks), ranks, expected, choose, why=why)


SATISFIED = ("满意", "基本满意", "不满意")
COMPETENT = ("称职", "基本称职", "不称职")
FOUR = ("优秀", "称职", "基本称职", "不称职")
POOR = ("优", "中", "差")

_MOTIONS = (
    _motion("plenary_motion", 213, 107, 3, 2, "通过", "213人的过半数是107"),
    _motion("plenary_motion", 213, 106, 0, 0, "没有通过", "106不到全体的一半，出席的人全部赞成也不行"),
    _motion("plenary_motion", 212, 106, 0, 0, "没有通过", "恰好一半不是过半数"),
    _motion("plenary_motion", 213, 107, 0, 0, "通过", "废票不影响107票", void=100),
    _motion("plenary_motion_participation", 213, 107, 0, 0, "通过", "107人参加表决，过半数"),
    _motion("plenary_motion_participation", 213, 106, 0, 0, "表决无效，重新表决", "106人参加表决，未过半数"),
    _motion("plenary_motion_participation", 213, 60, 40, 7, "没有通过", "参加表决的过半数，赞成票不到107"),
    _motion("plenary_motion_participation", 213, 100, 0, 0, "没有通过", "废票7张也是参加了表决，表决有效", void=7),
    _motion("standing_motion", 29, 15, 10, 4, "通过", "29人的过半数是15"),
    _motion("standing_motion", 29, 14, 0, 0, "没有通过", "14不到一半"),
    _motion("standing_motion", 30, 15, 15, 0, "没有通过", "30人中15票恰好一半"),
    _motion("presidium_motion", 45, 23, 22, 0, "通过", "45人的过半数是23"),
    _motion("presidium_motion", 45, 22, 0, 0, "没有通过", "22不到一半"),
    _motion("chairpersons_motion", 7, 4, 3, 0, "通过", "7人的过半数是4"),
    _motion("chairpersons_motion", 8, 4, 0, 4, "没有通过", "8人中4票恰好一半，弃权等于不赞成"),
    _motion("two_thirds_of_all", 213, 142, 71, 0, "通过", "213人的三分之二恰好是142，“以上”含本数"),
    _motion("two_thirds_of_all", 213, 141, 0, 0, "没有通过", "141不到三分之二"),
    _motion("standing_appointment", 29, 15, 14, 0, "通过", "任命须全体组成人员过半数"),
    _motion("standing_appointment", 29, 14, 0, 15, "没有通过", "弃权等于不赞成"),
    _motion("plenary_appointment", 213, 107, 106, 0, "通过", "213人的过半数是107"),
    _motion("plenary_appointment", 213, 106, 0, 0, "没有通过", "106不到一半"),
)

_PROJECTS = (
    _chosen("livelihood_majority", 213, 213, (200, 150, 107, 90), 3, "入选：甲、乙、丙", "三项过半数，恰好选足"),
    _chosen("livelihood_majority", 213, 213, (200, 150, 106, 90), 3, "入选：甲、乙；尚缺1项", "丙106票，不到107"),
    _chosen(
        "livelihood_majority", 213, 213, (150, 120, 120, 30), 2, "入选：甲；票数相等：乙、丙，再次票决", "末位票数相等"
    ),
    _chosen("livelihood_majority", 213, 213, (200, 120, 120, 90), 3, "入选：甲、乙、丙", "相等而都在名额之内"),
    _chosen("livelihood_most_votes", 213, 213, (80, 60, 60, 1), 1, "入选：甲", "得票多的入选，不问是否过半数"),
    _chosen(
        "livelihood_most_votes", 213, 213, (80, 60, 60, 1), 2, "入选：甲；票数相等：乙、丙，再次票决", "末位票数相等"
    ),
    _chosen("livelihood_participation", 213, 107, (107, 107, 0), 2, "入选：甲、乙", "107人参加，过半数"),
    _chosen("livelihood_participation", 213, 106, (106, 106, 0), 2, "表决无效，重新表决", "106人参加，未过半数"),
    _chosen("livelihood_revote", 213, 200, (101, 99), 1, "入选：甲", "多1票就入选"),
    _chosen("livelihood_revote", 213, 200, (100, 100), 1, "票数相等：甲、乙，再次票决", "又相等，再投一次"),
    _chosen("livelihood_participation_revote", 213, 107, (54, 53), 1, "入选：甲", "107人参加，多1票入选"),
    _chosen("livelihood_participation_revote", 213, 106, (54, 52), 1, "表决无效，重新表决", "106人参加，未过半数"),
)

_GRADES = (
    _graded("zhenhai_satisfaction", 29, SATISFIED, (28, 1, 0), "满意", "28不少于29的一半"),
    _graded("zhenhai_satisfaction", 29, SATISFIED, (20, 8, 1), "满意", "20不少于一半"),
    _graded("zhenhai_satisfaction", 29, SATISFIED, (17, 11, 1), "满意", "17不少于一半"),
    _graded("zhenhai_satisfaction", 30, SATISFIED, (15, 0, 15), "满意", "恰好一半，“以上”含本数"),
    _graded("zhenhai_satisfaction", 30, SATISFIED, (14, 2, 14), "基本满意", "满意不到一半，两项合计16超过一半"),
    _graded("zhenhai_satisfaction", 30, SATISFIED, (14, 1, 15), "不满意", "两项合计15恰好一半，不是超过"),
    _graded("zhenhai_satisfaction", 29, SATISFIED, (14, 0, 0), "不满意", "基数是全体29人，不是参加的14人"),
    _graded("dawu_appointees", 30, COMPETENT, (24, 6, 0), "称职", "30票的80%恰好是24"),
    _graded("dawu_appointees", 30, COMPETENT, (23, 7, 0), "基本称职", "23不到80%"),
    _graded("dawu_appointees", 30, COMPETENT, (15, 15, 0), "基本称职", "恰好50%"),
    _graded("dawu_appointees", 30, COMPETENT, (14, 16, 0), "不称职", "不到50%"),
    _graded("dawu_appointees_four", 30, FOUR, (10, 14, 6, 0), "称职", "优秀、称职合计24，恰好80%"),
    _graded("dawu_appointees_four", 30, FOUR, (10, 13, 7, 0), "基本称职", "合计23，不到80%"),
    _graded("dawu_appointees_four", 30, FOUR, (0, 14, 16, 0), "不称职", "合计14，不到50%"),
    _graded("shanxi_correction", 30, SATISFIED, (10, 5, 15), "限期整改", "不满意恰好一半"),
    _graded("shanxi_correction", 30, SATISFIED, (10, 6, 14), "通过测评", "不满意不到一半"),
    _graded("performance_grades", 29, POOR, (15, 10, 4), "优", "15不少于一半"),
    _graded("performance_grades", 29, POOR, (14, 1, 14), "中", "优不到一半，优、中合计15超过一半"),
    _graded("performance_grades", 29, POOR, (14, 0, 15), "差", "优、中合计14，没有超过一半"),
    _graded("grades_only", 29, SATISFIED, (10, 10, 9), "只公布各等次票数，不下结论", "办法没有规定结论"),
)

_ELECTIONS = (
    _chosen("election_majority", 213, 213, (180, 130, 107), 2, "当选：甲、乙", "过半数的多于名额，以得票多的当选"),
    _chosen("election_majority", 213, 213, (180, 107, 106), 2, "当选：甲、乙", "213人的过半数是107"),
    _chosen("election_majority", 213, 213, (180, 106, 90), 2, "当选：甲；尚缺1名", "乙106票，未过半数，另行选举"),
    _chosen(
        "election_majority", 213, 213, (180, 120, 120), 2, "当选：甲；票数相等：乙、丙，再次投票", "名额末位票数相等"
    ),
    _chosen("election_majority", 213, 213, (107, 20, 10), 1, "当选：甲", "废票6张不影响", void=6),
    _chosen("election_cast_majority", 213, 150, (76, 60), 1, "当选：甲", "收回150张的过半数是76"),
    _chosen("election_cast_majority", 213, 150, (75, 60), 1, "没有人当选；尚缺1名", "75恰好一半"),
    _chosen("standing_election", 29, 29, (15, 14), 1, "当选：甲", "29人的过半数是15"),
    _chosen("standing_election", 29, 28, (14, 14), 1, "没有人当选；尚缺1名", "都不到15票"),
    _chosen("election_revote", 213, 200, (101, 99), 1, "当选：甲", "再次投票，以得票多的当选"),
    _chosen("election_revote", 213, 200, (100, 100), 1, "没有人当选；票数相等：甲、乙，再次投票", "又相等，再投一次"),
    _chosen("standing_election_revote", 29, 29, (15, 14), 1, "当选：甲", "再次投票，以得票多的当选"),
    _chosen(
        "standing_election_revote", 29, 28, (14, 14), 1, "没有人当选；票数相等：甲、乙，再次投票", "又相等，再投一次"
    ),
)

_RANKS = (
    _ranked(
        "rank_points",
        9,
        ((5, 2, 2), (3, 4, 2), (1, 3, 5)),
        3,
        "入选：甲、乙；名次之和15、17",
        "全部排序，名次之和小的入选",
    ),
    _ranked(
        "rank_points",
        9,
        ((4, 4, 1), (4, 1, 4), (1, 4, 4)),
        3,
        "入选：甲、乙；名次之和15、18",
        "第一名一样多，看名次之和",
    ),
    _ranked(
        "rank_points", 9, ((5, 1), (4, 2), (0, 6)), 2, "入选：甲、乙；得分11、10", "只排前两名：第一名2分，第二名1分"
    ),
    _ranked("rank_participation", 9, ((3, 1), (2, 2), (0, 2)), 2, "入选：甲、乙；得分7、6", "5人参加，过半数"),
    _ranked(
        "rank_participation", 10, ((3, 1), (2, 2), (0, 2)), 2, "表决无效，重新表决", "5人参加，10人的一半不是过半数"
    ),
)

EXAMPLES: tuple[Example, ...] = (*_MOTIONS, *_PROJECTS, *_GRADES, *_ELECTIONS, *_RANKS)


def examples_of(ruleset: str) -> tuple[Example, ...]:
    """The examples of one rule-set, in their order."""
    return tuple(one for one in EXAMPLES if one.ruleset == ruleset)


def paper_of(example: Example) -> Paper:
    """The paper of an example, of the first method that its rule-set decides."""
    rules = RULESETS[example.ruleset]
    method = rules.methods[0]
    if method == "motion":
        return Paper("motion", "议案")
    if method == "grade":
        grades = tuple(Grade(str(place), title) for place, title in enumerate(example.grades))
        return Paper(
            "grade",
            "测评",
            (Option("a0", 1, NAMES[0]),),
            scales=(Scale("s", "等次", grades),),
            dimensions=(Dimension("d", "综合", "s"),),
        )
    options = tuple(Option(f"a{place}", place + 1, NAMES[place]) for place in range(len(example.votes)))
    winners = 2 if method == "rank" else None
    return Paper(method, "票决", options, example.choose, winners=winners)


def counts_of(example: Example) -> Counts:
    """The box of an example."""
    paper = paper_of(example)
    lines = tuple(_line(paper, place, votes, example) for place, votes in enumerate(example.votes))
    return Counts(paper.method, lines, example.cast, example.cast - example.void)


def _line(paper: Paper, place: int, votes: tuple[int, ...], example: Example) -> OptionCount:
    if paper.method == "motion":
        return OptionCount("motion", *_three(votes))
    if paper.method == "grade":
        return OptionCount("a0:d", marks=tuple((str(grade), count) for grade, count in enumerate(votes)))
    if paper.method == "rank":
        return OptionCount(f"a{place}", marks=tuple((str(rank), count) for rank, count in enumerate(votes, start=1)))
    if paper.method == "elect":
        return OptionCount(f"a{place}", votes[0], example.cast - example.void - votes[0])
    return OptionCount(f"a{place}", *_three(votes))


def _three(votes: tuple[int, ...]) -> tuple[int, int, int]:
    """赞成, 反对, 弃权; what is not said is none."""
    yes, no, abstain = (*votes, 0, 0)[:3]
    return yes, no, abstain


def outcome_of(example: Example) -> Outcome:
    """What the program decides of an example, in which all members are present."""
    counts = counts_of(example)
    return decide(paper_of(example), RULESETS[example.ruleset], counts, figures_of(counts, example.n, example.n))


def case_words(example: Example) -> str:
    """The figures of an example in one sentence."""
    rules = RULESETS[example.ruleset]
    return f"{rules.members}{example.n}人，{_votes_words(example)}{_cast_words(example)}"


def _cast_words(example: Example) -> str:
    void = f"，其中废票{example.void}张" if example.void else ""
    return f"（收回{example.cast}票{void}）"


def _votes_words(example: Example) -> str:
    paper = paper_of(example)
    if paper.method == "grade":
        return "，".join(f"{title}{count}" for title, count in zip(example.grades, example.votes[0], strict=True))
    if paper.method == "rank":
        lines = ("，".join(f"第{rank}{count}票" for rank, count in enumerate(v, start=1)) for v in example.votes)
        return f"排{paper.choose}名选2项：" + "；".join(f"{NAMES[i]}：{words}" for i, words in enumerate(lines))
    if paper.method in ("choose", "elect"):
        names = "，".join(f"{NAMES[place]}{votes[0]}票" for place, votes in enumerate(example.votes))
        return f"应选{example.choose}{'名' if paper.method == 'elect' else '项'}：{names}"
    yes, no, abstain = example.votes[0]
    return f"赞成{yes}，反对{no}，弃权{abstain}"


def outcome_words(example: Example) -> str:
    """What the program decides of an example, in the words in which it is expected."""
    outcome, rules = outcome_of(example), RULESETS[example.ruleset]
    if not outcome.valid:
        return "表决无效，重新表决"
    if rules.decides == "each":
        return "通过" if outcome.passed else "没有通过"
    if rules.decides == "grade":
        return outcome.lines[0].verdict or "只公布各等次票数，不下结论"
    return _selected_words(outcome, rules)


def _selected_words(outcome: Outcome, rules: Ruleset) -> str:
    elects = rules.decides == "elect"
    names = {f"a{place}": name for place, name in enumerate(NAMES)}
    selected = [line for line in outcome.lines if line.state == "selected"]
    words = []
    if selected:
        words.append(("当选：" if elects else "入选：") + "、".join(names[line.id] for line in selected))
    elif elects:
        words.append("没有人当选")
    if outcome.tied:
        tied = "、".join(names[line.id] for line in outcome.lines if line.state == "tied")
        words.append(f"票数相等：{tied}，再次{'投票' if elects else '票决'}")
    if outcome.shortfall:
        words.append(f"尚缺{outcome.shortfall}{'名' if elects else '项'}")
    if rules.decides == "rank" and selected:
        every = len(outcome.lines) == len(selected[0].marks)
        scores = "、".join(str((line.score or 0) // 100) for line in selected)
        words.append(f"{'名次之和' if every else '得分'}{scores}")
    return "；".join(words)
