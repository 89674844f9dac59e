"""What the floors above do when the roster moves; a hook is registered at import time."""

from collections.abc import Callable, Sequence

from core.db import Change
from roster.issued import IssuedBadge

BadgesFollower = Callable[[Change, Sequence[IssuedBadge]], None]

badges_issued: list[BadgesFollower] = []
"""Called inside the change with badges that were just issued, the only moment at which their secrets are known."""
