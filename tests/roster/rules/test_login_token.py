"""The login token of a badge."""

import re

from roster.rules.login_token import SHAPE, login_token


def test_it_stays_as_it_is() -> None:
    """Printed badges must go on working, and the browser computes the same (tests/browser/test_badge_key.py)."""
    expected = "ad2e9bd11d45e7db526ded39d22fb310886d4eb6957446ed8abd927263db0fe8"
    assert login_token("7k3m9pq2rstvwxyzabcdefghjn") == expected


def test_it_looks_like_no_secret() -> None:
    assert re.fullmatch(SHAPE, login_token("0" * 26))
    assert not re.search(SHAPE, "0" * 26)
