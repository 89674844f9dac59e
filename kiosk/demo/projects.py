"""The demo's twenty candidates for the livelihood projects of a year: made up, plausible."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class DemoProject:
    """One candidate as its card shows it."""

    title: str
    unit: str
    investment: str
    due: str
    description: str


_ROWS = Path(__file__).with_name("projects.tsv").read_text(encoding="utf-8").splitlines()

PROJECTS = tuple(DemoProject(*line.split("\t")) for line in _ROWS)
"""Twenty candidates."""
