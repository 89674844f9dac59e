"""Makes one version's pages in this very process: for set-ups and tests, with files that are our own."""

from pathlib import Path

from documents.intake import worker
from documents.intake.child import Job
from documents.intake.clerk import Clerks
from documents.intake.making import Made, make


def make_waiting() -> int:
    """Make the pages of all versions that wait, one after the other; how many there were."""
    clerks, count = Clerks(_here), 0
    while clerks.look():
        count += 1
    return count


def _here(job: Job, _told: worker.Told, _seconds: float) -> Made:
    return make(Path(job.source), job.kind, Path(job.folder), lambda _: None, job.conversion)
