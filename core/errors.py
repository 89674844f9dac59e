"""The one exception by which rules and actions say no."""

from collections.abc import Mapping


class Refused(Exception):
    """A request that the rules do not allow.

    `code` is stable and machine-readable ("poll.not_open"); `message` is the Chinese sentence, the message id of the
    catalogue, with `%(name)s` placeholders filled from `params`; `status` is the HTTP status it becomes.
    """

    def __init__(self, code: str, message: str, *, status: int = 409, **params: object) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message
        self.status = status
        self.params: Mapping[str, object] = params


class NotFound(Refused):
    """The thing asked for is not there, or is not for the one who asks."""

    def __init__(self, what: str = "") -> None:
        super().__init__("not_found", "没有找到所请求的内容，请返回上一页重试", status=404, what=what)


class Forbidden(Refused):
    """The one who asks may not do this."""

    def __init__(self) -> None:
        super().__init__("forbidden", "当前账号无权进行此操作，请换用有权限的账号登录", status=403)


class LoginNeeded(Refused):
    """Nobody is logged in."""

    def __init__(self) -> None:
        super().__init__("login_needed", "请先登录，或重新扫描代表证", status=401)
