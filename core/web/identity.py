"""Who is asking, for this request."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from flask import current_app, g

from core.actor import NOBODY, Actor

Loader = Callable[[], Actor]
"""Reads the present request's cookie or bearer token."""


@dataclass(frozen=True, slots=True)
class Permission:
    """Who may use a view: a name for the documents and the test that decides."""

    name: str
    allows: Callable[[Actor], bool]


def use_loader(loader: Loader) -> None:
    """Install, in the current app, the function that finds the actor of a request."""
    current_app.extensions["identity"] = loader


def current_actor() -> Actor:
    """The actor of this request; NOBODY where nobody is logged in."""
    if "actor" not in g:
        loader = cast(Loader, current_app.extensions.get("identity", lambda: NOBODY))
        g.actor = loader()
    return cast(Actor, g.actor)
