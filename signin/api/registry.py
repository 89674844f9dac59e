"""The registry on which all modules of this package put their views."""

from core.web.views import Views

views = Views("signin")
