"""Elections and lists of appointments for tests."""

from typing import Any

from voting.actions.create_poll import PollDraft
from voting.rules.appointments import sentence_of
from voting.rules.paper import Option, Paper
from voting.rules.paper_types import Deed
from voting.rules.ruleset import ruleset_named

NAMES = "赵一", "钱二", "孙三", "李四", "周五", "吴六", "郑七"


def election(
    count: int = 4, seats: int = 3, *, write_ins: bool = True, rules: str = "election_majority", **more: Any
) -> PollDraft:
    """An election of `seats` among `count` candidates c1, c2, …"""
    options = tuple(Option(f"c{n}", n, NAMES[n - 1]) for n in range(1, count + 1))
    paper = Paper("elect", "选举区人大常委会副主任", options, seats, write_ins=write_ins)
    return PollDraft(paper, ruleset_named(rules), **more)


def appointments(*lines: tuple[Deed, str, str], **more: Any) -> PollDraft:
    """A list of appointments a1, a2, …"""
    options = tuple(
        Option(f"a{n}", n, sentence_of(deed, name, post), deed=deed, name=name, post=post)
        for n, (deed, name, post) in enumerate(lines, start=1)
    )
    return PollDraft(Paper("per_item", "任免区财政局负责人", options), ruleset_named("standing_appointment"), **more)


TWO: tuple[tuple[Deed, str, str], ...] = (("appoint", "张三", "区财政局局长"), ("remove", "李四", "区财政局局长"))
