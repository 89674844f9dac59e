"""Where what stands on documents hears of them: called inside the change, registered at import time."""

from collections.abc import Callable

from core.db import Change

DocumentFollower = Callable[[Change, str], None]

after_document: list[DocumentFollower] = []
"""Called with a document that readers now have otherwise: a new version is ready, it was withdrawn, restored or edited."""


def document_changed(tx: Change, document_id: str) -> None:
    """Tell everybody who has asked."""
    tx.session.flush()
    for follow in after_document:
        follow(tx, document_id)
