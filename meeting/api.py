"""The JSON views of meetings, sittings, the agenda, the stage and the speakers."""

from core.web.views import Views

views = Views("meeting")
