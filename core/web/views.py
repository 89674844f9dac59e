"""Registers views: each says who may use it, what it takes and what it gives.

The registry is what the OpenAPI document is made from and what the tests of the wiring read.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from os import SEEK_END
from typing import IO, Any, cast
from urllib.parse import quote

from flask import Blueprint, Response, make_response, redirect, request
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from core.errors import Forbidden, LoginNeeded, NotFound, Refused
from core.files import NOT_IN_NAMES
from core.web.crowd import ARRIVED, LARGEST_BODY
from core.web.crowd import by_crowd as mark_crowd
from core.web.identity import Permission, current_actor
from core.web.uploads import HallRequest, Sink

View = Callable[..., Any]


class Body(BaseModel):
    """The base of request bodies and queries: unknown keys are refused, nothing is converted silently."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


def arrived_at() -> datetime:
    """When the present request came, before it waited for anything."""
    at: datetime = request.environ[ARRIVED]
    return at


@dataclass(frozen=True, slots=True)
class Download:
    """A file as an answer."""

    content: bytes
    filename: str
    mimetype: str


@dataclass(frozen=True, slots=True)
class StreamedDownload:
    """A large file as an answer: read from its beginning and closed when it was sent."""

    file: IO[bytes]
    filename: str
    mimetype: str


A_PIECE = 1 << 18
DOWNLOADS = (Download, StreamedDownload)


@dataclass(frozen=True, slots=True)
class Registered:
    """What is known of one view."""

    method: str
    path: str
    endpoint: str
    permission: Permission
    summary: str
    body: type[Body] | None = None
    query: type[Body] | None = None
    returns: Any = None
    upload: bool = False
    form: type[Body] | None = None
    is_page: bool = False


REGISTRY: dict[tuple[str, str], Registered] = {}
"""Every view of the process by (method, path)."""


@dataclass
class Views:
    """The views of one package: `get` and `post` for the JSON API under /api/v1, `page` for HTML."""

    name: str
    blueprint: Blueprint = field(init=False)

    def __post_init__(self) -> None:
        self.blueprint = Blueprint(self.name, f"{self.name}.views")

    def get(
        self,
        path: str,
        *,
        who: Permission,
        returns: Any = None,
        query: type[Body] | None = None,
        by_crowd: bool = False,
    ) -> Callable[[View], View]:
        """Register a view that only shows: `view(actor, **path, query=…)`.

        `by_crowd` marks what all tablets may ask for at the same moment; see core.web.crowd.
        """
        return self._api("GET", path, who, returns, query=query, by_crowd=by_crowd)

    def post(
        self,
        path: str,
        *,
        who: Permission,
        returns: Any = None,
        body: type[Body] | None = None,
        upload: bool = False,
        form: type[Body] | None = None,
        sink: Callable[[], Sink] | None = None,
        by_crowd: bool = False,
        largest: int | None = None,
    ) -> Callable[[View], View]:
        """Register a view that changes something: `view(actor, **path, body=…)`.

        With `upload` the request is multipart and the view gets `files`, the uploaded files by field name, and by `form`
        the fields beside them; `sink` makes what each file is written to while it comes, and what is not kept of it by the
        end of the request is discarded. `by_crowd` marks what all tablets may send at the same moment; see core.web.crowd.
        `largest` bounds the request in bytes where the general bound, or for the crowd LARGEST_BODY, does not fit.
        """
        return self._api(
            "POST",
            path,
            who,
            returns,
            body=body,
            upload=upload,
            form=form,
            sink=sink,
            by_crowd=by_crowd,
            largest=largest,
        )

    def page(self, path: str, *, who: Permission) -> Callable[[View], View]:
        """Register a page: `view(actor, **path)` returns HTML; nobody is sent to the login page first."""

        def register(view: View) -> View:
            endpoint = view.__name__

            def serve(**arguments: Any) -> Any:
                actor = current_actor()
                if not who.allows(actor):
                    if actor.known:
                        raise Forbidden
                    return redirect(f"{request.script_root}/login?next={request.path}")
                _check_parts(arguments)
                return view(actor, **arguments)

            info = Registered("GET", path, f"{self.name}.{endpoint}", who, _summary(view), is_page=True)
            self._add(info, serve)
            return view

        return register

    def _api(
        self,
        method: str,
        path: str,
        who: Permission,
        returns: Any,
        *,
        body: type[Body] | None = None,
        query: type[Body] | None = None,
        upload: bool = False,
        form: type[Body] | None = None,
        sink: Callable[[], Sink] | None = None,
        by_crowd: bool = False,
        largest: int | None = None,
    ) -> Callable[[View], View]:
        adapter = TypeAdapter(returns) if returns not in (None, *DOWNLOADS) else None
        full = f"/api/v1{path}"

        def register(view: View) -> View:
            def serve(**arguments: Any) -> Response:
                if by_crowd or largest is not None:
                    request.max_content_length = largest or LARGEST_BODY
                actor = current_actor()
                if not who.allows(actor):
                    raise Forbidden if actor.known else LoginNeeded
                _check_parts(arguments)
                if query is not None:
                    arguments["query"] = _read(query, request.args.to_dict())
                if body is not None:
                    arguments["body"] = _read_json(body)
                with _receiving(sink):
                    if upload:
                        arguments["files"] = request.files
                    if form is not None:
                        arguments["form"] = _read(form, request.form.to_dict())
                    return _answer(view(actor, **arguments), adapter)

            if by_crowd:
                mark_crowd(method, full, largest or LARGEST_BODY)
            endpoint = f"{self.name}.{view.__name__}"
            self._add(
                Registered(method, full, endpoint, who, _summary(view), body, query, returns, upload, form), serve
            )
            return view

        return register

    def _add(self, info: Registered, serve: View) -> None:
        REGISTRY[(info.method, info.path)] = info
        self.blueprint.add_url_rule(
            info.path, endpoint=info.endpoint.removeprefix(f"{self.name}."), view_func=serve, methods=[info.method]
        )


