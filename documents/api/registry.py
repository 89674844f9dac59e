"""The views of the documents' API."""

from core.web.views import Views

views = Views("documents")
