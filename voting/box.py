"""The box of a named poll as bytes, so that its digest can be written down at the closing and checked years later."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from core.journal.write import iso
from voting.store import BallotInfo


def box_lines(poll_id: str, ballots: Iterable[BallotInfo]) -> list[list[Any]]:
    """The ballots as plain JSON rows [poll, voter, answer, cast at, presses], in the order of the voters' ids."""
    ordered = sorted(ballots, key=lambda ballot: ballot.voter_id)
    return [[poll_id, b.voter_id, b.answer, iso(b.cast_at), b.presses] for b in ordered]


def box_digest(poll_id: str, ballots: Iterable[BallotInfo]) -> str:
    """SHA-256, in hex, of `box_lines` as JSON with sorted keys, no spaces and characters as they are."""
    text = json.dumps(box_lines(poll_id, ballots), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
