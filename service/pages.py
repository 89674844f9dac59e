"""The pages of service."""

from core.web.views import Views

views = Views("service_pages")
