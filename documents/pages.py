"""The pages of the documents."""

from core.web.views import Views

views = Views("documents_pages")
