"""The JSON views of sealed polls."""

from voting.sealed.api import ballots, box, keys, trials
from voting.sealed.api.registry import views

__all__ = ["ballots", "box", "keys", "trials", "views"]
