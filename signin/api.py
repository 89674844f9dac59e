"""The JSON views of attendance, the gate, the wall and the seat map."""

from core.web.views import Views

views = Views("signin")
