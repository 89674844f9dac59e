"""How long somebody may speak.

The defaults are assumptions where no local text was read: a session's own rules of procedure prevail, and the
secretariat enters them in the meeting's settings under "speaking".
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from core.errors import Refused

SHORTEST, LONGEST = 30, 7200
"""Bounds, in seconds, of any limit that may be set."""


@dataclass(frozen=True, slots=True)
class SpeakingRule:
    """Seconds for the first speech of a person in a sitting, for each later one, and for one extension."""

    first_seconds: int
    later_seconds: int
    extend_seconds: int = 60


DEFAULTS = {
    "plenary": SpeakingRule(600, 300),
    "standing": SpeakingRule(900, 600),
    "chairpersons": SpeakingRule(900, 600),
    "presidium": SpeakingRule(900, 600),
}
"""Kind of meeting → its limits until others are set [assumed]."""


def speaking_rule(kind: str, settings: Mapping[str, Any]) -> SpeakingRule:
    """The rule in force: what the meeting's settings say, else the default of its kind."""
    own = settings.get("speaking", {})
    return SpeakingRule(**{**asdict(DEFAULTS[kind]), **{name: own[name] for name in _NAMES if name in own}})


def check_limits(limits: Mapping[str, int]) -> dict[str, int]:
    """The limits to keep in the settings; refused outside the bounds."""
    for name, seconds in limits.items():
        if name not in _NAMES or not SHORTEST <= seconds <= LONGEST:
            raise Refused(
                "speaking.out_of_bounds",
                "发言时限须在 %(shortest)s 秒到 %(longest)s 秒之间，请重新填写",
                status=400,
                shortest=SHORTEST,
                longest=LONGEST,
            )
    return dict(limits)


def limit_seconds(rule: SpeakingRule, earlier_speeches: int) -> int:
    """The time for somebody who has spoken this often in the sitting."""
    return rule.first_seconds if earlier_speeches == 0 else rule.later_seconds


_NAMES = tuple(field.name for field in fields(SpeakingRule))
