"""Credentials: their form, their keys, the list of them."""

import pytest

from tests.voting.belenios.workshop import OUTSIDE, UUID, chance, refused
from voting.belenios.canonical import dumps
from voting.belenios.credentials import (
    Roll,
    Voter,
    check_roll,
    is_credential,
    make_roll,
    new_credential,
    public_credential,
    read_roll,
    secret_exponent,
)
from voting.belenios.faults import Code
from voting.belenios.group import G, P, is_member

H = G * G % P


def test_a_new_credential_is_well_formed():
    made = {new_credential() for _ in range(50)}
    assert len(made) == 50
    assert all(is_credential(one) for one in made)


@pytest.mark.parametrize(
    "broken",
    ["BzU-MBy-mEz-Z1X-hRi", "BzUMBymEzZ1XhRj", "BzU-MBy-mEz-Z1X-hR0", "", "BzU-MBy-mEz-Z1X-hR", "BzU-MBy-mEz-Z1X-hRj "],
)
def test_typing_errors_are_noticed(broken):
    assert is_credential("BzU-MBy-mEz-Z1X-hRj")
    assert not is_credential(broken)
    with pytest.raises(ValueError, match="credential"):
        secret_exponent(broken, UUID)


def test_public_credentials_depend_on_the_election():
    credential = new_credential(chance(1))
    assert is_member(public_credential(credential, UUID))
    assert public_credential(credential, UUID) != public_credential(credential, UUID[::-1])


def test_roll_reads_back():
    for roll in (make_roll([H, G]), Roll((Voter(G, 3), Voter(H, 1))), Roll(())):
        assert read_roll(roll.raw) == roll
    assert read_roll(Roll((Voter(G, 3), Voter(H))).raw).weights == {G: 3, H: 1}


def test_credentials_are_keys():
    check_roll(Roll((Voter(G), Voter(H, 3))))
    refused(Code.OUTSIDE_GROUP, check_roll, Roll((Voter(G), Voter(OUTSIDE))))
    refused(Code.KEY_IS_ONE, check_roll, Roll((Voter(1),)))


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ([str(G), str(G)], Code.CREDENTIAL_TWICE),
        ([str(G), f"{G},2"], Code.CREDENTIAL_TWICE),
        ([f"{G},0"], Code.WEIGHT),
        ([f"{G},-1"], Code.WEIGHT),
        ([f"{G},"], Code.WEIGHT),
        ([f"{G},01"], Code.WEIGHT),
        ([f"{G},1,name"], Code.WEIGHT),
        ([f"{G},1_0"], Code.WEIGHT),
        ([f"{G},1073741824"], Code.WEIGHT),
        ([f"{G},1000000000", f"{H},1000000000"], Code.WEIGHT),
        ([f" {G}"], Code.NUMBER),
        (["0"], Code.OUTSIDE_GROUP),
        ([5], Code.SHAPE),
        ({}, Code.SHAPE),
    ],
)
def test_roll_faults(lines, code):
    refused(code, read_roll, dumps(lines))
