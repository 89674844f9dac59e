"""Where the views of the package are registered."""

from core.web.views import Views

views = Views("meeting")
