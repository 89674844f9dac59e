"""Moving agenda items."""

from contextlib import suppress
from functools import partial

from hypothesis import given, settings
from hypothesis import strategies as st

from core.db import reading
from core.errors import Refused
from meeting import store
from meeting.actions.advance_stage import advance_stage
from meeting.actions.move_item import as_nodes, move_item
from tests.meeting.builders import a_meeting_with_agenda, a_running_meeting, does, refused, state_follows
from tests.meeting.rules.test_agenda import check_is_a_tree

TITLES = "甲乙丙丁"


def test_while_the_meeting_runs(app, heard):
    built = a_running_meeting()
    does(lambda tx: advance_stage(tx, built.id))
    with state_follows(heard, built):
        does(lambda tx: move_item(tx, built.item["甲"], None, 1))
    assert built.agenda() == [("一", "丁"), ("二", "甲"), ("（一）", "乙"), ("（二）", "丙")]
    assert built.states()["甲"] == "current"
    assert built.last_entry()["to_position"] == 1


def test_where_it_stands_already_nothing_changes(app, heard):
    built = a_running_meeting()
    before = len(heard.envelopes), built.journal()
    does(lambda tx: move_item(tx, built.item["乙"], built.item["甲"], 0))
    assert (len(heard.envelopes), built.journal()) == before


def test_not_under_itself(app):
    built = a_meeting_with_agenda()
    refused("agenda.under_itself", lambda tx: move_item(tx, built.item["甲"], built.item["乙"]))
    refused("not_found", lambda tx: move_item(tx, built.item["甲"], "nothing"))
    assert [title for _, title in built.agenda()] == list(TITLES)


MOVES = st.lists(
    st.tuples(st.sampled_from(TITLES), st.none() | st.sampled_from(TITLES), st.none() | st.integers(0, 5)), max_size=10
)


def test_any_sequence_keeps_a_tree_in_the_database(app, heard):
    built = a_meeting_with_agenda()

    @settings(max_examples=20, deadline=None)
    @given(MOVES)
    def moved_about(moves: list[tuple[str, str | None, int | None]]) -> None:
        for title, parent, position in moves:
            parent_id = built.item[parent] if parent else None
            with state_follows(heard, built), suppress(Refused):
                does(partial(move_item, item_id=built.item[title], parent_id=parent_id, position=position))
        with reading() as session:
            check_is_a_tree(as_nodes(store.agenda_of(session, built.id)), set(built.item.values()))

    moved_about()
