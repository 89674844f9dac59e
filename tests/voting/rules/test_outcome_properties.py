"""Outcomes by property: what must hold for any votes whatever."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.voting.rules.build import choose_paper, outcome_of_motion, outcome_of_votes
from voting.rules.methods import METHODS
from voting.rules.outcome import decide, figures_of, rest_paper, revote_paper
from voting.rules.paper import check_paper
from voting.rules.ruleset import RULESETS

RULES = st.sampled_from([name for name, rule in RULESETS.items() if rule.decides == "most"])


@st.composite
def elections(draw):
    """(votes, K, N): votes a box of N full ballots of K can hold."""
    many = draw(st.integers(2, 8))
    seats = draw(st.integers(1, many - 1))
    n = draw(st.integers(1, 12))
    ballot = st.lists(st.integers(0, many - 1), unique=True, max_size=seats)
    ballots = draw(st.lists(ballot, max_size=n))
    votes = [sum(i in b for b in ballots) for i in range(many)]
    return votes, seats, n, ballots


def naive(votes, seats, needed):
    """Selected and tied, option by option: who has fewer than K at or above him is in; more than K above, out."""
    selected, tied = set(), set()
    for i, mine in enumerate(votes):
        above = sum(v > mine for v in votes)
        level = sum(v == mine for v in votes)
        if mine >= needed and above + level <= seats:
            selected.add(f"o{i + 1}")
        elif mine >= needed and above < seats:
            tied.add(f"o{i + 1}")
    return selected, tied


@settings(max_examples=200, deadline=None)
@given(elections(), RULES)
def test_selection_is_the_naive_selection(case, rule):
    votes, seats, n, ballots = case
    outcome = outcome_of_votes(votes, seats, n=n, cast=len(ballots), ruleset=rule)
    if not outcome.valid:
        assert 2 * len(ballots) <= n
        assert not outcome.selected
        return
    needed = 1 if RULESETS[rule].majority is None else next(v for v in range(n + 2) if 2 * v > n)
    selected, tied = naive(votes, seats, needed)
    assert outcome.needed == needed
    assert (set(outcome.selected), set(outcome.tied)) == (selected, tied)
    assert len(selected) <= seats
    assert outcome.cutoff == sorted(votes, reverse=True)[seats - 1]
    assert len(selected) + outcome.seats_left + outcome.shortfall == seats
    assert not (outcome.tied and outcome.shortfall)
    by_id = {line.id: line.yes for line in outcome.lines}
    assert all(by_id[i] >= needed for i in selected)
    rest = [v for i, v in by_id.items() if i not in selected | tied]
    assert all(by_id[i] >= v for i in selected for v in rest)


@settings(max_examples=100, deadline=None)
@given(elections(), RULES)
def test_second_votes_are_good_papers(case, rule):
    votes, seats, n, ballots = case
    paper = choose_paper(seats, len(votes))
    outcome = outcome_of_votes(votes, seats, n=n, cast=len(ballots), ruleset=rule)
    if outcome.next_step == "revote":
        again = revote_paper(paper, outcome)
        assert {o.id for o in again.options} == set(outcome.tied)
    elif outcome.next_step == "rest_or_accept":
        again = rest_paper(paper, outcome)
        assert not {o.id for o in again.options} & set(outcome.selected)
    else:
        return
    check_paper(again)
    assert again.choose == outcome.seats_left + outcome.shortfall
    assert set(again.options) <= set(paper.options)


@settings(max_examples=100, deadline=None)
@given(elections(), st.randoms(use_true_random=False))
def test_the_order_of_ballots_does_not_matter(case, chance):
    votes, seats, n, ballots = case
    paper, method = choose_paper(seats, len(votes)), METHODS["choose"]
    answers = [method.read_answer(paper, {"chosen": [f"o{i + 1}" for i in b]}) for b in ballots]
    counts = method.count(paper, answers)
    chance.shuffle(answers)
    shuffled = method.count(paper, answers)
    rule = RULESETS["livelihood_majority"]
    assert decide(paper, rule, counts, figures_of(counts, n, n)) == decide(
        paper, rule, shuffled, figures_of(shuffled, n, n)
    )
    assert [counts.of(f"o{i + 1}").yes for i in range(len(votes))] == votes


@settings(max_examples=100, deadline=None)
@given(elections(), st.integers(0, 7))
def test_one_vote_more_never_hurts(case, which):
    votes, seats, n, _ = case
    order = {"below_majority": 0, "not_selected": 1, "tied": 2, "selected": 3}
    i = which % len(votes)
    if votes[i] == n:
        return
    more = [v + (j == i) for j, v in enumerate(votes)]
    before = outcome_of_votes(votes, seats, n=2 * n, cast=2 * n).line(f"o{i + 1}")
    after = outcome_of_votes(more, seats, n=2 * n, cast=2 * n).line(f"o{i + 1}")
    assert before is not None
    assert after is not None
    assert order[after.state] >= order[before.state]


@given(st.integers(0, 300), st.integers(0, 300), st.integers(0, 300), st.integers(0, 300))
def test_a_motion_passes_by_yes_alone(yes, no, abstain, away):
    n = max(yes + no + abstain + away, 1)
    outcome = outcome_of_motion(yes, no, abstain, n=n)
    assert outcome.passed == (2 * yes > n)
    if yes + 1 <= n - no - abstain:
        assert outcome_of_motion(yes + 1, no, abstain, n=n).passed >= outcome.passed
