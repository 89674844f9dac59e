"""The agenda stays a tree whatever is moved."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import NotFound, Refused
from meeting.rules.agenda import (
    MAX_DEPTH,
    Node,
    children,
    chinese_number,
    insert,
    label,
    move,
    next_item,
    previous_item,
    reading_order,
    remove,
    subtree,
)
from meeting.rules.states import entered, stepped_back

TREE = [Node("a", None, 0), Node("b", "a", 0), Node("c", "a", 1), Node("d", None, 1), Node("e", "c", 0)]


def ids(nodes):
    return [(placed.id, placed.label) for placed in reading_order(nodes)]


def test_reading_order_and_labels():
    assert ids(TREE) == [("a", "一"), ("b", "（一）"), ("c", "（二）"), ("e", "1"), ("d", "二")]
    assert [placed.depth for placed in reading_order(TREE)] == [0, 1, 1, 2, 0]


@pytest.mark.parametrize(
    ("number", "text"),
    [(1, "一"), (9, "九"), (10, "十"), (11, "十一"), (20, "二十"), (21, "二十一"), (99, "九十九"), (100, "一百"),
     (105, "一百零五"), (110, "一百一十"), (213, "二百一十三"), (300, "三百"), (1000, "1000")],
)  # fmt: skip
def test_chinese_numbers(number, text):
    assert chinese_number(number) == text


def test_labels_by_depth():
    assert [label(0, 12), label(1, 3), label(2, 4)] == ["十二", "（三）", "4"]


def test_move_to_another_parent_and_place():
    assert ids(move(TREE, "d", "a", 1)) == [("a", "一"), ("b", "（一）"), ("d", "（二）"), ("c", "（三）"), ("e", "1")]
    assert ids(move(TREE, "c", None, 0)) == [("c", "一"), ("e", "（一）"), ("a", "二"), ("b", "（一）"), ("d", "三")]


def test_position_counts_without_the_moved_item():
    assert [node.id for node in children(move(TREE, "b", "a", 1))["a"]] == ["c", "b"]
    assert [node.id for node in children(move(TREE, "b", "a"))["a"]] == ["c", "b"]
    assert [node.id for node in children(move(TREE, "c", "a", 99))["a"]] == ["b", "c"]


@pytest.mark.parametrize(("item", "parent"), [("a", "a"), ("a", "b"), ("a", "e")])
def test_nothing_moves_under_itself(item, parent):
    with pytest.raises(Refused) as caught:
        move(TREE, item, parent)
    assert caught.value.code == "agenda.under_itself"


@pytest.mark.parametrize(("item", "parent"), [("d", "e"), ("c", "d")])
def test_no_deeper_than_three(item, parent):
    tree = [*TREE, Node("f", "e", 0)] if item == "c" else TREE
    with pytest.raises(Refused) as caught:
        move(tree, item, parent)
    assert caught.value.code == "agenda.too_deep"


def test_a_branch_that_fits_may_move_as_a_whole():
    assert ids(move(TREE, "c", "d", 0))[-2:] == [("c", "（一）"), ("e", "1")]


def test_unknown_items_and_parents():
    for work in (lambda: move(TREE, "x", None), lambda: move(TREE, "a", "x"), lambda: insert(TREE, "n", "x")):
        with pytest.raises(NotFound):
            work()


def test_remove_takes_the_branch_and_closes_the_gap():
    assert subtree(TREE, "a") == ["a", "b", "c", "e"]
    assert remove(TREE, "a") == [Node("d", None, 0)]


def check_is_a_tree(nodes, expected_ids):
    assert {node.id for node in nodes} == expected_ids
    assert len(nodes) == len(expected_ids)
    assert len(reading_order(nodes)) == len(nodes), "an item is out of reach: there is a cycle"
    assert all(placed.depth < MAX_DEPTH for placed in reading_order(nodes))
    for brothers in children(nodes).values():
        assert [node.position for node in brothers] == list(range(len(brothers)))


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["insert", "move", "remove"]),
        st.integers(0, 30),
        st.none() | st.integers(0, 30),
        st.none() | st.integers(0, 8),
    ),
    max_size=40,
)


@given(ACTS)
def test_any_sequence_of_moves_keeps_a_tree(acts):
    nodes: list[Node] = []
    known: set[str] = set()
    refusals: set[str] = set()
    for count, (verb, which, where, position) in enumerate(acts):
        names = [placed.id for placed in reading_order(nodes)]
        item = names[which % len(names)] if names else None
        parent = names[where % len(names)] if names and where is not None else None
        before = list(nodes)
        try:
            if verb == "insert":
                nodes = insert(nodes, f"n{count}", parent, position)
                known.add(f"n{count}")
            elif item is not None and verb == "move":
                nodes = move(nodes, item, parent, position)
                assert set(subtree(nodes, item)) == set(subtree(before, item))
            elif item is not None:
                known -= set(subtree(nodes, item))
                nodes = remove(nodes, item)
        except Refused as no:
            refusals.add(no.code)
            nodes = before
        check_is_a_tree(nodes, known)
    assert refusals <= {"agenda.under_itself", "agenda.too_deep"}


@given(st.integers(1, 12), st.data())
def test_walking_on_and_back_is_where_one_was(size, data):
    """Through a fresh agenda: a step forward and one back restores the states of all items."""
    nodes: list[Node] = []
    for number in range(size):
        parents = [None] + [placed.id for placed in reading_order(nodes) if placed.depth < MAX_DEPTH - 1]
        nodes = insert(nodes, f"n{number}", data.draw(st.sampled_from(parents)))
    order = reading_order(nodes)
    states = {placed.id: "waiting" for placed in order}
    seen = []
    while (following := next_item(order, states)) is not None:
        before = dict(states)
        states |= entered(states, following)
        back = {**states, **stepped_back(states, previous_item(order, states))}
        assert back == before
        seen.append(following)
        assert list(states.values()).count("current") == 1
    assert seen == [placed.id for placed in order]
