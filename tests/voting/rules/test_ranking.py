"""Rankings: papers, ballots, deciding by sums of ranks or by points, against a naive oracle."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.voting.rules.build import meets, options, outcome_of, refusal
from voting.rules.counts import Counts, OptionCount
from voting.rules.methods import METHODS
from voting.rules.outcome import rest_paper, revote_paper
from voting.rules.outcome_types import Outcome
from voting.rules.paper import Paper, check_paper
from voting.rules.wording import announcement, before_vote

RANK = METHODS["rank"]


def ranking(many: int, ranks: int, winners: int | None = None) -> Paper:
    return Paper("rank", "2027年民生实事项目排序", options(many), ranks, winners=winners)


ALL = ranking(4, 4, 2)
TOP = ranking(4, 2, 1)


def order(*places: int) -> dict[str, object]:
    """An answer: the options in the voter's order."""
    return {"ranks": {f"o{option}": rank for rank, option in enumerate(places, start=1)}}


def result(paper: Paper, ballots: list[dict[str, object]], n: int = 20) -> Outcome:
    counts = RANK.count(paper, [RANK.read_answer(paper, one) for one in ballots])
    return outcome_of(paper, "rank_points", counts, n)


@pytest.mark.parametrize(
    ("paper", "code"),
    [
        (ALL, ""),
        (TOP, ""),
        (ranking(4, 3), ""),
        (ranking(4, 4), "paper.winners_wrong"),
        (ranking(4, 5, 2), "paper.ranks_wrong"),
        (ranking(4, 0, 2), "paper.ranks_wrong"),
        (replace(ALL, choose=None), "paper.ranks_wrong"),
        (ranking(4, 2, 3), "paper.winners_not_ranked"),
        (ranking(4, 4, 4), "paper.winners_wrong"),
        (ranking(1, 1), "paper.too_few_options"),
    ],
)
def test_papers(paper, code):
    meets(code, check_paper, paper)


@pytest.mark.parametrize(
    ("paper", "answer", "code"),
    [
        (ALL, order(3, 1, 4, 2), ""),
        (ALL, {"ranks": {}}, ""),
        (TOP, order(3), ""),
        (TOP, order(3, 1), ""),
        (TOP, order(3, 1, 2), "ballot.too_many_ranks"),
        (TOP, {"ranks": {"o1": 3}}, "ballot.too_many_ranks"),
        (TOP, {"ranks": {"o1": 2}}, "ballot.rank_missing"),
        (ALL, order(3, 1), "ballot.ranks_missing"),
        (ALL, {"ranks": {"o1": 1, "o2": 1}}, "ballot.rank_twice"),
        (ALL, {"ranks": {"o1": 1, "o2": 3}}, "ballot.rank_missing"),
        (ALL, {"ranks": {"o9": 1}}, "ballot.unknown_choice"),
        (ALL, {"ranks": {"o1": 0}}, "ballot.wrong_shape"),
        (ALL, {"ranks": {"o1": "1"}}, "ballot.wrong_shape"),
        (ALL, {"ranks": {"o1": True}}, "ballot.wrong_shape"),
        (ALL, {"ranks": {"o1": 1.0}}, "ballot.wrong_shape"),
        (ALL, {"ranks": {1: 1}}, "ballot.wrong_shape"),
        (ALL, {"ranks": []}, "ballot.wrong_shape"),
        (ALL, {"ranks": {}, "x": 1}, "ballot.wrong_shape"),
    ],
)
def test_answers(paper, answer, code):
    if code:
        assert refusal(RANK.read_answer, paper, answer).code == code
        return
    read = RANK.read_answer(paper, answer)
    assert RANK.read_answer(paper, RANK.to_data(read)) == read


def test_described_in_the_voters_order():
    assert RANK.describe(ALL, RANK.read_answer(ALL, order(3, 1, 4, 2))) == [
        "第1：3. 项目3",
        "第2：1. 项目1",
        "第3：4. 项目4",
        "第4：2. 项目2",
    ]
    assert RANK.describe(ALL, RANK.read_answer(ALL, {"ranks": {}})) == ["弃权"]


