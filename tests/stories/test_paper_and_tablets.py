"""A hall of 40 that chooses 5 of 12 projects, some on paper, some on tablets: one outcome, the same as a pencil's."""

import random
from collections import Counter
from typing import Any

from flask import Flask

from core.db import reading
from kiosk.state import hall_state
from tests.conftest import Heard
from tests.voting.builders import CHAIR, STAFF, a_hall, act, chosen, person, poll_now, small_choose, vote
from tests.voting.paper.builders import collected, entered, opened_paper
from voting.actions.show_result import show_result
from voting.paper.actions.agree_count import agree_count
from voting.paper.actions.recheck_void import recheck_void
from voting.rules.counts import OptionCount
from voting.rules.paper_figures import PaperFigures
from voting.shown import named_result

OPTIONS, CHOOSE, PEOPLE, ON_PAPER = 12, 5, 40, 17


def tallied(votes: Counter[int], valid: int, blank: int, **void: int) -> PaperFigures:
    """What a clerk writes down of a heap of papers."""
    lines = tuple(OptionCount(f"p{n}", votes[n]) for n in range(1, OPTIONS + 1))
    return PaperFigures(valid, lines, blank, tuple(void.items()))


def test_the_outcome_is_a_pencils(app: Flask, heard: Heard) -> None:
    chance = random.Random(20270309)
    hall = a_hall(PEOPLE)
    on_paper = tuple(chance.sample(range(PEOPLE), ON_PAPER))
    poll_id = opened_paper(hall, "mixed", small_choose(OPTIONS, CHOOSE), people=on_paper)
    pencil: Counter[int] = Counter()
    for place in range(PEOPLE):
        if place in on_paper or place % 11 == 0:
            continue
        choice = sorted(chance.sample(range(1, OPTIONS + 1), chance.randint(0, CHOOSE)))
        vote(hall.actor(place), poll_id, chosen(*choice))
        pencil.update(choice)
    pressed = sum(place not in on_paper and place % 11 != 0 for place in range(PEOPLE))

    heap = [sorted(chance.sample(range(1, OPTIONS + 1), chance.randint(0, CHOOSE))) for _ in range(13)]
    too_many, unclear = [1, 2, 3, 4, 5, 6], [2, 3]  # one void for good, one that the chief can read after all
    papers: Counter[int] = Counter(n for paper in heap for n in paper)
    blank = sum(not paper for paper in heap)
    collected(poll_id, ON_PAPER, len(heap) + 2)
    entered(poll_id, tallied(papers, len(heap), blank, too_many=1, unclear=1))
    act(recheck_void, poll_id, tallied(Counter(unclear), 1, 0, unclear=1), "总监票人甲", by=STAFF)
    act(agree_count, poll_id)
    act(show_result, poll_id)
    pencil += papers + Counter(unclear)
    assert len(too_many) > CHOOSE

    result: dict[str, Any] = poll_now(poll_id).result or {}
    assert {int(line["id"][1:]): line["yes"] for line in result["outcome"]["lines"]} == {
        n: pencil[n] for n in range(1, OPTIONS + 1)
    }
    cast = pressed + len(heap) + 2
    assert (result["figures"]["cast"], result["figures"]["valid"]) == (cast, cast - 1)
    passed = {f"p{n}" for n, votes in pencil.items() if 2 * votes > PEOPLE}
    selected = {line["id"] for line in result["outcome"]["lines"] if line["state"] == "selected"}
    assert selected <= passed
    assert len(selected) == min(CHOOSE, len(passed)) or result["outcome"]["tied"]
    with reading() as session:
        names = named_result(session, CHAIR, poll_id).names
    assert sum(one.cast for one in names) == pressed
    assert {one.name for one in names if one.on_paper} == {hall.voters[place].name for place in on_paper}
    for actor in (CHAIR, person(hall.voters[on_paper[0]])):
        state = hall_state(actor, hall.meeting_id, "desk")
        assert state["paper"] == heard.last("PaperChanged").slices["paper"]
        assert state["result"]["ways"]["paper"]["void"] == [["too_many", 1]]
