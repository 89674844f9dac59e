"""The JSON views of evaluations."""

from voting.evaluations.api import evaluations, results, verdicts
from voting.evaluations.api.registry import views

__all__ = ["evaluations", "results", "verdicts", "views"]
