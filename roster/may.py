"""The permissions that views name: who may use them."""

from core.actor import Actor
from core.web.identity import Permission


def _roles(*names: str) -> frozenset[str]:
    return frozenset(names)


def _with_role(title: str, *names: str) -> Permission:
    wanted = _roles(*names)
    return Permission(title, lambda actor: bool(actor.roles & wanted))


def _person_or(title: str, *names: str) -> Permission:
    """Whoever came with a badge, and the accounts with one of these roles; what the person may, the store checks."""
    wanted = _roles(*names)
    return Permission(title, lambda actor: actor.kind == "person" or bool(actor.roles & wanted))


anyone = Permission("anyone", lambda actor: True)
logged_in = Permission("logged in", lambda actor: actor.known)
person = Permission("person with a badge", lambda actor: actor.kind == "person")
counting = _person_or("secretariat or scrutineer", "secretariat")
"""Who counts papers; that a person is a scrutineer of the meeting, the store checks."""
serving = _person_or("staff or one of the 工作人员", "chair", "secretariat")
"""Who serves the hall; that a person is 工作人员 on the meeting's roll, the store checks."""
leading = _person_or("chair, secretariat or a person", "chair", "secretariat")
"""Who may turn the pages that the hall follows; that a person leads, the store checks."""
account = Permission("working account", lambda actor: actor.kind == "account")
secretariat = _with_role("secretariat", "secretariat")
chair = _with_role("chair or secretariat", "chair", "secretariat")
gate = _with_role("gate or secretariat", "gate", "secretariat")
screen = _with_role("screen, chair or secretariat", "screen", "chair", "secretariat")
admin = _with_role("administrator", "admin")
desk = _with_role("secretariat, chair or administrator", "secretariat", "chair", "admin")


def is_staff(actor: Actor) -> bool:
    """Whether the actor is the chair or of the secretariat."""
    return chair.allows(actor)
