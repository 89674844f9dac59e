"""What every paper must be before it may be put to a vote; the methods pick the checks that concern them."""

import re

from core.errors import Refused
from voting.rules.paper_types import MAX_OPTIONS, Option, Paper

MAX_TITLE = 300
ID = re.compile(r"[A-Za-z0-9_.-]{1,40}")
"""What the ids on a paper may be: no colon, which joins a subject with a dimension."""


def check_title(paper: Paper) -> None:
    """Refuse a paper without a title, or with one too long to show."""
    if not paper.title.strip():
        raise Refused("paper.no_title", "表决事项没有标题，请填写标题", status=422)
    if len(paper.title) > MAX_TITLE:
        raise Refused("paper.long_title", "标题超过%(limit)s个字，请缩短", status=422, limit=MAX_TITLE)


def check_options(paper: Paper, least: int = 1) -> None:
    """Refuse fewer than `least` options, more than MAX_OPTIONS, doubled ids or numbers, and options without a title."""
    count = len(paper.options)
    if count < least:
        raise Refused("paper.too_few_options", "选项不足%(least)s项，请补充选项", status=422, least=least, count=count)
    if count > MAX_OPTIONS:
        raise Refused(
            "paper.too_many_options", "选项超过%(limit)s项，请减少选项", status=422, limit=MAX_OPTIONS, count=count
        )
    for option in paper.options:
        _check_option(option)
    _check_no_twins(paper)


def _check_option(option: Option) -> None:
    number = option.number
    if not ID.fullmatch(option.id):
        raise Refused("paper.bad_id", "第%(number)s项的编码不正确，请重新录入该项", status=422, number=number)
    if number < 1:
        raise Refused("paper.bad_number", "选项序号应从1开始，请修改序号%(number)s", status=422, number=number)
    if not option.title.strip():
        raise Refused("paper.option_no_title", "第%(number)s项没有名称，请填写名称", status=422, number=number)


def _check_no_twins(paper: Paper) -> None:
    ids, numbers = set(), set()
    for option in paper.options:
        if option.id in ids:
            raise Refused("paper.id_twice", "选项编码%(id)s重复，请改为不同的编码", status=422, id=option.id)
        if option.number in numbers:
            number = option.number
            raise Refused("paper.number_twice", "选项序号%(number)s重复，请改为不同的序号", status=422, number=number)
        ids.add(option.id)
        numbers.add(option.number)


def check_choose(paper: Paper) -> None:
    """Refuse unless 1 ≤ K < M: choosing all of them (等额) is no choice, put each to the vote by itself instead."""
    if paper.choose is None:
        raise Refused("paper.choose_missing", "没有填写应选数量，请填写", status=422)
    if paper.choose < 1:
        raise Refused("paper.choose_too_few", "应选数量至少为1，请修改", status=422, choose=paper.choose)
    if paper.choose >= len(paper.options):
        raise Refused(
            "paper.choose_too_many",
            "应选数量%(choose)s应少于选项数量%(count)s；等额时请改用逐项表决",
            status=422,
            choose=paper.choose,
            count=len(paper.options),
        )


def check_no_choose(paper: Paper) -> None:
    """Refuse a number to choose where the method has none."""
    if paper.choose is not None:
        raise Refused("paper.choose_unused", "此表决方式没有应选数量，请清空应选数量", status=422)
