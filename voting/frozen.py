"""The papers of polls that have been opened: they never change again, so a process reads each only once."""

from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from core.db import reading
from core.errors import NotFound, Refused
from voting.rules.methods import Method, method_named
from voting.rules.paper import Paper
from voting.tables import Poll

KEPT = 64
_papers: "OrderedDict[str, FrozenPaper]" = OrderedDict()


@dataclass(frozen=True, slots=True)
class FrozenPaper:
    """A paper as it was opened, with the method that reads its answers."""

    paper: Paper
    method: Method


@dataclass(frozen=True, slots=True)
class ReadAnswer:
    """A valid answer in its canonical form, and in words."""

    data: dict[str, Any]
    described: list[str]


def read_answer(poll_id: str, answer: object) -> ReadAnswer:
    """Check an untrusted answer against the poll's paper before any lock is taken; refuses with `ballot.*`."""
    frozen = frozen_paper(poll_id)
    read = frozen.method.read_answer(frozen.paper, answer)
    return ReadAnswer(frozen.method.to_data(read), frozen.method.describe(frozen.paper, read))


def frozen_paper(poll_id: str) -> FrozenPaper:
    """The paper of a poll that has been opened; refused with `poll.not_open` before."""
    found = _papers.get(poll_id)
    return found if found is not None else _load(poll_id)


def _load(poll_id: str) -> FrozenPaper:
    with reading() as session:
        row = session.execute(select(Poll.paper, Poll.opened_at, Poll.box).where(Poll.id == poll_id)).first()
    if row is None:
        raise NotFound("poll")
    if row.opened_at is None:
        raise Refused("poll.not_open", "表决尚未开始，请等候主持人宣布")
    if row.box != "open":
        raise Refused("poll.sealed", "本项表决为无记名表决，只接受加密的选票，请刷新页面后重新投票")
    paper = Paper.from_data(row.paper)
    frozen = FrozenPaper(paper, method_named(paper.method))
    _papers[poll_id] = frozen
    while len(_papers) > KEPT:
        _papers.popitem(last=False)
    return frozen
