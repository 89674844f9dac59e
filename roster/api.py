"""The JSON views of people, badges, accounts and sessions."""

from core.web.views import Views

views = Views("roster")
