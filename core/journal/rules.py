"""How an entry is hashed and how a chain is checked."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

START = "0" * 64
"""The hash before the first entry."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the journal; `at` is ISO 8601 in UTC, `hash` covers everything else and the hash before."""

    chain: str
    seq: int
    at: str
    actor: str
    actor_name: str
    action: str
    subject: str
    data: Mapping[str, Any]
    previous: str
    hash: str

    def to_data(self) -> dict[str, Any]:
        """Plain JSON, as exported in archives."""
        return {name: getattr(self, name) for name in self.__slots__} | {"data": dict(self.data)}


def entry_hash(
    chain: str,
    seq: int,
    at: str,
    actor: str,
    actor_name: str,
    action: str,
    subject: str,
    data: Mapping[str, Any],
    previous: str,
) -> str:
    """SHA-256, in hex, of the entry as a JSON array with sorted keys and no spaces."""
    fields = [chain, seq, at, actor, actor_name, action, subject, data, previous]
    return hashlib.sha256(
        json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    ).hexdigest()


def chain_faults(entries: Iterable[Entry]) -> list[str]:
    """One sentence for each place where the chain is broken; none for a whole chain that starts at 1."""
    faults = []
    previous, expected = START, 1
    for entry in entries:
        if entry.seq != expected:
            faults.append(f"entry {expected} is missing: found {entry.seq}")
        elif entry.previous != previous:
            faults.append(f"entry {entry.seq} does not follow entry {entry.seq - 1}")
        digest = entry_hash(
            entry.chain,
            entry.seq,
            entry.at,
            entry.actor,
            entry.actor_name,
            entry.action,
            entry.subject,
            entry.data,
            entry.previous,
        )
        if digest != entry.hash:
            faults.append(f"entry {entry.seq} was altered")
        previous, expected = entry.hash, entry.seq + 1
    return faults
