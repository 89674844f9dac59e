"""The chair's words (宣读词), sentence by sentence, filled with the figures of an outcome."""

from voting.rules.election_wording import (
    before_appointments,
    before_election,
    before_ranking,
    election_announced,
    ranking_announced,
)
from voting.rules.grade_wording import before_grading, grades_announced, verdict_sentence
from voting.rules.majority import Base, Majority
from voting.rules.outcome_types import Line, Outcome
from voting.rules.paper_types import Paper
from voting.rules.ruleset_types import Ruleset

_DIGITS = "零一二三四五六七八九十"


def before_vote(paper: Paper, *, sealed: bool = False) -> list[str]:
    """What is said when a poll opens (GB 50799 halls: 「现在付表决，请按表决器」); a secret one ends with the ballot's code."""
    code = ["投票后请记下选票编号，以便核对。"] if sealed else []
    if paper.method == "grade":
        return before_grading(paper, sealed=sealed)
    if paper.method == "elect":
        return before_election(paper, sealed=sealed)
    if paper.method == "rank":
        return before_ranking(paper, sealed=sealed)
    if paper.appoints:
        return before_appointments(paper, sealed=sealed)
    if paper.method == "choose":
        return [
            f"现在对{_quoted(paper.title)}进行{'无记名' if sealed else ''}票决。",
            f"候选项目共{len(paper.options)}项，应选{paper.choose}项；每位代表所选项目不得超过{paper.choose}项。",
            "请在表决器上选择，确认后提交。",
            *code,
        ]
    press, way = "现在付表决，请按表决器。", "以无记名方式" if sealed else ""
    if paper.method == "per_item":
        return [f"现在对{_quoted(paper.title)}{way}逐项表决，共{len(paper.options)}项。", press, *code]
    return [f"现在{way}表决{_quoted(paper.title)}。", press, *code]


def announcement(paper: Paper, outcome: Outcome, *, read_not_pressed: bool = True) -> list[str]:
    """What is said when the result is shown; reading out 未按表决器 is optional."""
    if not outcome.valid:
        return [_turnout(outcome), *_too_few(outcome)]
    if outcome.ruleset.decides == "grade":
        return grades_announced(paper, outcome)
    if outcome.ruleset.decides == "elect":
        return election_announced(paper, outcome, _turnout(outcome))
    if outcome.ruleset.decides == "rank":
        return ranking_announced(paper, outcome, _turnout(outcome))
    if outcome.ruleset.decides == "most":
        return _selection(paper, outcome)
    if len(outcome.lines) == 1 and not paper.options:
        return _motion(outcome.lines[0], outcome, read_not_pressed)
    return _items(paper, outcome, read_not_pressed)


def majority_words(majority: Majority, members: str = "全体代表") -> str:
    """A majority in words: 全体代表的过半数, 全体代表的三分之二以上, 有效票数的百分之八十以上."""
    base = _base_words(majority.base, members)
    if majority.strict:
        half = 2 * majority.num == majority.den
        return f"{base}的过半数" if half else f"超过{base}的{_fraction(majority.num, majority.den)}"
    return f"{base}的{_fraction(majority.num, majority.den)}以上"


def ruleset_words(ruleset: Ruleset, n: int | None = None) -> str:
    """A rule-set in one sentence before the vote, with the votes needed where they depend on `n` alone and it is known."""
    majority = ruleset.majority
    figures = ""
    if majority is not None and majority.base == "all" and n is not None:
        figures = _figures(majority, n)
    return _rule_sentence(ruleset, figures)


def rule_words(outcome: Outcome) -> str:
    """Which rule decided, and how many votes it asked for: shown with every result."""
    majority = outcome.ruleset.majority
    return _rule_sentence(outcome.ruleset, _figures(majority, outcome.base) if majority else "")


def _figures(majority: Majority, base: int) -> str:
    return f"（{base}{_unit(majority.base)}，至少{majority.needed(base)}票）"


def _rule_sentence(ruleset: Ruleset, figures: str) -> str:
    if ruleset.decides == "grade":
        return verdict_sentence(ruleset)
    parts = []
    if ruleset.participation is not None:
        parts.append(f"参加表决的人数应为{majority_words(ruleset.participation, ruleset.members)}")
    if ruleset.majority is not None:
        parts.append(f"赞成票应为{majority_words(ruleset.majority, ruleset.members)}{figures}")
    if ruleset.decides in ("most", "elect"):
        parts.append("以得票多的入选" if ruleset.decides == "most" else "以得票多的当选")
    if ruleset.decides == "rank":
        parts.append("全部排序的以名次之和小的入选，只排前若干名的以得分高的入选")
    return "，".join(parts) + "。"


