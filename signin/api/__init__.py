"""The JSON views of attendance, the gate, the wall and the seat map."""

from signin.api import attendance, scanning, seats
from signin.api.registry import views

__all__ = ["attendance", "scanning", "seats", "views"]
