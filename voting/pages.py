"""The pages of polls, ballots and results."""

from core.web.views import Views

views = Views("voting_pages")
