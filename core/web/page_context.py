"""What every template may use about the reader and the request."""

from typing import Any

from flask import Flask, request

from core.web.languages import catalogue, language
from core.web.security import csrf_token
from core.web.windows import cookie_name


def setup_page_context(app: Flask, time_zone: str) -> None:
    """Provide `lang`, `csrf`, `tz` and `catalogue` to the templates."""

    @app.context_processor
    def context() -> dict[str, Any]:
        token = request.cookies.get(cookie_name())
        code = language()
        return {
            "lang": code,
            "csrf": csrf_token(token) if token else "",
            "tz": time_zone,
            "catalogue": catalogue(code),
        }
