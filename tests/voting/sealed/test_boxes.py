"""Sealed polls from the opening to the archive: every policy of keys, every kind of paper, against a naive count.

Each archive passes our verifier and the protocol's own tool.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from core.db import reading
from tests.voting.belenios.tool import accepts
from tests.voting.builders import ABSTAIN, NO, YES, chosen, poll_now, small_choose
from tests.voting.sealed.builders import (
    SealedHall,
    a_sealed_hall,
    closed_box,
    keep,
    keys_for_all,
    keys_for_some,
    opened_box,
    receipt_of,
    sealed_poll,
)
from voting.belenios.verify import Report, Rules, verify
from voting.sealed import store
from voting.sealed.bel import bel_of

pytestmark = pytest.mark.services

Answers = Mapping[int, Sequence[Any]]
"""By the voter's place: the answers one after the other, of which the poll's rule counts the last or the first."""

CHOOSE = small_choose(3, 2)
LINES: Sequence[Any] = (
    {"votes": {"a": "yes", "b": "no"}},
    {"votes": {"b": "abstain"}},
    {"votes": {}},
    {"votes": {"a": "yes"}},
)
PAPERS: dict[str, tuple[Any, Answers]] = {
    "motion": ("motion", {0: [YES], 1: [NO, YES], 2: [ABSTAIN], 3: [NO]}),
    "choose": (CHOOSE, {0: [chosen(1, 3)], 1: [chosen()], 2: [chosen(2), chosen(3)], 3: [chosen(1), chosen()]}),
    "per_item": ("per_item", {place: [one] for place, one in enumerate(LINES)} | {0: [LINES[2], LINES[0]]}),
}
POLICIES = ("server", "all", "some, one missing", "some, one more")


def archive(poll_id: str) -> bytes:
    with reading() as session:
        return bel_of(session, poll_id)


def verified(poll_id: str, folder: Path, *, revote: bool = True) -> Report:
    """What our verifier says of the archive; the tool must say yes as well."""
    raw = archive(poll_id)
    report = verify(raw, Rules(revote=revote))
    assert not report.faults
    assert report.election is not None
    assert accepts(raw, report.election.uuid, folder / report.election.uuid)
    return report


def cast_all(hall: SealedHall, poll_id: str, answers: Answers) -> None:
    """In rounds, as people do: everybody's first answer, then the second ones."""
    for turn in range(max((len(mine) for mine in answers.values()), default=0)):
        for place, mine in answers.items():
            if turn < len(mine):
                hall.vote(place, poll_id, mine[turn])


def naive(method: str, answers: Sequence[Any]) -> dict[str, Counter[str]]:
    """The votes of each option or line, counted with no help of the program."""
    votes: dict[str, Counter[str]] = {}
    for answer in answers:
        if method == "motion":
            marks = [("motion", answer["vote"])]
        elif method == "per_item":
            marks = list(answer["votes"].items())
        else:
            marks = [(one, "yes") for one in answer["chosen"]]
        for key, vote in marks:
            votes.setdefault(key, Counter())[vote] += 1
    return votes


def assert_counted(poll_id: str, method: str, answers: Sequence[Any]) -> None:
    result = poll_now(poll_id).result
    assert result is not None
    votes = naive(method, answers)
    for line in result["counts"]["options"]:
        mine = votes.pop(line["id"], Counter())
        assert [line[key] for key in ("yes", "no", "abstain")] == [mine[key] for key in ("yes", "no", "abstain")]
    assert not votes
    assert (result["counts"]["cast"], result["counts"]["valid"]) == (len(answers), len(answers))
    if method == "choose":
        assert result["counts"]["blank"] == sum(not one["chosen"] for one in answers)


def make_keys(hall: SealedHall, policy: str) -> tuple[str, Sequence[int]]:
    """Who keeps the keys, and who opens: the places of the holders."""
    if policy == "server":
        return "server", ()
    if policy == "all":
        keys_for_all(hall, 2)
        return "scrutineers", (1, 0)
    keys_for_some(hall, 3, 2)
    return "scrutineers", (2, 0) if policy == "some, one missing" else (1, 2, 0)


