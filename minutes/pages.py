"""The pages of minutes."""

from core.web.views import Views

views = Views("minutes_pages")
