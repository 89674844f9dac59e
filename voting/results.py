"""From a box to the result that is stored with its poll."""

from collections.abc import Sequence
from typing import Any

from voting import store
from voting.rules.counts import Counts
from voting.rules.methods import method_named
from voting.rules.outcome import Outcome, decide, figures_of
from voting.rules.paper import Paper
from voting.rules.wording import announcement, rule_words
from voting.tables import Poll


def decided(poll: Poll, ballots: Sequence[store.BallotInfo], present: int) -> dict[str, Any]:
    """Count the box and decide under the poll's own frozen rule-set; plain JSON to store."""
    paper = store.paper_of(poll)
    return decided_by(poll, method_named(paper.method).count(paper, store.answers_of(paper, list(ballots))), present)


def decided_by(poll: Poll, counts: Counts, present: int) -> dict[str, Any]:
    """Decide by counts; plain JSON to store."""
    paper = store.paper_of(poll)
    figures = figures_of(counts, poll.members_n or 0, present)
    return stored(paper, decide(paper, store.ruleset_of(poll), counts, figures), counts, poll.electors_n or 0)


def stored(paper: Paper, outcome: Outcome, counts: Counts, electors: int) -> dict[str, Any]:
    """A result as it is kept: outcome, counts, figures, the words to read out and the rule that decided."""
    return {
        "outcome": outcome.to_data(),
        "counts": counts.to_data(),
        "figures": {**outcome.figures.to_data(), "electors": electors},
        "words": announcement(paper, outcome),
        "rule": rule_words(outcome),
    }
