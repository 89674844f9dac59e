"""Change a poll that has not been opened."""

from dataclasses import replace

from core.db import Change
from core.errors import Refused
from voting import store
from voting.actions.create_poll import PollDraft, check_draft, draft_facts, write_draft
from voting.live_store import announce_poll
from voting.picture_store import drop_unused, with_pictures_of
from voting.tables import Poll


def edit_poll(tx: Change, poll_id: str, draft: PollDraft) -> None:
    """Replace the whole draft but for the pictures: an option that stays keeps its own, whatever the draft says.

    Where the draft names no electorate, it stays the one that it was.

    A poll that was opened keeps what it was opened with.
    """
    poll = prepared_poll(tx, poll_id)
    if poll.evaluation_id is not None:
        raise Refused("poll.of_evaluation", "该表决属于一次测评，请在测评中修改")
    electorate = draft.electorate or store.electorate_of(poll)
    draft = replace(draft, paper=with_pictures_of(draft.paper, store.paper_of(poll)), electorate=electorate)
    if poll.merged is not None and draft.paper.options != store.paper_of(poll).options:
        raise Refused("appointment.merged", "名单已经合并表决；如需修改，请先取消合并")
    check_draft(tx, poll.meeting_id, draft)
    write_draft(poll, draft)
    drop_unused(tx.session, poll)
    tx.session.flush()
    tx.record(f"meeting:{poll.meeting_id}", "poll.edited", poll.id, **draft_facts(poll))
    announce_poll(tx, poll.meeting_id)


def prepared_poll(tx: Change, poll_id: str) -> Poll:
    """The poll, locked; refused with `poll.not_prepared` once it was opened."""
    poll = store.poll_row(tx.session, poll_id, lock=True)
    if poll.state != "prepared":
        raise Refused("poll.not_prepared", "该表决已经开始过，不能再修改或删除；如有错误，请作废后另行准备")
    return poll
