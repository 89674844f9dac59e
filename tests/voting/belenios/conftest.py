"""The small election that most tests share."""

import pytest

from tests.voting.belenios.workshop import Workshop


@pytest.fixture(scope="session")
def shop() -> Workshop:
    return Workshop()


@pytest.fixture(scope="session")
def steps(shop):
    """A whole regular election; tests copy it before they break it."""
    return shop.steps()
