"""Elections by property, against a naive oracle that counts people one by one."""

from collections import Counter

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.voting.rules.build import outcome_of
from tests.voting.rules.test_election import ELECT, candidates, counted
from voting.rules.counts import Counts
from voting.rules.election import Merge, merged_answers
from voting.rules.outcome import revote_paper
from voting.rules.outcome_types import Outcome
from voting.rules.paper import check_paper
from voting.rules.ruleset import RULESETS

OTHERS = "郑七", "王八", "冯九"
RULES = st.sampled_from([name for name, rule in RULESETS.items() if rule.decides == "elect"])


@st.composite
def boxes(draw):
    """(paper, answers as JSON, N): ballots that a tablet could hand in."""
    count = draw(st.integers(1, 5))
    paper = candidates(count, draw(st.integers(1, count)))
    ballots = []
    for _ in range(draw(st.integers(0, 9))):
        votes: dict[str, str] = {}
        written: list[dict[str, str]] = []
        wanted = 0
        names = draw(st.permutations(OTHERS))
        for option in paper.options:
            key = draw(st.sampled_from(["yes", "no", "abstain", ""]))
            if key == "yes" and wanted == paper.choose:
                key = "abstain"
            wanted += key == "yes"
            if key:
                votes[option.id] = key
        for option in paper.options:
            if (
                votes.get(option.id) == "no"
                and wanted < (paper.choose or 0)
                and len(written) < 3
                and draw(st.booleans())
            ):
                written.append({"against": option.id, "name": names[len(written)], "person": ""})
                wanted += 1
        ballots.append({"votes": votes, "write_ins": written})
    return paper, ballots, draw(st.integers(max(1, len(ballots)), 12))


def result(paper, ballots, n, rules) -> tuple[Counts, Outcome]:
    counts = counted(paper, ballots)
    return counts, outcome_of(paper, rules, counts, n)


def naive(ballots) -> Counter[str]:
    """Votes for everybody by the lines' ids."""
    votes: Counter[str] = Counter()
    for one in ballots:
        votes.update(key for key, mark in one["votes"].items() if mark == "yes")
        votes.update({f"+{written['name']}" for written in one["write_ins"]})
    return votes


@settings(max_examples=150, deadline=None)
@given(boxes(), RULES)
def test_elected_is_the_naive_election(box, rules):
    paper, ballots, n = box
    counts, outcome = result(paper, ballots, n, rules)
    votes = naive(ballots)
    assert {line.id: line.yes for line in counts.options if line.yes} == {k: v for k, v in votes.items() if v}
    majority = RULESETS[rules].majority
    base = n if majority is not None and majority.base == "all" else len(ballots)
    needed = 1 if majority is None else base // 2 + 1
    selected, tied = set(), set()
    for one, mine in votes.items():
        above = sum(v > mine for v in votes.values())
        level = sum(v == mine for v in votes.values())
        if mine >= needed and above + level <= paper.choose:
            selected.add(one)
        elif mine >= needed and above < paper.choose:
            tied.add(one)
    assert (set(outcome.selected), set(outcome.tied)) == (selected, tied)
    assert len(selected) + outcome.seats_left + outcome.shortfall == paper.choose
    assert all(line.yes + line.no + line.abstain == len(ballots) for line in outcome.lines if not line.title)
    assert Outcome.from_data(outcome.to_data()) == outcome
    assert Counts.from_data(counts.to_data()) == counts
    if outcome.tied:
        check_paper(revote_paper(paper, outcome))


@settings(max_examples=80, deadline=None)
@given(boxes(), RULES, st.randoms(use_true_random=False))
def test_the_order_of_ballots_means_nothing(box, rules, chance):
    paper, ballots, n = box
    shuffled = list(ballots)
    chance.shuffle(shuffled)
    assert result(paper, shuffled, n, rules) == result(paper, ballots, n, rules)


@settings(max_examples=80, deadline=None)
@given(boxes(), st.integers(0, 4))
def test_one_more_yes_never_harms(box, place):
    paper, ballots, n = box
    option = paper.options[place % len(paper.options)].id
    at = next(
        (
            i
            for i, one in enumerate(ballots)
            if one["votes"].get(option, "abstain") == "abstain"
            and sum(v == "yes" for v in one["votes"].values()) + len(one["write_ins"]) < paper.choose
        ),
        None,
    )
    assume(at is not None)
    more = [dict(one, votes={**one["votes"], option: "yes"}) if i == at else one for i, one in enumerate(ballots)]
    before, after = (result(paper, some, n, "election_majority")[1] for some in (ballots, more))
    order = {"selected": 2, "tied": 1}
    now, then = (next(line for line in one.lines if line.id == option) for one in (after, before))
    assert order.get(now.state, 0) >= order.get(then.state, 0)


@settings(max_examples=80, deadline=None)
@given(boxes(), st.lists(st.tuples(st.sampled_from(OTHERS), st.sampled_from(OTHERS)), max_size=4))
def test_merging_never_makes_votes_and_never_loses_people(box, pairs):
    paper, ballots, _ = box
    answers = [ELECT.read_answer(paper, one) for one in ballots]
    merged = ELECT.count(paper, merged_answers(answers, [Merge((one,), into) for one, into in pairs]))
    before = ELECT.count(paper, answers)
    names = [line for line in merged.options if line.id.startswith("+")]
    assert merged.options[: len(paper.options)] == before.options[: len(paper.options)]
    assert sum(line.yes for line in names) <= sum(line.yes for line in before.options[len(paper.options) :])
    supporters = sum(bool(one["write_ins"]) for one in ballots)
    assert sum(line.yes for line in names) >= supporters
    assert all(line.yes <= supporters for line in names)
