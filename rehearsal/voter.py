"""What others need to know of a deputy who votes."""

from typing import Protocol

from rehearsal.prepared import Person
from rehearsal.slip import Slip
from rehearsal.tablet import Tablet


class Voter(Protocol):
    """A person at a tablet; `cast` is the ballot that was acknowledged last."""

    person: Person
    tablet: Tablet
    cast: Slip | None
