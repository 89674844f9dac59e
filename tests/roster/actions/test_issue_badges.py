"""Issuing badges."""

from collections.abc import Sequence

import pytest
from flask import Flask

from core.actor import SYSTEM
from core.db import Change, change, reading
from core.errors import NotFound, Refused
from core.ids import fingerprint
from core.journal.store import entries_of
from roster import hooks
from roster.actions.issue_badges import issue_badges
from roster.actions.start_session import start_person_session
from roster.identity import identify
from roster.issued import IssuedBadge
from roster.store import person_by_badge
from roster.tables import Badge
from tests.roster.builders import BuiltRoll, a_roll, deputies


def issue(built: BuiltRoll, people: list[str] | None = None, *, only_missing: bool = False) -> list[IssuedBadge]:
    with change(SYSTEM) as tx:
        return list(issue_badges(tx, built.roll_id, people, only_missing=only_missing))


def test_the_server_keeps_fingerprints_alone(app: Flask) -> None:
    built = a_roll(deputies(3))
    issued = issue(built)
    assert [one.person_id for one in issued] == [m.person_id for m in built.members()]
    with reading() as session:
        kept = {b.secret_hash for b in session.query(Badge)}
        found = person_by_badge(session, issued[0].token)
        journal = str([e.data for e in entries_of(session, "system")])
    assert kept == {fingerprint(one.token) for one in issued}
    assert (found.person_id, found.term_id) == (issued[0].person_id, built.term_id)
    assert not any(one.secret in journal or one.token in journal for one in issued)


def test_a_new_badge_revokes_the_old_one_and_logs_its_devices_out(app: Flask) -> None:
    built = a_roll(deputies(2))
    first = issue(built)
    with change(SYSTEM) as tx:
        badge = person_by_badge(tx.session, first[0].token)
        token = start_person_session(tx, badge.person_id, badge.badge_id, "tablet").token
        other = person_by_badge(tx.session, first[1].token)
        kept = start_person_session(tx, other.person_id, other.badge_id, "tablet").token
    assert identify(token).known
    issue(built, [first[0].person_id])
    assert not identify(token).known
    assert identify(kept).known
    with reading() as session, pytest.raises(Refused) as caught:
        person_by_badge(session, first[0].token)
    assert (caught.value.code, caught.value.status) == ("badge.revoked", 401)
    with reading() as session:
        last = entries_of(session, "system")[-1]
    assert (last.action, dict(last.data)) == ("badges.issued", {"numbers": [1], "revoked": 1, "sessions_ended": 1})


def test_only_the_missing(app: Flask) -> None:
    built = a_roll(deputies(3))
    first = issue(built, [built.members()[0].person_id])
    assert len(issue(built, only_missing=True)) == 2
    with pytest.raises(Refused, match=r"badge\.none"):
        issue(built, only_missing=True)
    with reading() as session:
        assert person_by_badge(session, first[0].token).person_id == first[0].person_id


def test_strangers_get_none(app: Flask) -> None:
    built = a_roll(deputies(1))
    with pytest.raises(NotFound):
        issue(built, ["nobody"])


def test_whoever_follows_hears_of_them_in_the_same_change(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    built = a_roll(deputies(2))
    heard: list[tuple[str, str]] = []

    def follow(tx: Change, badges: Sequence[IssuedBadge]) -> None:
        heard.extend((one.person_id, one.badge_id) for one in badges if tx.session.get(Badge, one.badge_id))

    monkeypatch.setattr(hooks, "badges_issued", [*hooks.badges_issued, follow])
    issued = issue(built)
    assert heard == [(one.person_id, one.badge_id) for one in issued]


def test_one_who_follows_and_fails_leaves_no_badge(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    built = a_roll(deputies(1))

    def fail(tx: Change, badges: Sequence[IssuedBadge]) -> None:
        raise Refused("test.no", "不行")

    monkeypatch.setattr(hooks, "badges_issued", [fail])
    with pytest.raises(Refused, match=r"test\.no"):
        issue(built)
    with reading() as session:
        assert session.query(Badge).count() == 0
