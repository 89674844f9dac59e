"""Who may answer a poll."""

from dataclasses import dataclass

import pytest

from core.errors import Refused
from voting.rules.electorate import EVERYBODY, Electorate


@dataclass(frozen=True)
class Somebody:
    person_id: str
    delegation: str
    roles: tuple[str, ...]
    votes: bool


ROLL = (
    Somebody("a", "第一", ("deputy",), True),
    Somebody("b", "第一", ("deputy", "committee"), True),
    Somebody("c", "第二", ("attending",), False),
    Somebody("d", "", ("observer",), False),
)


@pytest.mark.parametrize(
    ("electorate", "found"),
    [
        (EVERYBODY, "ab"),
        (Electorate("全体", without=("a",)), "b"),
        (Electorate("常委会", roles=("committee",)), "b"),
        (Electorate("列席和旁听", roles=("attending", "observer")), "cd"),
        (Electorate("第一团", delegations=("第一",)), "ab"),
        (Electorate("选民监督员", people=("d", "a")), "ad"),
        (Electorate("并集", roles=("committee",), people=("d",), delegations=("第二",)), "bcd"),
        (Electorate("除一人", delegations=("第一",), without=("b",)), "a"),
        (Electorate("无人", roles=("chair",)), ""),
    ],
)
def test_those_who_belong(electorate: Electorate, found: str) -> None:
    assert "".join(member.person_id for member in electorate.of(ROLL)) == found
    assert Electorate.from_data(electorate.to_data()) == electorate


def test_only_everybody_is_the_meeting_itself() -> None:
    assert EVERYBODY.whole
    assert Electorate.from_data({}) == EVERYBODY
    assert not Electorate("一组", people=("a",)).whole


@pytest.mark.parametrize("data", [None, [], {"more": 1}, {"people": "a"}, {"people": [1]}, {"name": "长" * 61}])
def test_other_shapes_are_refused(data: object) -> None:
    with pytest.raises(Refused) as refused:
        Electorate.from_data(data)
    assert refused.value.code == "electorate.wrong_shape"
