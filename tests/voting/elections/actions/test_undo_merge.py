"""A merge is taken back as long as the result is not shown."""

from flask import Flask

from tests.voting.builders import STAFF, a_hall, act, decided, journal, poll_now, refusal
from tests.voting.elections.actions.test_merge_write_ins import ANSWERS, votes_of
from tests.voting.elections.builders import election
from voting.actions.show_result import show_result
from voting.elections.actions.merge_write_ins import merge_write_ins
from voting.elections.actions.undo_merge import undo_merge


def test_names_count_apart_again(app: Flask) -> None:
    hall = a_hall(4)
    poll_id = decided(hall, ANSWERS, election())
    before = poll_now(poll_id).result
    first = act(merge_write_ins, poll_id, ["张姗"], "张珊", "同一人", by=STAFF)
    second = act(merge_write_ins, poll_id, ["王小明"], "王晓明", "同一人", by=STAFF)
    act(undo_merge, poll_id, first, by=STAFF)
    assert votes_of(poll_id) == {"+张姗": 2, "+张珊": 2, "+王晓明": 1}
    act(undo_merge, poll_id, second, by=STAFF)
    act(undo_merge, poll_id, second, by=STAFF)
    assert poll_now(poll_id).result == before
    assert journal(hall).count("poll.merge_undone") == 2


def test_who_and_when(app: Flask) -> None:
    hall = a_hall(4)
    poll_id = decided(hall, ANSWERS, election())
    merge = act(merge_write_ins, poll_id, ["张姗"], "张珊", "同一人", by=STAFF)
    assert refusal(act, undo_merge, poll_id, merge, by=hall.actor(0)) == "forbidden"
    assert refusal(act, undo_merge, poll_id, "nothing", by=STAFF) == "not_found"
    act(show_result, poll_id)
    assert refusal(act, undo_merge, poll_id, merge, by=STAFF) == "merge.result_shown"
