"""The verdict rules that are shipped: those of places whose own rules were read, and what goes without a verdict."""

from voting.rules.ruleset_types import Ruleset
from voting.rules.verdict import Clause, Share, Verdict, VerdictBase

VERSION = "2026.11"
ASSUMED_BASE = "[assumed] 原文未写明基数，此处按有效票"
HALF_OF_ALL = Share("all", 1, 2)
MORE_THAN_HALF_OF_ALL = Share("all", 1, 2, strict=True)
CORRECT = "转有关工作机构跟踪督办"


def _ruleset(name: str, title: str, source: str, verdict: Verdict, members: str = "测评人") -> Ruleset:
    return Ruleset(
        name, VERSION, title, source, "grade", ("grade",), None, members=members, person="测评人", verdict=verdict
    )


def _at_least(base: VerdictBase, per_cent: int) -> Share:
    return Share(base, per_cent, 100)


ZHENHAI = Verdict(
    (Clause("best", 1, HALF_OF_ALL, "满意"), Clause("best", 2, MORE_THAN_HALF_OF_ALL, "基本满意")),
    "不满意",
    CORRECT,
)
DAWU = Verdict(
    (Clause("best", 1, _at_least("valid", 80), "称职"), Clause("best", 1, _at_least("valid", 50), "基本称职")),
    "不称职",
    "由常委会研究处理，并通报有关机关",
)
DAWU_FOUR = Verdict(
    (Clause("best", 2, _at_least("valid", 80), "称职"), Clause("best", 2, _at_least("valid", 50), "基本称职")),
    "不称职",
    "由常委会研究处理，并通报有关机关",
)
SHANXI = Verdict(
    (Clause("worst", 1, Share("valid", 1, 2), "限期整改", "限期整改，并再次向常委会报告"),),
    "通过测评",
)
PERFORMANCE = Verdict(
    (Clause("best", 1, HALF_OF_ALL, "优"), Clause("best", 2, MORE_THAN_HALF_OF_ALL, "中")),
    "差",
    "按办法扣分，责成整改",
)

VERDICT_RULESETS = (
    _ruleset(
        "zhenhai_satisfaction",
        "满意度测评（镇海）：满意达半数为满意，满意加基本满意过半数为基本满意",
        "[local] 宁波市镇海区人大常委会满意度测评办法：以全体组成人员为基数",
        ZHENHAI,
        members="全体组成人员",
    ),
    _ruleset(
        "dawu_appointees",
        "述职测评（大悟）：称职达百分之八十为称职，达百分之五十为基本称职",
        f"[local] 大悟县人大常委会述职测评办法；{ASSUMED_BASE}",
        DAWU,
    ),
    _ruleset(
        "dawu_appointees_four",
        "述职测评（四等）：优秀加称职达百分之八十为称职，达百分之五十为基本称职",
        f"[assumed] 比照大悟县人大常委会述职测评办法，用于优秀、称职、基本称职、不称职四等；{ASSUMED_BASE}",
        DAWU_FOUR,
    ),
    _ruleset(
        "shanxi_correction",
        "满意度测评（山西）：不满意达半数的限期整改",
        f"[local] 山西省2011年专题询问与满意度测评规定；{ASSUMED_BASE}",
        SHANXI,
    ),
    _ruleset(
        "performance_grades",
        "绩效测评：优达半数为优，优加中过半数为中，其余为差",
        "[assumed] 比照镇海满意度测评办法，用于优、中、差；以本级绩效评价办法为准",
        PERFORMANCE,
        members="全体测评人",
    ),
    _ruleset(
        "grades_only",
        "只公布票数与满意率，不作结论",
        "[assumed] 用于办法没有规定结论的测评",
        Verdict(),
    ),
)
