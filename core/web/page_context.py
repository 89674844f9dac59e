"""What every template may use about the reader and the request."""

from typing import Any

from flask import Flask, request

from core.web.security import csrf_token
from core.web.windows import cookie_name


def setup_page_context(app: Flask) -> None:
    """Provide `csrf`, the token that the page sends back with its changes."""

    @app.context_processor
    def context() -> dict[str, Any]:
        token = request.cookies.get(cookie_name())
        return {"csrf": csrf_token(token) if token else ""}
