"""Save what the secretariat wrote."""

from collections.abc import Collection, Sequence

from core.db import Change
from core.errors import Refused
from minutes.actions.draft_minutes import refuse_finished
from minutes.rules.draft import Section
from minutes.rules.text import edited, parts_of
from minutes.store import access_minutes


def edit_minutes(
    tx: Change, meeting_id: str, revision: int, title: str, sections: Sequence[Section], declined: Collection[str] = ()
) -> None:
    """Keep title and sections; `revision` is the one that was edited, `declined` sections were offered a text in vain.

    Refused with `minutes.changed_meanwhile` where somebody else saved in between, so that nothing of theirs is lost.
    """
    row = access_minutes(tx.session, tx.actor, meeting_id, lock=True)
    refuse_finished(row)
    parts = [part.to_data() for part in edited(parts_of(row.parts), sections, declined)]
    if parts == row.parts and title == row.title:
        return
    if revision != row.revision:
        raise Refused(
            "minutes.changed_meanwhile",
            "%(who)s 在您编辑期间保存过纪要。请先复制您改动的文字，刷新页面后再填入",
            who=row.edited_by or "另一位工作人员",
            revision=row.revision,
        )
    row.parts, row.title = parts, title
    row.revision += 1
    row.edited_at, row.edited_by = tx.now, tx.actor.name
    tx.record(f"meeting:{meeting_id}", "minutes.edited", meeting_id, revision=row.revision, title=title, parts=parts)
