"""Static files: served under a path with the build's hash, so that browsers keep them for good."""

import gzip
import hashlib
import json
import mimetypes
from collections.abc import Callable
from functools import cache
from pathlib import Path

from flask import Flask, Response, make_response, request
from markupsafe import Markup
from werkzeug.exceptions import NotFound
from werkzeug.security import safe_join

from core.web.languages import catalogue_module

STATIC = Path(__file__).parents[2] / "static"
FOREVER = "public, max-age=31536000, immutable"
TEXT = (".js", ".mjs", ".css", ".svg", ".json")
mimetypes.add_type("text/javascript", ".mjs")


MADE: dict[str, Callable[[], bytes]] = {"messages/en.js": lambda: catalogue_module("en")}
"""What is served beside the files, made when it is first asked for."""


@cache
def build() -> str:
    """A short hash of all static files' names, sizes and times."""
    digest = hashlib.sha256()
    for path in sorted(p for p in STATIC.rglob("*") if p.is_file()):
        stat = path.stat()
        digest.update(f"{path.relative_to(STATIC)}|{stat.st_size}|{stat.st_mtime_ns}\n".encode())
    for module in MADE.values():
        digest.update(module())
    return digest.hexdigest()[:12]


def asset(path: str) -> str:
    """The address of the static file `path` ("css/base.css")."""
    return f"{request.script_root}/static/{build()}/{path}"


@cache
def _imports() -> dict[str, str]:
    file = STATIC / "vendor" / "importmap.json"
    data = json.loads(file.read_text()) if file.exists() else {}
    return dict(data.get("imports", data))


def import_map() -> Markup:
    """The import map of a page: bare module names to vendored files."""
    imports = {name: asset(f"vendor/{path}") for name, path in _imports().items()}
    return Markup(json.dumps({"imports": imports}, separators=(",", ":")))  # noqa: S704


@cache
def _content(name: str, _build: str) -> tuple[bytes, bytes | None]:
    if name in MADE:
        content = MADE[name]()
    else:
        path = safe_join(str(STATIC), name)
        if path is None or not Path(path).is_file():
            raise NotFound
        content = Path(path).read_bytes()
    squeezed = gzip.compress(content, 6) if name.endswith(TEXT) and len(content) > 512 else None
    return content, squeezed


def serve(build_hash: str, name: str) -> Response:
    """One static file, gzipped where that helps and is understood."""
    content, squeezed = _content(name, build())
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    headers = {"Content-Type": kind, "Cache-Control": FOREVER if build_hash == build() else "no-cache"}
    if squeezed is not None:
        headers["Vary"] = "Accept-Encoding"
        if "gzip" in request.headers.get("Accept-Encoding", ""):
            return make_response(squeezed, 200, headers | {"Content-Encoding": "gzip"})
    return make_response(content, 200, headers)


def service_worker() -> Response:
    """The tablet's service worker, with the build it keeps; asked anew at each visit, so that a new build is noticed."""
    content = (STATIC / "js" / "tablet" / "sw.js").read_bytes()
    headers = {"Content-Type": "text/javascript", "Cache-Control": "no-cache"}
    return make_response(f"const BUILD = {json.dumps(build())};\n".encode() + content, 200, headers)


def setup_assets(app: Flask) -> None:
    """Install the static files' door and the helpers of the templates."""
    app.add_url_rule("/static/<build_hash>/<path:name>", "static_file", serve)
    app.jinja_env.globals.update(asset=asset, import_map=import_map, build=build)
