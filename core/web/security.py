"""Headers, the content security policy, and the defence against forged requests."""

import hashlib
import hmac
import secrets

from flask import Flask, Response, g, request

from core.errors import Refused

POLICY = (
    "default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self'; img-src 'self' data: blob:; "
    "connect-src 'self'; font-src 'self'; frame-src 'self'; frame-ancestors 'self'; base-uri 'none'; "
    "form-action 'self'; worker-src 'self'; manifest-src 'self'; media-src 'self' blob:"
)
HEADER = "X-CSRF-Token"
SCRIPTS_AND_STYLES = frozenset({"text/javascript", "text/css"})
"""What only ever runs within a page, under that page's policy."""


def csp_nonce() -> str:
    """The nonce of this response's inline scripts."""
    if "nonce" not in g:
        g.nonce = secrets.token_urlsafe(16)
    return str(g.nonce)


def csrf_token(session_token: str) -> str:
    """The token that a page must send back with each change; it follows from the session and nothing else."""
    return hmac.new(session_token.encode(), b"csrf", hashlib.sha256).hexdigest()


def check_same_site() -> None:
    """Refuse a change that another site made the browser send (requests that carry no session yet)."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        raise Refused("csrf", "这个请求不是从本系统的页面发出的，已拒绝", status=403)


def check_csrf(session_token: str) -> None:
    """Refuse a change whose CSRF token does not fit the session cookie."""
    check_same_site()
    if not hmac.compare_digest(request.headers.get(HEADER, "").encode(), csrf_token(session_token).encode()):
        raise Refused("csrf", "页面已过期，请刷新后再试一次", status=403)


def setup_security(app: Flask) -> None:
    """Send the security headers with every response."""
    app.jinja_env.globals.update(csp_nonce=csp_nonce)

    @app.after_request
    def add_headers(response: Response) -> Response:
        headers = response.headers
        headers.setdefault("X-Content-Type-Options", "nosniff")
        if response.mimetype == "text/html":
            headers.setdefault("Content-Security-Policy", POLICY.format(nonce=csp_nonce()))
            headers.setdefault("Referrer-Policy", "no-referrer")
            headers.setdefault("Permissions-Policy", "camera=(self), microphone=(), geolocation=()")
            headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        elif response.mimetype not in SCRIPTS_AND_STYLES:
            headers.setdefault("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox")
        if request.is_secure:
            headers.setdefault("Strict-Transport-Security", "max-age=31536000")
        return response
