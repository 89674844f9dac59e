"""What an election's paper must be, and what no box of its ballots can hold."""

from core.errors import Refused
from voting.rules.appointments import plain
from voting.rules.counts import Counts
from voting.rules.election_names import is_written
from voting.rules.paper_types import Paper

NOT_YES = "not_yes"
"""The mark of ballots that are not for a candidate, in a box that does not tell 反对 from 弃权."""


def check_seats(paper: Paper) -> None:
    """Refuse unless 1 ≤ 应选 ≤ candidates: as many is 等额, fewer 差额."""
    if paper.choose is None or paper.choose < 1:
        raise Refused("paper.seats_missing", "没有填写应选人数，请填写", status=422)
    if paper.choose > len(paper.options):
        raise Refused(
            "paper.seats_too_many",
            "应选%(choose)s人，候选人只有%(count)s人，请补充候选人或减少应选人数",
            status=422,
            choose=paper.choose,
            count=len(paper.options),
        )


def check_candidates(paper: Paper) -> None:
    """Refuse the same person twice: by the roster's id, or by the name."""
    known: dict[str, int] = {}
    for option in paper.in_order():
        for key in {f"name {plain(option.title)}", f"person {option.person}"} - {"person "}:
            if key in known:
                raise Refused(
                    "paper.person_twice",
                    "%(name)s在第%(first)s项和第%(number)s项重复出现，请删除一项；如系同名，请在姓名后注明区别",
                    status=422,
                    name=option.title.strip(),
                    first=known[key],
                    number=option.number,
                )
            known[key] = option.number


def check_election_counts(paper: Paper, counts: Counts) -> None:
    """Refuse more votes for people than the ballots allow, and more names written in than there are votes against.

    A name is written in by one who is against a candidate, one name for each (组织法 art. 28 with domain-rules §3).
    """
    written = [line for line in counts.options if is_written(line.id)]
    listed = [line for line in counts.options if not is_written(line.id)]
    if any(line.no or line.abstain or line.marks for line in written):
        raise Refused("counts.other_paper", "计票与选票的选项不一致，请重新计票")
    if any(mark != NOT_YES for line in listed for mark, _ in line.marks):
        raise Refused("counts.other_paper", "计票与选票的选项不一致，请重新计票")
    names = sum(line.yes for line in written)
    if names > sum(line.no for line in listed):
        raise Refused("counts.too_many_written", "另选他人的票数多于反对票数，请核对票数", status=422)
    if names + sum(line.yes for line in listed) > (paper.choose or 0) * (counts.valid - counts.blank):
        raise Refused("counts.too_many_marks", "得票总数多于全部选票可选的数量，请核对票数", status=422)