@pytest.mark.parametrize("method", PAPERS)
@pytest.mark.parametrize("policy", POLICIES)
def test_from_the_opening_to_the_archive(app: Flask, tmp_path: Path, policy: str, method: str) -> None:
    draft, answers = PAPERS[method]
    hall = a_sealed_hall(6, scrutineers=3)
    keys, openers = make_keys(hall, policy)
    poll_id = sealed_poll(hall, draft, keys=keys, press="last")
    cast_all(hall, poll_id, answers)
    closed_box(poll_id)
    if openers:
        assert poll_now(poll_id).state == "unsealing"
    opened_box(hall, poll_id, openers)
    assert poll_now(poll_id).state == "closed"
    assert_counted(poll_id, method, [mine[-1] for mine in answers.values()])
    report = verified(poll_id, tmp_path)
    assert report.cast == sum(len(mine) for mine in answers.values())
    assert report.tally is not None
    assert (report.tally.num_tallied, report.tally.total_weight) == (4, 4)
    with reading() as session:
        given = [part.owner for part in store.parts_of(session, poll_id)]
    assert given == ([1] if keys == "server" else [place + 1 for place in openers][:2])


def test_first_press(app: Flask, tmp_path: Path) -> None:
    """No archive of such a poll holds two ballots of one credential."""
    hall = a_sealed_hall(4)
    poll_id = sealed_poll(hall, "motion", press="first")
    cast_all(hall, poll_id, {0: [YES], 1: [NO], 3: [ABSTAIN]})
    closed_box(poll_id)
    assert_counted(poll_id, "motion", [YES, NO, ABSTAIN])
    verified(poll_id, tmp_path, revote=False)


@pytest.mark.parametrize("method", PAPERS)
def test_nobody_votes(app: Flask, tmp_path: Path, method: str) -> None:
    hall = a_sealed_hall(3, scrutineers=2)
    keys_for_all(hall, 2)
    poll_id = sealed_poll(hall, PAPERS[method][0], keys="scrutineers")
    closed_box(poll_id)
    opened_box(hall, poll_id, [0, 1])
    assert poll_now(poll_id).state == "closed"
    assert_counted(poll_id, method, [])
    assert verified(poll_id, tmp_path).cast == 0


def test_one_voter(app: Flask, tmp_path: Path) -> None:
    hall = a_sealed_hall(1, scrutineers=1)
    keys_for_all(hall, 1)
    poll_id = sealed_poll(hall, CHOOSE, keys="scrutineers")
    hall.vote(0, poll_id, chosen(2, 3))
    closed_box(poll_id)
    opened_box(hall, poll_id, [0])
    assert_counted(poll_id, "choose", [chosen(2, 3)])
    verified(poll_id, tmp_path)


def test_one_key_for_two_boxes(app: Flask, tmp_path: Path) -> None:
    """The next poll uses the same group; a group made in the meantime does not open the older box."""
    hall = a_sealed_hall(3, scrutineers=2)
    keys_for_all(hall, 1)
    first_holders = hall.holders
    first = sealed_poll(hall, keys="scrutineers")
    hall.vote(0, first, YES)
    keys_for_all(hall, 2)
    closed_box(first)
    second_holders, hall.holders = hall.holders, first_holders
    opened_box(hall, first, [0])
    assert_counted(first, "motion", [YES])
    hall.holders = second_holders
    second = sealed_poll(hall, keys="scrutineers")
    hall.vote(1, second, NO)
    closed_box(second)
    opened_box(hall, second, [0, 1])
    assert_counted(second, "motion", [NO])
    for poll_id in (first, second):
        verified(poll_id, tmp_path)


def test_the_archive_of_a_box_on_its_way(app: Flask) -> None:
    """At every state the archive is right as far as it has come, and its head is the one that is announced."""
    hall = a_sealed_hall(3, scrutineers=1)
    keys_for_all(hall, 1)
    poll_id = sealed_poll(hall, keys="scrutineers")
    heads = [head_of(poll_id)]
    hall.vote(0, poll_id, YES)
    assert head_of(poll_id) == heads[0], "not yet verified"
    keep()
    heads.append(head_of(poll_id))
    hall.vote(1, poll_id, NO)
    keep()
    heads.append(head_of(poll_id))
    assert len(set(heads)) == 3
    report = verify(archive(poll_id), Rules(running=True))
    assert (report.faults, report.head, report.cast) == ([], heads[-1], 2)
    closed_box(poll_id)
    assert poll_now(poll_id).digest == heads[-1] == head_of(poll_id)
    assert not verify(archive(poll_id), Rules(running=True)).faults
    opened_box(hall, poll_id, [0])
    assert not verify(archive(poll_id), Rules()).faults
    assert receipt_of(poll_id, hall.actor(0)).state == "checked"


def head_of(poll_id: str) -> str:
    with reading() as session:
        return store.box_of(session, poll_id).head
