"""A paper as a form to print: its table for any method, and how many of them fit on a page."""

from dataclasses import dataclass

from voting.rules.paper_figures import lines_of, marks_of
from voting.rules.paper_types import Option, Paper

KINDS = {"elect": "选举票", "grade": "测评票", "choose": "票决票", "rank": "票决票"}
MOST_BLANKS = 10
"""Empty lines for names to be written in, at most."""

_ROOM = {4: (1, 22), 2: (9, 34), 1: (10**6, 34)}
"""By ballots on a page: how many lines of text a table may take, and how many characters one holds."""


@dataclass(frozen=True)
class Form:
    """A ballot's table: `widths` "auto" or "1fr" by column, `narrow` how many of the last columns are to be filled in."""

    kind: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[str, ...]
    narrow: int


def form_of(paper: Paper) -> Form:
    """The form of a paper."""
    kind = KINDS.get(paper.method, "表决票")
    if paper.method == "motion":
        return Form(kind, ("赞成", "反对", "弃权"), (("", "", ""),), ("1fr", "1fr", "1fr"), 3)
    if paper.method == "grade":
        return _graded(kind, paper)
    if paper.method == "rank":
        return _listed(kind, paper, "项目", "名次")
    if paper.method == "choose":
        return _listed(kind, paper, "项目", "选择")
    if paper.method == "elect":
        return _elected(kind, paper)
    return _listed(kind, paper, "表决事项", "意见")


def _listed(kind: str, paper: Paper, what: str, filled: str) -> Form:
    with_unit = any(option.unit for option in paper.options)
    head = ("序号", what, "责任单位", filled) if with_unit else ("序号", what, filled)
    rows = tuple(_row(option, with_unit) for option in paper.in_order())
    widths = ("auto", "1fr", "auto", "auto") if with_unit else ("auto", "1fr", "auto")
    return Form(kind, head, rows, widths, 1)


def _row(option: Option, with_unit: bool) -> tuple[str, ...]:
    cells = (str(option.number), option.title)
    return (*cells, option.unit, "") if with_unit else (*cells, "")


def _elected(kind: str, paper: Paper) -> Form:
    rows = [(str(option.number), _candidate(option), "") for option in paper.in_order()]
    blanks = min(paper.choose or 0, MOST_BLANKS) if paper.write_ins else 0
    rows += [("另选", "", "") for _ in range(blanks)]
    return Form(kind, ("序号", "候选人姓名", "意见"), tuple(rows), ("auto", "1fr", "auto"), 1)


def _candidate(option: Option) -> str:
    return f"{option.title}（{option.unit}）" if option.unit else option.title


def _graded(kind: str, paper: Paper) -> Form:
    several = len(paper.dimensions) > 1
    rows = []
    for line in lines_of(paper):
        option = paper.option(line.id.partition(":")[0])
        dimension = next((d.title for d in paper.dimensions if d.id == line.id.partition(":")[2]), "")
        boxes = "　".join(f"□ {word}" for _, word in marks_of(paper, line.id))
        subject = (str(line.number), option.title if option else line.title)
        rows.append((*subject, dimension, boxes) if several else (*subject, boxes))
    head = ("序号", "测评对象", "测评内容", "等次") if several else ("序号", "测评对象", "等次")
    widths = ("auto", "1fr", "auto", "auto") if several else ("auto", "1fr", "auto")
    return Form(kind, head, tuple(rows), widths, 0)


def lines_taken(form: Form, title: str, width: int) -> int:
    """About how many lines of text the form takes where one line holds so many characters."""
    rows = sum(max(1, -(-sum(map(len, row)) // width)) for row in form.rows)
    return rows + max(0, -(-len(title) // width) - 1)


def most_per_page(paper: Paper) -> int:
    """How many fit on a page: 4, 2 or 1; one that is longer than a page goes on over several."""
    form = form_of(paper)
    return next(many for many, (most, width) in _ROOM.items() if lines_taken(form, paper.title, width) <= most)
