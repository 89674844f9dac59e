"""What the chair says in elections, rankings and votes on appointments."""

from voting.rules.election import UNMARKED
from voting.rules.election_checks import NOT_YES
from voting.rules.election_names import is_written
from voting.rules.election_sealing import NOT_TOLD_APART, only_yes
from voting.rules.outcome_types import Line, Outcome
from voting.rules.paper_types import Paper
from voting.rules.ranking import ranks_all, winners_of
from voting.rules.second_vote import ELECT_AGAIN


def before_election(paper: Paper, *, sealed: bool) -> list[str]:
    """Before an election: how many candidates and seats, what a voter may do, that too many void a ballot."""
    kind = "等额" if paper.choose == len(paper.options) else "差额"
    way = "以得票多的当选" if paper.title.endswith(ELECT_AGAIN) else f"实行{kind}选举"
    words = [
        f"现在{'以无记名投票方式' if sealed else ''}进行选举：{paper.title}。",
        f"候选人{len(paper.options)}名，应选{paper.choose}名，{way}。",
    ]
    if sealed and only_yes(paper):
        words += [f"请选择赞成的候选人，不得超过{paper.choose}名；一名都不选的，为不赞成任何候选人。", NOT_TOLD_APART]
    else:
        words.append("对候选人可以赞成，可以反对，也可以弃权；没有选择的按弃权计。")
        if paper.write_ins:
            words.append("表示反对的，可以另选他人；弃权的，不能另选他人。")
        words.append(f"赞成{'和另选他人' if paper.write_ins else ''}的人数不得超过应选名额{paper.choose}名。")
    return [*words, "请在表决器上选择，确认后提交。", *_code(sealed)]


def before_ranking(paper: Paper, *, sealed: bool) -> list[str]:
    """Before a ranking: what 1 means and how many are ranked."""
    task = "请全部排序" if ranks_all(paper) else f"请排出前{paper.choose}名"
    return [
        f"现在对{paper.title}进行排序票决。",
        f"共{len(paper.options)}项，入选{winners_of(paper)}项；{task}，1为最优先，名次不得重复，不得跳号。",
        "请在表决器上依次选择，确认后提交。",
        *_code(sealed),
    ]


def before_appointments(paper: Paper, *, sealed: bool) -> list[str]:
    """Before a vote on appointments: one by one, or merged."""
    way = "以无记名方式" if sealed else ""
    if any(option.deed == "merged" for option in paper.options):
        [option] = paper.options
        return [
            f"现在对{paper.title}{way}合并表决。",
            *option.description.split("\n"),
            "现在付表决，请按表决器。",
            *_code(sealed),
        ]
    lines = [f"{option.number}. {option.title}" for option in paper.in_order()]
    return [f"现在对{paper.title}{way}逐人表决，共{len(lines)}项。", *lines, "现在付表决，请按表决器。", *_code(sealed)]


def election_announced(paper: Paper, outcome: Outcome, turnout: str) -> list[str]:
    """The result of an election: every candidate's votes, who was written in, who is elected, what follows."""
    named = {line.id: _name(paper, line) for line in outcome.lines}
    words = ["现在宣布选举结果。", turnout, "候选人得票情况："]
    words += [f"{named[line.id]}：{_votes(line)}。" for line in outcome.lines if not is_written(line.id)]
    others = [f"{named[line.id]}{line.yes}票" for line in outcome.lines if is_written(line.id)]
    if others:
        words.append(f"另选他人：{'，'.join(others)}。")
    elected = [line for line in outcome.lines if line.state == "selected"]
    if elected:
        words.append(f"下列{len(elected)}名当选，按得票多少排列：")
        words += [f"{place}. {named[line.id]}，{line.yes}票。" for place, line in enumerate(elected, start=1)]
    else:
        words.append("没有人当选。")
    return [*words, *_follows(outcome, named)]


def _follows(outcome: Outcome, named: dict[str, str]) -> list[str]:
    if outcome.tied:
        tied = [line for line in outcome.lines if line.state == "tied"]
        names = "、".join(named[line.id] for line in tied)
        return [
            f"{names}{len(tied)}人得票相等，均为{tied[0].yes}票，不能确定当选人。",
            f"现在就这{len(tied)}人再次投票，应选{outcome.seats_left}名，以得票多的当选。",
        ]
    if not outcome.shortfall:
        return []
    words = [f"应选{outcome.seats}名，当选{len(outcome.selected)}名，不足{outcome.shortfall}名。"]
    if outcome.accepted_fewer:
        return [*words, "经会议决定，不足的名额不在本次会议上另行选举。"]
    return [*words, "不足的名额另行选举，在本次会议上还是在下一次会议上进行，由会议决定。"]


def ranking_announced(paper: Paper, outcome: Outcome, turnout: str) -> list[str]:
    """The result of a ranking: the selected with their points or sums, what follows."""
    unit = "名次之和" if ranks_all(paper) else "得分"
    selected = [line for line in outcome.lines if line.state == "selected"]
    words = ["现在宣布排序票决结果。", turnout]
    if selected:
        words.append(f"根据票决办法，下列{len(selected)}项入选：")
        words += [
            f"{place}. {_name(paper, one)}，{unit}{_points(one)}。" for place, one in enumerate(selected, start=1)
        ]
    else:
        words.append("没有项目入选。")
    if outcome.tied:
        tied = [line for line in outcome.lines if line.state == "tied"]
        names = "、".join(f"“{_name(paper, line)}”" for line in tied)
        words.append(f"{names}等{len(tied)}项{unit}相等，均为{_points(tied[0])}，不能确定入选项目。")
        words.append(f"现在就这{len(tied)}项再次排序票决，入选{outcome.seats_left}项。")
    elif outcome.shortfall:
        words.append(f"应入选{outcome.seats}项，尚缺{outcome.shortfall}项。")
        words.append(
            "不再另行票决。" if outcome.accepted_fewer else "对其余项目另行票决或者不再票决，由会议主持人决定。"
        )
    return words


def _votes(line: Line) -> str:
    marks = dict(line.marks)
    if NOT_YES in marks:
        return f"赞成{line.yes}票，反对和弃权共{marks[NOT_YES]}票"
    unmarked = marks.get(UNMARKED, 0)
    left = f"（其中未选{unmarked}票）" if unmarked else ""
    return f"赞成{line.yes}票，反对{line.no}票，弃权{line.abstain}票{left}"


def _points(line: Line) -> str:
    return str((line.score or 0) // 100)


def _name(paper: Paper, line: Line) -> str:
    option = paper.option(line.id)
    return line.title or (option.title if option else "")


def _code(sealed: bool) -> list[str]:
    return ["投票后请记下选票编号，以便核对。"] if sealed else []
