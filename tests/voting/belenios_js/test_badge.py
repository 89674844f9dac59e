"""Badges' signing keys: the same in the browser as in Python, and ballots that they seal."""

import pytest

from tests.voting.belenios.badge_vectors import SECRETS, VECTORS
from tests.voting.belenios.workshop import Workshop
from tests.voting.belenios_js.test_worker import CHOICES, LISTEN
from tests.voting.belenios_js.twin import Refused
from voting.belenios.badge import master_of, poll_credential, public_of
from voting.belenios.ballot import check_ballot
from voting.belenios.credentials import make_roll

pytestmark = pytest.mark.browser


def asked(shop, **badge):
    master = master_of(SECRETS[0])
    given = {"key": str(master.exponent), "chain": master.chain} | badge
    return {"election": shop.election.raw.decode(), "badge": given, "choices": CHOICES}


def test_the_definition(js):
    body = """return Promise.all(vectors.map(async ([secret, uuid]) => {
      const master = await masterOf(secret);
      const exponent = await pollExponent(master, uuid);
      return [master.key, master.chain, String(exponent), String(powerOfG(exponent))];
    }));"""
    names = "masterOf pollExponent from badge, powerOfG from fixed-base"
    found = js.run(names, body, vectors=[[one.secret, one.uuid] for one in VECTORS])
    assert found == [[one.key, one.chain, one.exponent, one.credential] for one in VECTORS]


def test_a_ballot_under_the_credential_that_the_server_computed(js):
    shop = Workshop(voters=0, trustees_count=1)
    roll = make_roll(poll_credential(public_of(master_of(secret)), shop.uuid) for secret in SECRETS)
    for sealed in (js.job("seal", **asked(shop)), js.run("", LISTEN, asked=asked(shop))[-1]):
        ballot = check_ballot(shop.election, shop.key, roll.weights, sealed["ballot"].encode())
        assert ballot.tracker == sealed["tracker"]


@pytest.mark.parametrize("key", ["", "0x1", "1" * 200, 5, None])
def test_a_key_that_is_none(js, key):
    with pytest.raises(Refused, match=r"^(bytes\.number|group\.exponent): badge"):
        js.job("seal", **asked(Workshop(voters=0, trustees_count=1), key=key))
