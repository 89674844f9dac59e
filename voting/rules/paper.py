"""The paper of a vote: its data, and the one check before it may be used."""

from voting.rules.methods import method_named
from voting.rules.paper_types import MAX_OPTIONS, Option, Paper

__all__ = ["MAX_OPTIONS", "Option", "Paper", "check_paper"]


def check_paper(paper: Paper) -> None:
    """Refuse (`paper.*`, 422) a paper that its method cannot put to a vote; says the first fault and what to do."""
    method_named(paper.method).check_paper(paper)
