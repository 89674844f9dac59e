"""Where the JSON views of evaluations are registered."""

from core.web.views import Views

views = Views("evaluations")
