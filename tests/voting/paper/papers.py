"""A paper of every method, with answers, for tests of what is printed and counted."""

from typing import Any

from tests.voting.builders import PER_ITEM
from voting.actions.create_poll import PollDraft
from voting.rules.methods import method_named
from voting.rules.paper import Option, Paper
from voting.rules.paper_figures import PaperFigures
from voting.rules.ruleset import RULESETS
from voting.rules.scales import Dimension, Grade, Scale

LONG = "江北区鱼嘴镇老旧小区雨污分流、消防通道、加装电梯及适老化无障碍改造与智慧停车综合提升工程（含便民服务设施）"
SCALE = Scale("s", "满意度", (Grade("a", "满意"), Grade("b", "基本满意"), Grade("c", "不满意")))
NAMES = ["王建国", "李秀英", "张伟", "刘洋", "陈静", "杨勇", "赵敏"]
PROJECTS = tuple(Option(f"p{i}", i, f"{i}号{LONG}", unit="区住房城乡建委") for i in range(1, 21))

PAPERS: dict[str, Paper] = {
    "motion": Paper("motion", "关于政府工作报告的决议（草案）"),
    "choose": Paper("choose", "2027年民生实事项目票决", PROJECTS, 13),
    "per_item": PER_ITEM,
    "grade": Paper(
        "grade",
        "代表建议办理质效测评",
        tuple(Option(f"g{i}", i, f"第{i}号建议承办单位") for i in range(1, 13)),
        scales=(SCALE,),
        dimensions=(Dimension("d", "办理态度", "s"), Dimension("e", "办理效果", "s")),
    ),
    "elect": Paper(
        "elect",
        "选举区人大常委会委员",
        tuple(Option(f"c{i}", i, name) for i, name in enumerate(NAMES, 1)),
        5,
        write_ins=True,
    ),
    "rank": Paper("rank", "民生实事项目排序票决", tuple(Option(f"p{i}", i, f"项目{i}") for i in range(1, 9)), 5),
}

VOTES = {f"c{i}": "yes" if i < 4 else "no" for i in range(1, 8)}
ANSWERS: dict[str, list[dict[str, Any]]] = {
    "motion": [{"vote": "yes"}, {"vote": "yes"}, {"vote": "no"}, {"vote": "abstain"}],
    "choose": [{"chosen": ["p1", "p2"]}, {"chosen": ["p2"]}, {"chosen": []}, {"chosen": ["p20"]}],
    "per_item": [{"votes": {"a": "yes", "b": "no"}}, {"votes": {"a": "yes", "b": "abstain"}}] * 2,
    "grade": [
        {"grades": {"g1:d": "a", "g1:e": "b", "g2:d": "c"}},
        {"grades": {"g1:d": "a"}},
        {"grades": {"g12:e": "c"}},
        {"grades": {}},
    ],
    "elect": [
        {"votes": VOTES, "write_ins": [{"against": "c4", "name": "孙悟空", "person": ""}]},
        {"votes": VOTES, "write_ins": [{"against": "c5", "name": "孙悟空", "person": ""}]},
        {"votes": VOTES},
        {"votes": dict.fromkeys(VOTES, "abstain")},
    ],
    "rank": [{"ranks": {"p1": 1, "p2": 2, "p3": 3, "p4": 4, "p5": 5}}] * 2
    + [{"ranks": {"p8": 1, "p2": 2, "p3": 3, "p4": 4, "p5": 5}}] * 2,
}
"""Four answers to each."""


def draft_of(method: str) -> PollDraft:
    """A poll over that paper, under the first rule set of the method."""
    return PollDraft(PAPERS[method], next(rules for rules in RULESETS.values() if method in rules.methods))


def on_paper(method: str, answers: list[dict[str, Any]]) -> PaperFigures:
    """What clerks write down of papers with these answers."""
    paper = PAPERS[method]
    counting = method_named(method)
    counts = counting.count(paper, [counting.read_answer(paper, answer) for answer in answers])
    return PaperFigures(counts.valid, counts.options, counts.blank)
