"""The JSON views of people, badges, accounts and sessions."""

from roster.api import sessions
from roster.api.views import views

__all__ = ["sessions", "views"]
