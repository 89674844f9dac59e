"""What is said of grades: before the vote, of the rule, and when a result is shown."""

from collections.abc import Sequence

from voting.rules.grading import GradedLine, graded_lines, overall_dimension
from voting.rules.outcome_types import Line, Outcome
from voting.rules.paper_types import Paper
from voting.rules.ruleset_types import Ruleset
from voting.rules.verdict import Clause, Verdict, VerdictBase

_DIGITS = "零一二三四五六七八九十"


def before_grading(paper: Paper, *, sealed: bool = False) -> list[str]:
    """What is said when people begin to grade."""
    many = len(paper.options)
    what = f"对{paper.options[0].title}" if many == 1 else f"对{many}个测评对象"
    dimensions = f"，每个对象测评{len(paper.dimensions)}项" if len(paper.dimensions) > 1 else ""
    return [
        f"现在{'以无记名方式' if sealed else ''}{what}进行测评{dimensions}。",
        "每一项只能选择一个等级；没有选择的为未评。请在平板上选择，确认后提交。",
        *(["投票后请记下选票编号，以便核对。"] if sealed else []),
    ]


def verdict_sentence(ruleset: Ruleset) -> str:
    """A verdict rule in one sentence."""
    verdict = ruleset.verdict
    if verdict is None or not (verdict.clauses or verdict.otherwise):
        return "公布各等级票数和满意率，不作结论。"
    parts = [clause_words(clause, ruleset.members) for clause in verdict.clauses]
    return "；".join([*parts, f"其余为“{verdict.otherwise}”{_then(verdict.follow)}"]) + "。"


def verdict_sentences(verdict: Verdict, members: str, grades: Sequence[str] = ()) -> list[str]:
    """A verdict rule clause by clause; with a scale's words its grades are named."""
    words = [clause_words(clause, members, grades) for clause in verdict.clauses]
    return [*words, f"其余为“{verdict.otherwise}”{_then(verdict.follow)}"] if verdict.otherwise else words


def clause_words(clause: Clause, members: str, grades: Sequence[str] = ()) -> str:
    """One clause: 最好一等达到全体组成人员的二分之一的，为“满意”."""
    share = clause.at_least
    reaches = "超过" if share.strict else "达到"
    return (
        f"{_grades(clause, grades)}{reaches}{_base(share.base, members)}的{_fraction(share.num, share.den)}的，"
        f"为“{clause.verdict}”{_then(clause.follow)}"
    )


def grades_announced(paper: Paper, outcome: Outcome) -> list[str]:
    """What is said when grades are shown: a line for each subject, in its 综合测评 where there are several dimensions."""
    overall = overall_dimension(paper)
    lines = {line.id: line for line in outcome.lines}
    said = [line for line in graded_lines(paper) if not overall or line.dimension.id == overall]
    return ["现在宣布测评结果。", _turnout(outcome), *(_line_words(paper, one, lines[one.id]) for one in said)]


def marks_words(graded: GradedLine, marks: Sequence[tuple[str, int]]) -> str:
    """The counts of one line: 满意28票，基本满意1票，不满意0票."""
    titles = {grade.id: grade.title for grade in graded.scale.grades}
    return "，".join(f"{titles.get(mark, mark)}{count}票" for mark, count in marks)


def _line_words(paper: Paper, graded: GradedLine, line: Line) -> str:
    name = graded.subject.title if len(paper.dimensions) == 1 else f"{graded.subject.title}，{graded.dimension.title}"
    if not sum(count for _, count in line.marks):
        return f"{graded.subject.number}. {name}：没有人评。"
    verdict = f"，测评结论为“{line.verdict}”" if line.verdict else ""
    return f"{graded.subject.number}. {name}：{marks_words(graded, line.marks)}{verdict}。"


def _turnout(outcome: Outcome) -> str:
    figures, person = outcome.figures, outcome.ruleset.person
    return f"{person}{figures.n}人，实到{figures.present}人，收回测评票{figures.cast}张。"


def _grades(clause: Clause, grades: Sequence[str]) -> str:
    if grades:
        named = grades[: clause.grades] if clause.of == "best" else grades[-clause.grades :]
        return "加".join(named)
    side = "最好" if clause.of == "best" else "最差"
    return f"{side}{_DIGITS[clause.grades]}等"


def _base(base: VerdictBase, members: str) -> str:
    return {
        "all": members,
        "present": "出席人数",
        "cast": "收回票数",
        "valid": "有效票数",
        "graded": "已评票数",
    }[base]


def _fraction(num: int, den: int) -> str:
    if (num, den) == (1, 2):
        return "半数"
    if den == 100:
        return f"{num}%"
    return f"{_DIGITS[den]}分之{_DIGITS[num]}" if max(num, den) < len(_DIGITS) else f"{den}分之{num}"


def _then(follow: str) -> str:
    return f"（{follow}）" if follow else ""
