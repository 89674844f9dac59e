"""The JSON views of minutes."""

from core.web.views import Views

views = Views("minutes")
