"""Where the JSON views of sealed polls are registered."""

from core.web.views import Views

views = Views("sealed")
