"""What scales, dimensions and subjects must be before anybody is graded by them."""

from collections.abc import Iterable

from core.errors import Refused
from voting.rules.paper_checks import ID
from voting.rules.paper_types import Paper
from voting.rules.reading import printable
from voting.rules.scales import MAX_DIMENSIONS, MAX_GRADES, MAX_SCALES, Scale

LEAST_GRADES = 2
MAX_LINES = 2400
"""Lines of one ballot, subjects × dimensions."""


def check_scales(paper: Paper) -> None:
    """Refuse scales and dimensions that cannot be used: none, doubled, without words, a dimension without its scale."""
    _check_many(len(paper.scales), len(paper.dimensions))
    _check_ids([scale.id for scale in paper.scales])
    for scale in paper.scales:
        _check_scale(scale)
    _check_ids([dimension.id for dimension in paper.dimensions])
    known = {scale.id for scale in paper.scales}
    titles: set[str] = set()
    for dimension in paper.dimensions:
        title = dimension.title.strip()
        if not title:
            raise Refused("paper.dimension_no_title", "有测评指标没有名称，请填写名称", status=422)
        if title in titles:
            raise Refused("paper.dimension_twice", "测评指标“%(title)s”重复，请删除或改名", status=422, title=title)
        titles.add(title)
        if dimension.scale not in known:
            raise Refused("paper.no_scale", "测评指标“%(title)s”没有等级标准，请选定", status=422, title=title)


def _check_many(scales: int, dimensions: int) -> None:
    if not scales or not dimensions:
        raise Refused("paper.no_dimension", "测评至少要有一个测评指标和它的等级标准，请补充", status=422)
    if scales > MAX_SCALES or dimensions > MAX_DIMENSIONS:
        raise Refused(
            "paper.too_many_dimensions",
            "测评指标最多%(dimensions)s个，等级标准最多%(scales)s套，请减少",
            status=422,
            dimensions=MAX_DIMENSIONS,
            scales=MAX_SCALES,
        )


def _check_scale(scale: Scale) -> None:
    if not LEAST_GRADES <= len(scale.grades) <= MAX_GRADES:
        raise Refused(
            "paper.bad_scale",
            "“%(title)s”应有%(least)s至%(most)s个等级，请修改",
            status=422,
            title=scale.title or scale.id,
            least=LEAST_GRADES,
            most=MAX_GRADES,
        )
    _check_ids(scale.ids)
    titles = [grade.title.strip() for grade in scale.grades]
    if not all(titles) or len(set(titles)) < len(titles):
        raise Refused(
            "paper.bad_grades",
            "“%(title)s”的等级名称有空白或重复，请修改",
            status=422,
            title=scale.title or scale.id,
        )


def _check_ids(ids: Iterable[str]) -> None:
    seen: set[str] = set()
    for one in ids:
        if not ID.fullmatch(one) or one in seen:
            raise Refused(
                "paper.bad_scale_id",
                "等级标准、等级或测评指标的编码“%(id)s”不正确或重复，请重新录入",
                status=422,
                id=printable(one),
            )
        seen.add(one)


def check_lines(paper: Paper) -> None:
    """Refuse a ballot of more lines than anybody can grade."""
    lines = len(paper.options) * len(paper.dimensions)
    if lines > MAX_LINES:
        raise Refused(
            "paper.too_many_lines",
            "测评对象与测评指标相乘共%(lines)s项，超过%(limit)s项，请分成几次测评",
            status=422,
            lines=lines,
            limit=MAX_LINES,
        )


def check_one_person_once(paper: Paper) -> None:
    """Refuse the same person, or the same subject by name, in two places of the paper."""
    seen: set[str] = set()
    for option in paper.options:
        for key in {option.person and f"person {option.person}", option.subject and f"subject {option.subject}"} - {""}:
            if key in seen:
                raise Refused(
                    "paper.person_twice",
                    "“%(title)s”在测评对象中出现了两次，请删除其中一个",
                    status=422,
                    title=option.title,
                )
        seen |= {f"person {option.person}", f"subject {option.subject}"}
