"""The browser and the small election that these tests share."""

import pytest

from tests.voting.belenios.workshop import Workshop
from tests.voting.belenios_js.twin import twin


@pytest.fixture(scope="session")
def js():
    with twin() as page:
        yield page


@pytest.fixture(scope="session")
def shop():
    return Workshop(seed=31)
