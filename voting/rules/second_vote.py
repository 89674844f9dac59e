"""What follows an outcome that is not complete: a vote among the tied, a vote on the rest, or leaving it at fewer."""

from collections.abc import Collection
from dataclasses import replace

from core.errors import Refused
from voting.rules.election_names import is_written, name_of
from voting.rules.outcome_types import Outcome
from voting.rules.paper_checks import MAX_TITLE
from voting.rules.paper_types import Option, Paper

REVOTE = "（再次票决）"
REST = "（另行票决）"
ELECT_AGAIN = "（再次投票）"
ELECT_REST = "（另行选举）"


def revote_paper(paper: Paper, outcome: Outcome) -> Paper:
    """The paper among the tied for the seats that are left; options keep id and number.

    Equal votes at the cut-off → a new vote among these only, more votes wins (地方组织法 2022 第二十八条); decide it
    with `revote_ruleset(outcome.ruleset)`. Who was written in becomes a candidate, and nobody else may be written in.
    """
    if not outcome.tied:
        raise Refused("outcome.no_tie", "没有票数相等需要再次票决的项目")
    suffix = ELECT_AGAIN if paper.method == "elect" else REVOTE
    again = _part(paper, set(outcome.tied), outcome.seats_left, suffix, outcome.tied)
    return replace(again, write_ins=False)


def rest_paper(paper: Paper, outcome: Outcome, written: Collection[str] = ()) -> Paper:
    """The paper on what was not selected, for the seats that found no majority; decided by the same rule-set.

    In an election `written` names those among the written-in (ids of lines) who are to be candidates as well.
    """
    _check_shortfall(outcome)
    lines = {line.id for line in outcome.lines if is_written(line.id)} - set(outcome.selected)
    if not set(written) <= lines:
        raise Refused("outcome.not_written_in", "所选的人没有被另选，或者已经当选，请刷新页面后重新选择", status=422)
    rest = {option.id for option in paper.options} - set(outcome.selected)
    suffix = ELECT_REST if paper.method == "elect" else REST
    part = _part(paper, rest, outcome.shortfall, suffix, [line.id for line in outcome.lines if line.id in written])
    if not part.options:
        raise Refused("outcome.nobody_left", "没有其余的候选人，请另行提名，新建一次选举", status=409)
    return part


def without(paper: Paper, ids: Collection[str]) -> Paper:
    """The paper without these options (a candidate was withdrawn), numbered anew; 应选 never exceeds who is left."""
    known = {option.id for option in paper.options}
    if not ids or not set(ids) <= known:
        raise Refused("paper.unknown_option", "选票上没有所选的人，请刷新页面后重新选择", status=422)
    kept = [option for option in paper.in_order() if option.id not in ids]
    options = tuple(replace(option, number=place) for place, option in enumerate(kept, start=1))
    choose = paper.choose if paper.choose is None or paper.method == "choose" else min(paper.choose, len(options))
    return replace(paper, options=options, choose=choose)


def accept_fewer(outcome: Outcome) -> Outcome:
    """The outcome that the chair leaves at fewer than K; again is harmless."""
    _check_shortfall(outcome, again=True)
    return replace(outcome, accepted_fewer=True)


def _check_shortfall(outcome: Outcome, again: bool = False) -> None:
    if not outcome.shortfall:
        raise Refused("outcome.no_shortfall", "应选数量已经选足，无需另行票决或减少数量")
    if outcome.accepted_fewer and not again:
        raise Refused("outcome.fewer_accepted", "已决定不再另行票决，请先作废该结果")


def _part(paper: Paper, ids: set[str], choose: int, suffix: str, written: Collection[str] = ()) -> Paper:
    bare = paper.title
    for known in (REVOTE, REST, ELECT_AGAIN, ELECT_REST):
        bare = bare.removesuffix(known)
    title = bare[: MAX_TITLE - len(suffix)] + suffix
    options = tuple(o for o in paper.options if o.id in ids) + _candidates(paper, written)
    part = replace(paper, title=title, options=options, choose=choose)
    if paper.method != "rank":
        return part
    return replace(part, choose=min(paper.choose or 0, len(options)), winners=choose)


def _candidates(paper: Paper, lines: Collection[str]) -> tuple[Option, ...]:
    """Those who were written in, as candidates behind the others."""
    known = {option.id for option in paper.options}
    ids = (name for name in (f"w{place}" for place in range(1, len(known) + len(lines) + 1)) if name not in known)
    last = max((option.number for option in paper.options), default=0)
    names = [name_of(line) for line in lines if is_written(line)]
    return tuple(Option(next(ids), last + place, name) for place, name in enumerate(names, start=1))
