"""Where the JSON views of the voting are registered."""

from core.web.views import Views

views = Views("voting")
