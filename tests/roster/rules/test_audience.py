"""Audiences: whom a document or a notice is for."""

from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Refused
from roster.rules.audience import EVERYONE, Audience, read_audience
from roster.rules.roles import LABELS


@dataclass(frozen=True)
class Someone:
    person_id: str = "p1"
    delegation_id: str | None = "d1"
    roles: tuple[str, ...] = ("deputy",)
    votes: bool = True


@pytest.mark.parametrize(
    ("audience", "someone", "addressed"),
    [
        (EVERYONE, Someone(), True),
        (EVERYONE, Someone(delegation_id=None, roles=(), votes=False), True),
        (Audience(), Someone(), False),
        (Audience(), Someone(delegation_id=None), False),
        (Audience(voters=True), Someone(), True),
        (Audience(voters=True), Someone(votes=False), False),
        (Audience(roles=("attending",)), Someone(), False),
        (Audience(roles=("attending",)), Someone(roles=("attending", "chair"), votes=False), True),
        (Audience(delegations=("d1",)), Someone(), True),
        (Audience(delegations=("d2",)), Someone(), False),
        (Audience(delegations=("d2",)), Someone(delegation_id=None), False),
        (Audience(people=("p1",)), Someone(votes=False), True),
        (Audience(people=("p2",)), Someone(), False),
        (Audience(delegations=("d2",), people=("p1",)), Someone(), True),
    ],
)
def test_whoever_fits_one_part_is_addressed(audience: Audience, someone: Someone, addressed: bool) -> None:
    assert audience.has(someone) is addressed
    assert audience.of([someone]) == ([someone] if addressed else [])


READ: list[tuple[Any, str]] = [
    (None, "audience.wrong_shape"),
    ([], "audience.wrong_shape"),
    ({"everybody": True}, "audience.wrong_shape"),
    ({"everyone": 1}, "audience.wrong_shape"),
    ({"roles": "deputy"}, "audience.wrong_shape"),
    ({"people": [1]}, "audience.wrong_shape"),
    ({"people": ["p1"] * 5001}, "audience.wrong_shape"),
    ({}, "audience.nobody"),
    ({"everyone": False, "voters": False, "roles": []}, "audience.nobody"),
    ({"roles": ["king"]}, "audience.unknown_role"),
    ({"delegations": ["d9"]}, "audience.unknown_delegation"),
    ({"everyone": True, "people": ["p9"]}, "audience.unknown_person"),
]


@pytest.mark.parametrize(("data", "code"), READ)
def test_what_does_not_fit_is_refused(data: Any, code: str) -> None:
    with pytest.raises(Refused) as refused:
        read_audience(data, ["d1", "d2"], ["p1", "p2"])
    assert (refused.value.code, refused.value.status) == (code, 400)


@given(
    st.booleans(),
    st.booleans(),
    st.sets(st.sampled_from(sorted(LABELS))),
    st.sets(st.sampled_from(["d1", "d2"])),
    st.sets(st.sampled_from(["p1", "p2"]), min_size=1),
)
def test_what_was_read_is_stored_and_read_the_same(
    everyone: bool, voters: bool, roles: set[str], delegations: set[str], people: set[str]
) -> None:
    audience = Audience(
        everyone, voters, tuple(r for r in LABELS if r in roles), tuple(sorted(delegations)), tuple(sorted(people))
    )
    assert read_audience(audience.to_data(), ["d1", "d2"], ["p1", "p2"]) == audience
    assert Audience.from_data(audience.to_data()) == audience


def test_a_double_entry_counts_once() -> None:
    assert read_audience({"people": ["p1", "p1"]}, [], ["p1"]).people == ("p1",)
