"""The views that belong to the plumbing: the OpenAPI document, the language, the sign of life."""

from flask import Response, jsonify, make_response, request
from pydantic import Field
from sqlalchemy import text

from core.db import reading
from core.web.identity import Permission
from core.web.languages import COOKIE
from core.web.openapi import document
from core.web.views import Body, Views

VERSION = "1.0.0"
anyone = Permission("anyone", lambda actor: True)
views = Views("core")


class Language(Body):
    """A choice of language."""

    lang: str = Field(pattern="^(zh|en)$")


@views.post("/language", who=anyone, body=Language)
def choose_language(actor: object, body: Language) -> Response:
    """Keep the reader's language in a cookie."""
    response = make_response(b"{}", 200, {"Content-Type": "application/json"})
    response.set_cookie(COOKIE, body.lang, max_age=31536000, samesite="Lax", path=request.script_root or "/")
    return response


@views.get("/health", who=anyone)
def health(actor: object) -> Response:
    """Whether the server answers and its database as well."""
    with reading() as session:
        session.execute(text("SELECT 1"))
    return jsonify(ok=True)


@views.blueprint.get("/api/openapi.json")
def openapi() -> Response:
    """The OpenAPI document."""
    return jsonify(document(VERSION))
