"""Figures: medians of several runs, printed beside their targets."""

import math
import statistics
from collections.abc import Sequence

RUNS = 3
"""The least number of runs of which a median is taken."""


def percentile(values: Sequence[float], share: float) -> float:
    """The value below or at which `share` (0…1) of the values lie (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def show(label: str, runs: Sequence[float], unit: str, *, target: float | None = None, digits: int = 0) -> None:
    """Print the median of the runs, their spread, and whether the target (an upper limit) is reached."""
    median = statistics.median(runs)
    line = f"  {label:<58}{median:>9.{digits}f} {unit:<3} ({min(runs):.{digits}f}…{max(runs):.{digits}f}, {len(runs)} runs)"
    if target is not None:
        verdict = "ok" if median <= target else "SHORT"
        line += f"  target ≤ {target:.{digits}f} {unit}: {verdict}"
    print(line, flush=True)


def show_spread(label: str, runs: Sequence[Sequence[float]], *, p95: float | None = None) -> None:
    """Print the medians over the runs of p50, p95 and max of times in seconds, as milliseconds."""
    for name, share, target in (("p50", 0.5, None), ("p95", 0.95, p95), ("max", 1.0, None)):
        values = [percentile(run, share) * 1000 for run in runs]
        show(f"{label} {name}", values, "ms", target=None if target is None else target * 1000)
