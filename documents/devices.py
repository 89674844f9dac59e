"""What is told of a request beside who asks: its device."""

from flask import request

from core.actor import Actor

SESSION = 12
"""Characters of a login session's id that tell devices of one person apart."""

LONGEST = 200


def device_of(actor: Actor) -> str:
    """What the log calls the device: the login session and what the browser calls itself."""
    return f"{actor.session_id[:SESSION] or '-'} {request.headers.get('User-Agent', '')}"[:LONGEST]
