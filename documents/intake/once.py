"""Makes one version's pages in this very process: for set-ups and tests, with files that are our own."""

import shutil

from core.actor import SYSTEM
from core.db import change
from core.ids import new_id
from documents import files
from documents.actions.settle_version import fail_version, settle_version
from documents.actions.take_version import take_version
from documents.intake.making import make
from documents.rules.faults import BadFile


def make_waiting() -> int:
    """Make the pages of all versions that wait, one after the other; how many there were."""
    count = 0
    while True:
        with change(SYSTEM) as tx:
            version = take_version(tx)
        if version is None:
            return count
        count += 1
        made_in = files.folder_of(version.id) / f"made-{new_id()}"
        try:
            made = make(files.original(version.id), version.kind, made_in, lambda _: None)
            files.keep_pages(made_in, version.id)
        except BadFile as bad:
            shutil.rmtree(made_in, ignore_errors=True)
            with change(SYSTEM) as tx:
                fail_version(tx, version.id, bad.code, bad.params)
        else:
            with change(SYSTEM) as tx:
                settle_version(tx, version.id, made)
