"""The JSON views of people, badges, accounts and sessions."""

from roster.api import accounts, badges, imports, people, rolls, sessions
from roster.api.views import views

__all__ = ["accounts", "badges", "imports", "people", "rolls", "sessions", "views"]
