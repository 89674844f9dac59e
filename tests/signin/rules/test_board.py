"""The board against a naive count."""

from hypothesis import given
from hypothesis import strategies as st

from signin.rules.board import Counted, count

PEOPLE = st.builds(
    Counted,
    st.sampled_from(["江北嘴", "石马河", "观音桥", ""]),
    st.booleans(),
    st.sampled_from(["present", "leave", "absent", "left"]),
)


def test_an_example():
    board = count(
        [
            Counted("石马河", True, "present"),
            Counted("石马河", True, "leave"),
            Counted("江北嘴", True, "absent"),
            Counted("江北嘴", True, "left"),
            Counted("江北嘴", False, "present"),
            Counted("", False, "absent"),
        ]
    )
    assert (board.expected, board.present, board.leave, board.absent, board.left) == (4, 1, 1, 1, 1)
    assert [line.name for line in board.delegations] == ["石马河", "江北嘴"]
    assert (board.guests_expected, board.guests_present) == (2, 1)


def test_a_voter_without_a_delegation_is_not_lost():
    board = count([Counted("", True, "present")])
    assert board.present == 1
    assert board.delegations[0].name == "未编入代表团"


@given(st.lists(PEOPLE, max_size=60))
def test_against_a_naive_count(people):
    board = count(people)
    voters = [p for p in people if p.votes]
    assert board.expected == len(voters)
    for group in ("present", "leave", "absent", "left"):
        assert getattr(board, group) == sum(p.state == group for p in voters)
        assert getattr(board, group) == sum(getattr(line, group) for line in board.delegations)
    assert sum(line.expected for line in board.delegations) == board.expected
    assert board.guests_expected == len(people) - len(voters)
    assert board.guests_present == sum(p.state == "present" for p in people if not p.votes)
