"""A filled-in ballot as it goes out: the request, and what its acknowledgement must say."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Slip:
    """One ballot, named or sealed; sent again it is the same gesture. `tracker` is the fingerprint of a sealed one."""

    poll_id: str
    path: str
    body: dict[str, Any]
    answer: dict[str, Any]
    tracker: str = ""

    def is_one(self, first: dict[str, Any], again: dict[str, Any]) -> bool:
        """Whether two acknowledgements are of one and the same cast ballot."""
        return all(first[key] == again[key] for key in (("tracker", "at") if self.tracker else ("cast_at",)))

    def is_acknowledged_by(self, acknowledgement: dict[str, Any]) -> bool:
        """Whether the hall confirmed this very ballot; of a sealed one it knows the fingerprint alone."""
        if self.tracker:
            good = acknowledgement["state"] in ("received", "checked")
            return bool(good and acknowledgement["tracker"] == self.tracker)
        return same_answer(acknowledgement["answer"], self.answer)


def same_answer(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two answers say the same; the order of chosen options does not matter."""
    if "chosen" in one and "chosen" in other:
        return sorted(one["chosen"]) == sorted(other["chosen"])
    return one == other
