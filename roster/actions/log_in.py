"""Check what somebody shows, badge or password, and begin a session for it."""

from core.actor import Actor
from core.db import Change, change, reading
from core.errors import Refused
from core.web.limits import guessing
from roster.account_store import Credentials, credentials_of
from roster.actions.start_session import StartedSession, start_account_session, start_person_session
from roster.badge_store import person_by_badge
from roster.passwords import password_fits
from roster.tables import Account, Badge, LoginSession

TRIES_OF_A_DEVICE = 8
TRIES_OF_A_LOGIN = 60
TRIES_OF_AN_ADDRESS = 60
"""Wrong passwords in ten minutes. One device is stopped early, the login itself late, so that nobody can lock another
out of the chair from a single tablet."""

BADGES_OF_AN_ADDRESS = 300
"""Wrong badges in ten minutes. A badge's 130 bits cannot be guessed and a whole hall may share one address: past the limit
a wrong one is told to wait, and a good one still opens."""


def log_in_with_password(former: Actor, login: str, password: str, address: str, device: str) -> StartedSession:
    """A session for the account, ending the `former` one of this window; "login.wrong" (401) tells no more than that."""
    keys = {
        f"device:{login[:64]}@{address}": TRIES_OF_A_DEVICE,
        f"login:{login[:64]}": TRIES_OF_A_LOGIN,
        f"address:{address}": TRIES_OF_AN_ADDRESS,
    }
    with guessing(keys):
        with reading() as session:
            known = credentials_of(session, login)
        fits = password_fits(known.password_hash if known else None, password)
        if known is None or not fits:
            raise wrong_login()
        with change(Actor("account", known.account_id, known.name)) as tx:
            account = tx.session.get(Account, known.account_id, with_for_update=True)
            if account is None or account.disabled_at is not None or account.password_hash != known.password_hash:
                raise wrong_login()
            _end_former(tx, former)
            started = start_account_session(tx, account.id, device)
            tx.record("system", "account.logged_in", account.id, address=address, device=device[:200])
            return started


def log_in_with_badge(former: Actor, token: str, address: str, device: str) -> StartedSession:
    """A session for the holder of the badge with this login token, ending the `former` one of this window."""
    try:
        with reading() as session:
            seen = person_by_badge(session, token)
    except Refused:
        with guessing({f"badges:{address}": BADGES_OF_AN_ADDRESS}):
            raise
    with change(Actor("person", seen.person_id, "")) as tx:
        tx.session.get(Badge, seen.badge_id, with_for_update=True)
        found = person_by_badge(tx.session, token)
        _end_former(tx, former)
        return start_person_session(tx, found.person_id, found.badge_id, device)


def check_own_password(known: Credentials, password: str, address: str) -> None:
    """Refuse ("password.wrong", 400) unless this is the account's present password; guesses are counted."""
    try:
        with guessing({f"own:{known.account_id}@{address}": TRIES_OF_A_DEVICE}):
            if not password_fits(known.password_hash, password):
                raise wrong_login()
    except Refused as error:
        if error.code != "login.wrong":
            raise
        raise Refused("password.wrong", "当前密码不正确，请重新输入", status=400) from error


def wrong_login() -> Refused:
    """The one refusal for every way in which a login and a password can be wrong."""
    return Refused("login.wrong", "用户名或密码不正确，请重新输入", status=401)


def _end_former(tx: Change, former: Actor) -> None:
    row = tx.session.get(LoginSession, former.session_id) if former.session_id else None
    if row is not None and row.ended_at is None:
        row.ended_at = tx.now