def _summary(view: View) -> str:
    return (view.__doc__ or "").strip().split("\n")[0]


@contextmanager
def _receiving(sink: Callable[[], Sink] | None) -> Iterator[None]:
    """Have the files of this request written to what `sink` makes; what nobody keeps is gone in the end."""
    if sink is None:
        yield
        return
    received = cast(HallRequest, request)
    received.new_sink = sink
    try:
        yield
    finally:
        received.discard_sinks()


def _read_json(model: type[Body]) -> Body:
    if not request.is_json and request.content_length:
        raise Refused("request.not_json", "请求必须是 JSON 格式", status=415)
    data = request.get_data(cache=False) or b"{}"
    if b"\\u0000" in data:
        raise _zero_character()
    try:
        return model.model_validate_json(data)
    except ValidationError as error:
        raise _invalid(error) from error


def _read(model: type[Body], data: dict[str, str]) -> Body:
    if any("\0" in value for value in data.values()):
        raise _zero_character()
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise _invalid(error) from error


def _check_parts(parts: dict[str, Any]) -> None:
    """Refuse an address with a character that no id has and PostgreSQL cannot even look for."""
    if any("\0" in str(part) for part in parts.values()):
        raise NotFound


def _zero_character() -> Refused:
    """No keyboard types it and PostgreSQL cannot store it."""
    return Refused("request.zero_character", "填写的内容中有无法保存的字符，请删除后重试", status=400)


def _invalid(error: ValidationError) -> Refused:
    fields = {".".join(str(part) for part in e["loc"]) or "body": e["type"] for e in error.errors(include_input=False)}
    return Refused(
        "request.invalid", "填写的内容有误，请检查:%(fields)s", status=400, fields="、".join(fields), faults=fields
    )


def _answer(value: Any, adapter: TypeAdapter[Any] | None) -> Response:
    if isinstance(value, Response):
        return value
    if isinstance(value, DOWNLOADS):
        return as_download(value)
    if adapter is None:
        assert value is None, "a view that answers says what it `returns`"
        return make_response(b"{}", 200, {"Content-Type": "application/json"})
    response = make_response(adapter.dump_json(value), 200, {"Content-Type": "application/json"})
    response.headers.setdefault("Cache-Control", "no-store")
    return response


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    """The file from its beginning, piece by piece; closed in the end, also where nobody read to the end."""
    with file:
        file.seek(0)
        while piece := file.read(A_PIECE):
            yield piece


def as_download(file: Download | StreamedDownload) -> Response:
    """The response that saves `file` under its name, without what no file's name may have; never cached."""
    headers = {"Content-Type": file.mimetype, "Cache-Control": "no-store"}
    if isinstance(file, Download):
        response = make_response(file.content, 200, headers)
    else:
        response = Response(_pieces(file.file), 200, headers)
        response.content_length = file.file.seek(0, SEEK_END)
    name = NOT_IN_NAMES.sub("_", file.filename)
    names = {"filename": name}
    if not name.isascii():  # headers are Latin-1: the name goes as RFC 8187 has it, a plain one beside it
        suffix = name.rpartition(".")[2]
        plain = f"download.{suffix}" if suffix.isascii() else "download"
        names = {"filename": plain, "filename*": f"UTF-8''{quote(name, safe='')}"}
    response.headers.set("Content-Disposition", "attachment", **names)
    return response
