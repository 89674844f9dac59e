"""Answers that never reach the page, although the server did what was asked."""

from playwright.sync_api import Page, Route

XHR = """() => {
  const { send } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.send = function (form) {
    XMLHttpRequest.prototype.send = send;
    this.onload = this.onerror;
    return send.call(this, form);
  };
}"""
"""The next answer to an XMLHttpRequest counts as none: a route cannot hand on the files of a form."""


def answer_lost(page: Page, address: str) -> None:
    """The answer to the next POST to this address (a glob) is lost on the way."""
    lost: list[Route] = []

    def lose(route: Route) -> None:
        if lost or route.request.method != "POST":
            route.continue_()
            return
        lost.append(route)
        route.fetch()
        route.abort()

    page.route(address, lose)


def upload_answer_lost(page: Page) -> None:
    """The answer to the next upload is lost on the way."""
    page.evaluate(XHR)
