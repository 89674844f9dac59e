"""What a rehearsal does differently with named and with sealed ballots."""

from typing import Any, Protocol

from rehearsal.attacks import Attack
from rehearsal.client import Client
from rehearsal.count import OwnCount
from rehearsal.prepared import Person
from rehearsal.slip import Slip
from rehearsal.tablet import Tablet


class Box(Protocol):
    """The box of one poll."""

    poll_id: str

    async def fill(self, client: Client, person: Person, answer: dict[str, Any]) -> Slip:
        """The ballot that this person's tablet makes of an answer; raises Refusal where it cannot."""

    async def overfull(self, client: Client, person: Person) -> Slip:
        """The ballot of a tampered tablet that chooses more than is allowed."""

    async def refuses(self, tablet: Tablet, slip: Slip) -> bool:
        """Send such a ballot; whether it does not count in the end."""

    async def attacks(self, client: Client, person: Person, other: Person) -> list[Attack]:
        """What a hostile `person` sends; `other` is somebody else's badge, the ballots of which must not be accepted."""

    async def stop(self) -> None:
        """End the vote: no ballot is taken from now on."""

    async def finish(self, own: OwnCount) -> list[str]:
        """Go on to the result; what was not as it must be, in sentences."""

    async def differences(self, own: OwnCount, result: dict[str, Any], present: int) -> list[str]:
        """How the shown result departs from the own count, in sentences."""
