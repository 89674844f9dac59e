"""The JSON views of sealed polls."""

from voting.sealed.api import ballots, box, keys, trials

__all__ = ["ballots", "box", "keys", "trials"]
