"""The pages of people, badges, accounts and sessions."""

from core.web.views import Views

views = Views("roster_pages")
