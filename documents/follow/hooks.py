"""Where 同屏 stands in the way of, or follows, what happens on the floors below and to documents themselves."""

from core.db import Change
from documents import guards as documents_guards
from documents import store as documents
from documents.follow import store
from documents.follow.actions.end_follow import stop_following
from documents.follow.live_store import announce_follow, announce_screen_page
from documents.follow.stage import check_stage
from documents.rules import following
from meeting import guards
from meeting.store import meeting_of


def stage_moved(tx: Change, meeting_id: str, poll_before: str | None) -> None:
    """Tell the big screens their page anew where one is followed."""
    if store.follow_row(tx.session, meeting_id) is not None:
        announce_screen_page(tx, meeting_id)


def meeting_changed(tx: Change, meeting_id: str) -> None:
    """The end of a meeting ends what it follows."""
    if meeting_of(tx.session, meeting_id).state == "ended":
        stop_following(tx, meeting_id)


def documents_changed(tx: Change, meeting_id: str) -> None:
    """A withdrawn document is followed no longer; a new version is followed at the same page, or its last one."""
    row = store.follow_row(tx.session, meeting_id, lock=True)
    if row is None:
        return
    version = documents.current_version(tx.session, row.document_id)
    if documents.document_of(tx.session, row.document_id).state != "published" or version is None:
        stop_following(tx, meeting_id)
    elif row.version_id != version.id:
        store.show_page(row, version.id, min(row.page, version.pages), following.part_of(row.part))
        announce_follow(tx, meeting_id)


def install() -> None:
    """Register everything; again changes nothing."""
    for hooks, hook in (
        (guards.before_stage, check_stage),
        (guards.after_stage, stage_moved),
        (guards.after_meeting, meeting_changed),
        (documents_guards.after_documents, documents_changed),
    ):
        if hook not in hooks:
            hooks.append(hook)  # type: ignore[arg-type]
