"""The JSON views of documents: the secretariat's library, the reader's book and pages, search."""

from documents.api import book, library, pages, reading, search
from documents.api.registry import views

__all__ = ["book", "library", "pages", "reading", "search", "views"]