def _motion(line: Line, outcome: Outcome, read_not_pressed: bool) -> list[str]:
    passed = line.state == "passed"
    verdict = "通过。" if passed else f"赞成票未达到{outcome.needed}票，没有通过。"
    return ["现在宣布表决结果。", f"{_votes(line, read_not_pressed)}。", verdict]


def _items(paper: Paper, outcome: Outcome, read_not_pressed: bool) -> list[str]:
    words = ["现在宣布表决结果。"]
    for line in outcome.lines:
        verdict = "通过" if line.state == "passed" else "没有通过"
        words.append(f"第{line.number}项，{_title(paper, line)}：{_votes(line, read_not_pressed)}，{verdict}。")
    passed = len(outcome.selected)
    words.append(f"以上{len(outcome.lines)}项，{passed}项通过，{len(outcome.lines) - passed}项没有通过。")
    return words


def _selection(paper: Paper, outcome: Outcome) -> list[str]:
    selected = [line for line in outcome.lines if line.state == "selected"]
    words = ["现在宣布票决结果。", _turnout(outcome)]
    if selected:
        words.append(f"根据票决办法，下列{len(selected)}项入选，按得票多少排列：")
        words += [f"{place}. {_title(paper, line)}，{line.yes}票。" for place, line in enumerate(selected, start=1)]
    else:
        words.append("没有项目入选。")
    if outcome.tied:
        words += _tie(paper, outcome)
    elif outcome.shortfall:
        words += _shortfall(outcome)
    return words


def _tie(paper: Paper, outcome: Outcome) -> list[str]:
    tied = [line for line in outcome.lines if line.state == "tied"]
    names = "、".join(_quoted(_title(paper, line)) for line in tied)
    return [
        f"{names}等{len(tied)}项得票相等，均为{tied[0].yes}票，不能确定入选项目。",
        f"现在就这{len(tied)}项再次票决，应选{outcome.seats_left}项，以得票多的入选。",
    ]


def _shortfall(outcome: Outcome) -> list[str]:
    selected = len(outcome.selected)
    words = [f"应选{outcome.seats}项，得票达到{outcome.needed}票的有{selected}项，尚缺{outcome.shortfall}项。"]
    if outcome.accepted_fewer:
        return [*words, f"不再另行票决，确定入选项目{len(outcome.selected)}项。"]
    return [*words, "对其余项目另行票决或者不再票决，由会议主持人决定。"]


def _too_few(outcome: Outcome) -> list[str]:
    cast, needed = outcome.figures.cast, outcome.participation_needed
    return [f"参加表决的{cast}人，未达到{needed}人，本次表决无效。", "请重新表决。"]


def _turnout(outcome: Outcome) -> str:
    figures, person = outcome.figures, outcome.ruleset.person
    words = f"应到{person}{figures.n}人，实到{figures.present}人，参加表决{figures.cast}人"
    return f"{words}，其中弃权{outcome.blank}人。" if outcome.blank else f"{words}。"


def _votes(line: Line, read_not_pressed: bool) -> str:
    words = f"赞成{line.yes}票，反对{line.no}票，弃权{line.abstain}票"
    return f"{words}，未按表决器{line.not_pressed}人" if read_not_pressed else words


def _title(paper: Paper, line: Line) -> str:
    option = paper.option(line.id)
    return option.title if option else paper.title


def _quoted(title: str) -> str:
    return title if title.startswith(("《", "“", "关于")) else f"“{title}”"


def _base_words(base: Base, members: str) -> str:
    return {"all": members, "present": "出席人数", "cast": "收回票数", "valid": "有效票数"}[base]


def _unit(base: Base) -> str:
    return "人" if base in ("all", "present") else "票"


def _fraction(num: int, den: int) -> str:
    if den == 100 and num < 100:
        return f"百分之{num}"
    if max(num, den) < len(_DIGITS):
        return f"{_DIGITS[den]}分之{_DIGITS[num]}"
    return f"{den}分之{num}"
