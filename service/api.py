"""The JSON views of service."""

from core.web.views import Views

views = Views("service")
