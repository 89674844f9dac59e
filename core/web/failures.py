"""The one place where a refusal becomes HTTP, in the reader's language."""

import structlog
from flask import Flask, Response, jsonify, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from core.errors import NotFound, Refused
from core.web.languages import in_words, sentence

log = structlog.get_logger()

HTTP_MESSAGES = {
    400: sentence("请求有误，请返回上一页重试"),
    404: sentence("没有找到所请求的内容，请返回上一页重试"),
    405: sentence("不能这样访问此地址"),
    413: sentence("文件太大，请缩小后再上传"),
    415: sentence("请求必须是 JSON 格式"),
}


def setup_failures(app: Flask) -> None:
    """Answer every refusal, HTTP error and crash alike, as JSON under /api and as a page elsewhere."""

    @app.errorhandler(Refused)
    def refused(error: Refused) -> Response:
        return _respond(error.code, in_words(error.message, dict(error.params)), error.status, dict(error.params))

    @app.errorhandler(HTTPException)
    def http(error: HTTPException) -> Response:
        status = error.code or 500
        if status == 404:
            return refused(NotFound())
        if error.response is not None:
            return make_response(error.response)
        message = HTTP_MESSAGES.get(status, "请求有误，请返回上一页重试")
        return _respond(f"http.{status}", in_words(message), status, {})

    @app.errorhandler(Exception)
    def crash(error: Exception) -> Response:
        log.error("crash", path=request.path, method=request.method, exc_info=error)
        message = in_words("系统出现故障，所做的操作可能没有完成，请重试；如仍不行，请联系会务人员")
        return _respond("crash", message, 500, {})


def _respond(code: str, message: str, status: int, details: dict[str, object]) -> Response:
    if request.path.startswith("/api/"):
        plain = {key: value for key, value in details.items() if _is_plain(value)}
        response = jsonify({"error": {"code": code, "message": message, "details": plain}})
    else:
        response = make_response(render_template("kiosk/error.html", code=code, message=message, status=status))
    response.status_code = status
    response.headers["Cache-Control"] = "no-store"
    return response


def _is_plain(value: object) -> bool:
    return isinstance(value, str | int | float | bool | list | dict | tuple) or value is None