def test_all_ranked_the_lowest_sum_wins():
    made = result(ALL, [order(1, 2, 3, 4), order(1, 3, 2, 4), order(2, 1, 3, 4), {"ranks": {}}])
    assert [(line.id, line.score, line.rank, line.state) for line in made.lines] == [
        ("o1", 400, 1, "selected"),
        ("o2", 600, 2, "selected"),
        ("o3", 800, 3, "not_selected"),
        ("o4", 1200, 4, "not_selected"),
    ]
    assert (made.cutoff, made.blank, made.seats) == (6, 1, 2)
    assert dict(made.lines[0].marks) == {"1": 2, "2": 1, "3": 0, "4": 0}
    assert announcement(ALL, made)[2:] == [
        "根据票决办法，下列2项入选：",
        "1. 项目1，名次之和4。",
        "2. 项目2，名次之和6。",
    ]


def test_of_the_first_two_most_points_win_and_what_nobody_ranked_does_not():
    made = result(ranking(4, 2, 2), [order(1, 2), order(1, 2), order(1)])
    assert [(line.id, line.score, line.state) for line in made.lines] == [
        ("o1", 600, "selected"),
        ("o2", 200, "selected"),
        ("o3", 0, "not_selected"),
        ("o4", 0, "not_selected"),
    ]
    short = result(ranking(4, 2, 2), [order(1)])
    assert (short.selected, short.shortfall) == (("o1",), 1)
    rest = rest_paper(ranking(4, 2, 2), short)
    assert ([o.id for o in rest.options], rest.choose, rest.winners) == (["o2", "o3", "o4"], 2, 1)
    check_paper(rest)


def test_a_tie_at_the_cut_off_is_ranked_again():
    made = result(ALL, [order(1, 2, 3, 4), order(1, 3, 2, 4)])
    assert (made.selected, made.tied, made.seats_left, made.next_step) == (("o1",), ("o2", "o3"), 1, "revote")
    again = revote_paper(ALL, made)
    assert ([o.id for o in again.options], again.choose, again.winners) == (["o2", "o3"], 2, 1)
    check_paper(again)
    assert "入选1项；请全部排序" in before_vote(again)[1]


@pytest.mark.parametrize(
    "lines",
    [
        [{"1": 2}, {"1": 1}],
        [{"1": 1}, {"2": 2}],
        [{"2": 1}, {}],
        [{"1": 1, "2": 1}, {}],
    ],
)
def test_ranks_that_no_box_can_hold(lines):
    paper = ranking(3, 2, 1)
    marks = [tuple((rank, held.get(rank, 0)) for rank in ("1", "2")) for held in (*lines, {})]
    counts = Counts("rank", tuple(OptionCount(f"o{i}", marks=m) for i, m in enumerate(marks, start=1)), 2, 2)
    assert refusal(outcome_of, paper, "rank_points", counts, 5).code in ("counts.ranks_wrong", "counts.too_many_votes")


@st.composite
def boxes(draw):
    many = draw(st.integers(2, 6))
    ranks = draw(st.integers(1, many))
    winners = draw(st.integers(1, min(ranks, many - 1)))
    ballots = []
    for _ in range(draw(st.integers(0, 8))):
        places = draw(st.permutations(range(1, many + 1)))
        blank = draw(st.booleans())
        ballots.append(order(*places[: 0 if blank else ranks if ranks == many else draw(st.integers(1, ranks))]))
    return ranking(many, ranks, winners), ballots


@settings(max_examples=200, deadline=None)
@given(boxes())
def test_the_best_are_the_naive_best(box):
    paper, ballots = box
    outcome = result(paper, ballots)
    worth: dict[str, int] = {}
    for one in ballots:
        for key, rank in one["ranks"].items():
            worth[key] = worth.get(key, 0) + (-rank if paper.choose == len(paper.options) else paper.choose + 1 - rank)
    selected, tied = set(), set()
    for key, mine in worth.items():
        above = sum(v > mine for v in worth.values())
        level = sum(v == mine for v in worth.values())
        if above + level <= paper.winners:
            selected.add(key)
        elif above < paper.winners:
            tied.add(key)
    assert (set(outcome.selected), set(outcome.tied)) == (selected, tied)
    assert len(selected) + outcome.seats_left + outcome.shortfall == paper.winners
    assert Outcome.from_data(outcome.to_data()) == outcome
