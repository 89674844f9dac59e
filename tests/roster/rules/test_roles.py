"""Roles: which of them vote where, and how lists write them."""

import pytest

from roster.rules.doors import door_of
from roster.rules.roles import LABELS, SYNONYMS, VOTING, band, contradict, gives_vote, in_order, role_named


@pytest.mark.parametrize(
    ("kind", "roles", "votes"),
    [
        ("plenary", ["deputy"], True),
        ("plenary", ["deputy", "chief_scrutineer"], True),
        ("plenary", ["committee"], False),
        ("plenary", ["attending"], False),
        ("plenary", ["observer"], False),
        ("plenary", ["deputy", "attending"], False),
        ("plenary", [], False),
        ("standing", ["committee"], True),
        ("standing", ["deputy"], False),
        ("standing", ["deputy", "attending"], False),
        ("chairpersons", ["chairperson"], True),
        ("chairpersons", ["committee"], False),
        ("presidium", ["presidium"], True),
        ("presidium", ["deputy"], False),
    ],
)
def test_who_votes_where(kind: str, roles: list[str], votes: bool) -> None:
    assert gives_vote(kind, roles) is votes


def test_a_vote_and_no_vote_contradict_each_other_in_that_kind_of_meeting_alone() -> None:
    assert contradict("plenary", ["deputy", "observer"])
    assert not contradict("standing", ["deputy", "attending"])
    assert not contradict("plenary", ["deputy", "scrutineer"])


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("代表", "deputy"),
        (" 列席 ", "attending"),
        ("常委", "committee"),
        ("Chief Scrutineer", "chief_scrutineer"),
        ("厨师", None),
    ],
)
def test_names_of_roles(name: str, role: str | None) -> None:
    assert role_named(name) == role


def test_every_role_is_known_by_its_label_and_no_name_means_two() -> None:
    assert [role_named(label) for label in LABELS.values()] == list(LABELS)
    names = [name for names in SYNONYMS.values() for name in names]
    assert len(names) == len(set(names))
    assert set(VOTING.values()) <= LABELS.keys()


def test_roles_are_kept_in_one_order() -> None:
    assert in_order(["chair", "deputy", "chair", "unknown"]) == ["deputy", "chair"]


@pytest.mark.parametrize(
    ("roles", "colour"),
    [
        (["deputy", "chair"], "voter"),
        (["attending"], "attending"),
        (["observer"], "observer"),
        (["secretariat"], "staff"),
        (["committee"], "attending"),
    ],
)
def test_bands_of_badges(roles: list[str], colour: str) -> None:
    assert band("plenary", roles) == colour


def test_everybody_has_a_door() -> None:
    assert door_of(frozenset({"chair"})) == "/chair"
    assert door_of(frozenset({"person"})) == "/tablet"
    assert door_of(frozenset()) == "/"
