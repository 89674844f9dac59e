"""Badges' public signing keys: there from the moment of issuing, only for valid badges."""

from flask import Flask

from core.actor import SYSTEM
from core.db import change, reading
from roster.actions.issue_badges import issue_badges
from roster.actions.revoke_badge import revoke_badge
from roster.issued import IssuedBadge
from tests.roster.builders import BuiltRoll, a_roll, deputies
from voting.belenios.badge import PublicMaster, master_of, poll_credential, poll_exponent, public_of
from voting.belenios.group import G, power
from voting.sealed import signing_keys
from voting.sealed.key_tables import BadgeKey
from voting.sealed.signing_keys import SigningKey, signing_keys_of

UUID = "ABCDEFGHabcdef"


def issue(built: BuiltRoll, people: list[str] | None = None) -> list[IssuedBadge]:
    with change(SYSTEM) as tx:
        return list(issue_badges(tx, built.roll_id, people))


def keys(people: list[str]) -> dict[str, SigningKey]:
    with reading() as session:
        return signing_keys_of(session, people)


def test_the_public_side_is_kept_at_issuing(app: Flask) -> None:
    built = a_roll(deputies(3))
    issued = issue(built)
    found = keys([one.person_id for one in issued[:2]])
    assert set(found) == {one.person_id for one in issued[:2]}
    for one in issued[:2]:
        public = public_of(master_of(one.secret))
        assert found[one.person_id] == SigningKey(one.badge_id, int(public.public), public.chain)


def test_no_secret_is_kept(app: Flask) -> None:
    built = a_roll(deputies(1))
    (issued,) = issue(built)
    master = master_of(issued.secret)
    with reading() as session:
        row = session.get_one(BadgeKey, issued.badge_id)
        kept = {row.public, row.chain}
    assert kept.isdisjoint({issued.secret, issued.token, str(master.exponent)})


def test_what_the_badge_signs_with_fits_what_the_server_computes(app: Flask) -> None:
    built = a_roll(deputies(1))
    (issued,) = issue(built)
    key = keys([issued.person_id])[issued.person_id]
    credential = poll_credential(PublicMaster(key.public, key.chain), UUID)
    assert power(G, poll_exponent(master_of(issued.secret), UUID)) == credential


def test_a_new_badge_has_a_new_key(app: Flask) -> None:
    built = a_roll(deputies(1))
    (first,) = issue(built)
    before = keys([first.person_id])
    (second,) = issue(built)
    after = keys([first.person_id])
    assert after[first.person_id].badge_id == second.badge_id
    assert after[first.person_id].public != before[first.person_id].public


def test_a_revoked_badge_has_none(app: Flask) -> None:
    built = a_roll(deputies(2))
    issued = issue(built)
    with change(SYSTEM) as tx:
        revoke_badge(tx, issued[0].person_id)
    assert list(keys([one.person_id for one in issued])) == [issued[1].person_id]


def test_strangers_and_nobody(app: Flask) -> None:
    built = a_roll(deputies(1))
    assert keys([built.members()[0].person_id, "nobody"]) == {}
    assert keys([]) == {}


def test_installed_once_however_often(app: Flask) -> None:
    from roster import hooks

    before = list(hooks.badges_issued)
    signing_keys.install()
    assert hooks.badges_issued == before
    assert before.count(signing_keys.keep_signing_keys) == 1
