"""Badges' signing keys: derived alike by the badge and by the server, another for each election, and fast."""

from time import process_time

import pytest

from tests.voting.belenios.badge_vectors import KNOWN, SECRETS, UUIDS, VECTORS
from tests.voting.belenios.workshop import Workshop, chance, change, refused
from voting.belenios.badge import PublicMaster, master_of, poll_credential, poll_exponent, public_of
from voting.belenios.ballot import check_ballot, seal_ballot
from voting.belenios.canonical import dumps, loads
from voting.belenios.credentials import check_roll, make_roll
from voting.belenios.faults import Code
from voting.belenios.fixed_base import generator
from voting.belenios.group import G, power

CHOICES = [[1, 0], [0, 1, 1, 0]]


@pytest.mark.parametrize("vector", VECTORS)
def test_the_definition(vector):
    master = master_of(vector.secret)
    assert (str(master.exponent), master.chain) == (vector.key, vector.chain)
    public = public_of(master)
    assert (str(public.public), public.chain) == (vector.public, vector.chain)
    assert str(poll_exponent(master, vector.uuid)) == vector.exponent
    assert str(poll_credential(public, vector.uuid)) == vector.credential


def test_it_stays_as_it_is():
    assert {name: getattr(VECTORS[0], name) for name in KNOWN} == KNOWN


def test_both_sides_come_to_the_same_key():
    for secret in SECRETS:
        master = master_of(secret)
        for uuid in UUIDS:
            assert power(G, poll_exponent(master, uuid)) == poll_credential(public_of(master), uuid)


def test_each_election_has_other_credentials():
    made = {poll_credential(public_of(master_of(secret)), uuid) for secret in SECRETS for uuid in UUIDS}
    assert len(made) == len(SECRETS) * len(UUIDS)


def test_from_what_the_database_keeps():
    """A public key that was read from its decimal text."""
    kept = public_of(master_of(SECRETS[0]))
    assert poll_credential(PublicMaster(int(str(kept.public)), kept.chain), UUIDS[0]) == int(VECTORS[0].credential)


def test_a_hall_costs_little():
    masters = [public_of(master_of(f"{number:026}")) for number in range(213)]
    generator()
    begin = process_time()
    roll = make_roll(poll_credential(master, UUIDS[0]) for master in masters)
    assert process_time() - begin < 0.1
    assert len(roll.voters) == 213


def test_an_election_of_badges():
    """A ballot is accepted under the credential that the server computed, and under no other election's."""
    shop = Workshop(voters=0, trustees_count=1)
    masters = [master_of(secret) for secret in SECRETS]
    roll = make_roll(poll_credential(public_of(master), shop.uuid) for master in masters)
    check_roll(roll)
    ballot = seal_ballot(shop.election, poll_exponent(masters[0], shop.uuid), CHOICES, shop.source)
    assert check_ballot(shop.election, shop.key, roll.weights, ballot.raw).raw == ballot.raw
    other = seal_ballot(shop.election, poll_exponent(masters[0], UUIDS[1]), CHOICES, shop.source)
    refused(Code.UNKNOWN_CREDENTIAL, check_ballot, shop.election, shop.key, roll.weights, other.raw)


def test_a_signature_is_not_moved_to_another_derived_key():
    """Who has one key of a badge and knows the tweaks can compute others: the ballot names the one that signed."""
    shop = Workshop(voters=0, trustees_count=1)
    master = master_of(SECRETS[0])
    roll = make_roll(poll_credential(public_of(master), uuid) for uuid in UUIDS)
    ballot = seal_ballot(shop.election, poll_exponent(master, UUIDS[0]), CHOICES, shop.source)
    moved = change(loads(ballot.raw, ""), ["credential"], str(poll_credential(public_of(master), UUIDS[1])))
    refused(Code.SIGNED_HASH, check_ballot, shop.election, shop.key, roll.weights, dumps(moved))


def test_choices_are_looked_at_before_sealing():
    shop = Workshop(voters=0, trustees_count=1)
    with pytest.raises(ValueError, match="does not answer"):
        seal_ballot(shop.election, poll_exponent(master_of(SECRETS[0]), shop.uuid), [[1, 1], [1, 0, 0, 0]], chance(1))
