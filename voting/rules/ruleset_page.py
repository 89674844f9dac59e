"""A rule-set as people read it: its sentence, where it comes from, its parameters, and worked examples. Pure."""

import re
from dataclasses import dataclass

from voting.rules.examples import case_words, examples_of
from voting.rules.methods import METHODS
from voting.rules.ruleset import RULESETS
from voting.rules.ruleset_types import Ruleset
from voting.rules.verdict import Clause
from voting.rules.wording import majority_words, ruleset_words

_MARK = re.compile(r"\[(assumed|local|law|part)\]\s*")


@dataclass(frozen=True, slots=True)
class ExampleShown:
    """A worked example in words: the case, what is decided, and what it shows."""

    case: str
    expected: str
    why: str


@dataclass(frozen=True, slots=True)
class RuleShown:
    """A rule-set; `assumed` where no text of law was found for it or for a part of it, `local` where one place's rule is."""

    name: str
    version: str
    title: str
    sentence: str
    source: str
    assumed: bool
    local: bool
    parameters: list[tuple[str, str]]
    examples: list[ExampleShown]


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """Rule-sets of one kind."""

    kind: str
    title: str
    rules: list[RuleShown]


GROUPS = {
    "each": "表决：每一项分别通过或者不通过",
    "most": "票决：从若干项中选出几项",
    "elect": "选举",
    "rank": "排序票决",
    "grade": "测评：按等次得出结论",
}


def rule_groups() -> list[RuleGroup]:
    """Every rule-set in force, by what it decides."""
    return [
        RuleGroup(kind, title, [rule_shown(rules) for rules in RULESETS.values() if rules.decides == kind])
        for kind, title in GROUPS.items()
    ]


def rule_shown(rules: Ruleset) -> RuleShown:
    """One rule-set."""
    return RuleShown(
        name=rules.name,
        version=rules.version,
        title=rules.title,
        sentence=ruleset_words(rules),
        source=_MARK.sub("", rules.source),
        assumed="[assumed]" in rules.source,
        local="[local]" in rules.source,
        parameters=_parameters(rules),
        examples=[ExampleShown(case_words(one), one.expected, one.why) for one in examples_of(rules.name)],
    )


def _parameters(rules: Ruleset) -> list[tuple[str, str]]:
    pairs = [("适用", "、".join(METHODS[name].label for name in rules.methods))]
    if rules.majority is not None:
        words = majority_words(rules.majority, rules.members)
        pairs.append(
            ("所需票数", f"{words}（{_share(rules.majority.num, rules.majority.den, rules.majority.strict)}）")
        )
    if rules.participation is not None:
        words = majority_words(rules.participation, rules.members)
        test = _share(rules.participation.num, rules.participation.den, rules.participation.strict)
        pairs.append(("参加表决的人数", f"{words}（{test}）"))
    if rules.verdict is not None:
        pairs += [(clause.verdict, _clause(clause)) for clause in rules.verdict.clauses]
        if rules.verdict.otherwise:
            pairs.append((rules.verdict.otherwise, "其余情形"))
        if rules.verdict.follow:
            pairs.append(("随后", rules.verdict.follow))
    if rules.revote:
        pairs.append(("票数相等时", RULESETS[rules.revote].title))
    return pairs


def _share(num: int, den: int, strict: bool) -> str:
    return f"{'大于' if strict else '不小于'} {num}/{den}"


def _clause(clause: Clause) -> str:
    which = "最高" if clause.of == "best" else "最低"
    grades = f"{which}{clause.grades}个等次" if clause.grades > 1 else f"{which}等次"
    share = clause.at_least
    base = _BASES[share.base]
    return f"{grades}的票数{_share(share.num, share.den, share.strict)}（{base}为基数）"


_BASES = {
    "all": "全体人数",
    "present": "出席人数",
    "cast": "收回票数",
    "valid": "有效票数",
    "graded": "该项有评价的票数",
}
