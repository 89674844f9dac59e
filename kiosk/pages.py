"""The pages of the hall's state."""

from core.web.views import Views

views = Views("kiosk_pages")
