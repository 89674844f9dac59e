"""Forms to begin with: scales, dimensions, rule and groups as they are in use; everything in them may be changed."""

from dataclasses import dataclass
from typing import Any

from voting.rules.electorate import Electorate
from voting.rules.evaluation.form import Group, Mode, Parts, Scoring
from voting.rules.paper_types import Option, Paper
from voting.rules.scales import Dimension, Grade, Scale


@dataclass(frozen=True)
class Template:
    """An evaluation without its subjects; `about` says when it is used, `ruleset` names a shipped rule-set."""

    name: str
    title: str
    about: str
    paper: Paper
    ruleset: str
    groups: tuple[Group, ...]
    mode: Mode = "side_by_side"
    parts: Parts = "at_once"
    scoring: Scoring = "overall"
    copies: tuple[str, ...] = ()

    def to_data(self) -> dict[str, Any]:
        """The plain JSON form."""
        plain = ("name", "title", "about", "ruleset", "mode", "parts", "scoring")
        return {name: getattr(self, name) for name in plain} | {
            "paper": self.paper.to_data(),
            "groups": [group.to_data() for group in self.groups],
            "copies": list(self.copies),
        }


SATISFACTION = Scale(
    "satisfaction",
    "满意度",
    (Grade("satisfied", "满意", 100), Grade("basic", "基本满意", 60), Grade("dissatisfied", "不满意", 0)),
)
QUALITY = Scale(
    "quality", "好、较好、差", (Grade("good", "好", 100), Grade("fair", "较好", 60), Grade("poor", "差", 0))
)
COMPETENCE = Scale(
    "competence",
    "履职等次",
    (
        Grade("excellent", "优秀", 100),
        Grade("competent", "称职", 80),
        Grade("basic", "基本称职", 60),
        Grade("incompetent", "不称职", 0),
    ),
)
YEARLY = Scale(
    "yearly",
    "优、良、中、差",
    (Grade("excellent", "优", 100), Grade("good", "良", 80), Grade("fair", "中", 60), Grade("poor", "差", 0)),
)
COPIES = ("区委", "区人民政府", "区监察委员会", "区人民法院", "区人民检察院")


def _criterion(key: str, title: str, points: int) -> tuple[Scale, Dimension]:
    """A criterion of so many points: 优 gives them all, 中 six tenths, 差 a fifth."""
    grades = (
        Grade("excellent", "优", points),
        Grade("fair", "中", points * 6 // 10),
        Grade("poor", "差", points * 2 // 10),
    )
    return Scale(key, f"{title}（{points}分）", grades), Dimension(key, f"{title}（{points}分）", key)


_CRITERIA = (
    _criterion("decision", "项目决策", 20),
    _criterion("funds", "资金管理与使用", 30),
    _criterion("rules", "制度执行与建设管理", 20),
    _criterion("results", "产出与效益", 30),
)

TEMPLATES = (
    Template(
        "suggestions",
        "代表建议办理质效测评",
        "提建议的代表和区、街镇人大分别背靠背测评，每件建议测评办理态度、办理方式、办理效果和综合测评",
        Paper(
            "grade",
            "代表建议办理质效测评",
            scales=(QUALITY, SATISFACTION),
            dimensions=(
                Dimension("attitude", "办理态度", "quality"),
                Dimension("method", "办理方式", "quality"),
                Dimension("effect", "办理效果", "quality"),
                Dimension("overall", "综合测评", "satisfaction"),
            ),
        ),
        "zhenhai_satisfaction",
        (
            Group("提建议代表", Electorate(roles=("deputy",)), 50),
            Group("区人大", Electorate(roles=("committee",)), 30),
            Group("街镇人大", Electorate(roles=("attending",)), 20),
        ),
        mode="weighted",
        copies=COPIES[:2],
    ),
    Template(
        "appointees",
        "人大任命人员述职测评",
        "口头述职的报告一位测评一位，书面述职的最后一并测评；全体组成人员测评",
        Paper(
            "grade",
            "人大任命人员述职测评",
            scales=(COMPETENCE,),
            dimensions=(Dimension("overall", "综合测评", "competence"),),
        ),
        "dawu_appointees_four",
        (Group("常委会组成人员", Electorate(roles=("committee",)), 100),),
        parts="by_report",
        copies=(*COPIES, "区委组织部"),
    ),
    Template(
        "livelihood",
        "民生实事项目办理情况满意度测评",
        "对本年度已完成的民生实事项目逐项测评",
        Paper(
            "grade",
            "民生实事项目办理情况满意度测评",
            scales=(QUALITY, SATISFACTION),
            dimensions=(
                Dimension("progress", "进度与质量", "quality"),
                Dimension("benefit", "群众受益", "quality"),
                Dimension("overall", "综合测评", "satisfaction"),
            ),
        ),
        "zhenhai_satisfaction",
        (Group("全体代表", Electorate(), 100),),
        copies=COPIES[:2],
    ),
    Template(
        "performance",
        "重点项目绩效测评",
        "按项目决策、资金、管理、效益四项指标评优、中、差，每项有分值，合计一百分",
        Paper(
            "grade",
            "重点项目绩效测评",
            scales=tuple(scale for scale, _ in _CRITERIA),
            dimensions=tuple(dimension for _, dimension in _CRITERIA),
        ),
        "performance_grades",
        (
            Group("常委会组成人员", Electorate(roles=("committee",)), 60),
            Group("选民监督员", Electorate(roles=("observer",)), 40),
        ),
        mode="weighted",
        scoring="sum",
        copies=COPIES[:2],
    ),
    Template(
        "units",
        "政府工作部门年度工作测评",
        "对各部门全年工作评优、良、中、差",
        Paper(
            "grade",
            "政府工作部门年度工作测评",
            scales=(YEARLY,),
            dimensions=(
                Dimension("duty", "依法履职", "yearly"),
                Dimension("service", "服务群众", "yearly"),
                Dimension("supervision", "接受人大监督", "yearly"),
                Dimension("overall", "综合测评", "yearly"),
            ),
        ),
        "grades_only",
        (Group("全体代表", Electorate(), 100),),
        copies=COPIES[:2],
    ),
)


def with_subjects(template: Template, subjects: tuple[Option, ...], title: str = "") -> Paper:
    """The template's paper with subjects and perhaps another title."""
    paper = template.paper
    return Paper(paper.method, title or paper.title, subjects, scales=paper.scales, dimensions=paper.dimensions)
