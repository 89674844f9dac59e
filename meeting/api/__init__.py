"""The JSON views of meetings, sittings, the agenda, the stage and the speakers."""

from meeting.api import agenda, floor, meetings, sittings, stage
from meeting.api.registry import views

__all__ = ["agenda", "floor", "meetings", "sittings", "stage", "views"]
