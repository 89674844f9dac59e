"""Fetches documents, their versions, and who has read them."""

from documents.tables import Document

__all__ = ["Document"]
