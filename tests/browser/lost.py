"""Requests that never leave, answers that never reach the page although the server did what was asked, late pushes."""

from collections.abc import Callable

from playwright.sync_api import Page, Route, WebSocketRoute

XHR = """() => {
  const { send } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.send = function (form) {
    XMLHttpRequest.prototype.send = send;
    this.onload = this.onerror;
    return send.call(this, form);
  };
}"""
"""The next answer to an XMLHttpRequest counts as none: a route cannot hand on the files of a form."""


def next_post(page: Page, address: str, do: Callable[[Route], object]) -> None:
    """The next POST to this address (a glob) is in the hands of `do`; what the page reads meanwhile goes its way."""
    taken: list[Route] = []

    def take(route: Route) -> None:
        if taken or route.request.method != "POST":
            route.continue_()
            return
        taken.append(route)
        do(route)

    page.route(address, take)


def never_sent(page: Page, address: str) -> None:
    """The next POST to this address (a glob) does not leave the device."""
    next_post(page, address, lambda route: route.abort())


def answer_lost(page: Page, address: str) -> list[str]:
    """The answer to the next POST to this address (a glob) is lost on the way; it stands in the list once it is."""
    lost: list[str] = []

    def lose(route: Route) -> None:
        lost.append(route.fetch().text())
        route.abort()

    next_post(page, address, lose)
    return lost


def upload_answer_lost(page: Page) -> None:
    """The answer to the next upload is lost on the way."""
    page.evaluate(XHR)


class Pushes:
    """What the hall pushes to a page (opened or loaded anew after this was made); nothing arrives while `lost`."""

    def __init__(self, page: Page) -> None:
        self.lost = False
        page.route_web_socket("**/*", self._connect)

    def _connect(self, page_side: WebSocketRoute) -> None:
        def came(message: str | bytes) -> None:
            if not self.lost:
                page_side.send(message)

        page_side.connect_to_server().on_message(came)
