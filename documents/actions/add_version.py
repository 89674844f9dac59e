"""Take in a corrected file: it replaces the version before it everywhere as soon as its pages are made."""

from core.db import Change
from core.errors import Refused
from documents.actions.add_document import write_version
from documents.incoming import Received
from documents.live_store import touch_library
from documents.rows import document_to_change
from documents.rules.limits import NOTE
from documents.rules.titles import one_line
from documents.store import versions_of


def add_version(tx: Change, document_id: str, file: Received, replaces: str, note: str = "") -> str:
    """The new version's id. `replaces` is the newest version that its maker has seen.

    Refused with `document.replaced_meanwhile` where somebody else was first: whose file that was not is asked to look.
    """
    row = document_to_change(tx, document_id)
    newest = versions_of(tx.session, document_id)[0]
    if newest.id != replaces:
        raise Refused(
            "document.replaced_meanwhile",
            "%(name)s刚刚上传了第%(number)s版（%(filename)s），请先查看，再决定是否替换",
            name=newest.created_by,
            number=newest.number,
            filename=newest.filename,
        )
    note = "\n".join(map(one_line, note.splitlines())).strip()
    if len(note) > NOTE:
        raise Refused("document.note_too_long", "更新说明最多%(limit)s个字，请缩短", status=400, limit=NOTE)
    version_id = write_version(tx, document_id, newest.number + 1, file, note)
    tx.record(
        f"meeting:{row.meeting_id}",
        "document.version_added",
        document_id,
        title=row.title,
        version=version_id,
        number=newest.number + 1,
        replaces=replaces,
        note=note,
        filename=file.name,
        kind=file.kind,
        size=file.size,
        sha256=file.sha256,
    )
    touch_library(tx, row.meeting_id)
    return version_id
