"""What was decided in a meeting, in the words in which it was announced: for the minutes."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from voting import store
from voting.evaluations import store as evaluations
from voting.tables import Poll

WAYS = {"paper": "无记名投票", "mixed": "投票与电子表决相结合的", "hands": "举手表决"}
KINDS = {"open": "记名", "sealed": "无记名"}


@dataclass(frozen=True, slots=True)
class Decided:
    """A vote whose result was shown, or an evaluation whose results were announced; `words` as they were read out.

    `deed` is 表决 or 测评, `way` how it was voted, empty where it was graded.
    """

    item_id: str | None
    title: str
    deed: str
    way: str
    words: tuple[str, ...]
    at: datetime


def decided_in(session: Session, meeting_id: str) -> list[Decided]:
    """In the order in which they were held; voids, results not shown and the parts of evaluations are left out."""
    found = [_voted(poll) for poll in store.polls_of(session, meeting_id) if _counts(poll)]
    found += [
        Decided(row.item_id, row.title, "测评", "", _verdicts(row.results), row.announced_at)
        for row in evaluations.evaluations_of(session, meeting_id)
        if row.announced_at is not None and row.results is not None
    ]
    return sorted(found, key=lambda one: one.at)


def _counts(poll: Poll) -> bool:
    return poll.state == "shown" and poll.evaluation_id is None and poll.result is not None


def _voted(poll: Poll) -> Decided:
    assert poll.result is not None
    assert poll.closed_at is not None
    way = WAYS.get(poll.way) or f"{KINDS[poll.box]}电子表决"
    return Decided(poll.item_id, poll.title, "表决", way, tuple(poll.result["words"]), poll.closed_at)


def _verdicts(results: dict[str, object]) -> tuple[str, ...]:
    subjects = results["subjects"]
    assert isinstance(subjects, list)
    return tuple(f"{one['title']}：{one['verdict']}。" for one in subjects if one.get("verdict"))
