"""What is told of a request beside who asks: its device, and the hall's time zone."""

from zoneinfo import ZoneInfo

from flask import current_app, request

from core.actor import Actor

SESSION = 12
"""Characters of a login session's id that tell devices of one person apart."""

LONGEST = 200


def device_of(actor: Actor) -> str:
    """What the log calls the device: the login session and what the browser calls itself."""
    return f"{actor.session_id[:SESSION] or '-'} {request.headers.get('User-Agent', '')}"[:LONGEST]


def hall_zone() -> ZoneInfo:
    """The time zone of the hall, in which watermarks and files say when."""
    return ZoneInfo(current_app.config["HALL"].time_zone)
