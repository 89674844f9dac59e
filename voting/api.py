"""The JSON views of polls, ballots and results."""

from core.web.views import Views

views = Views("voting")
