"""Two hands at the same instant: one wins, or both get the same answer."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier
from typing import Any

from flask import Flask

from core.errors import Refused
from meeting.actions.advance_stage import advance_stage
from meeting.actions.ask_floor import ask_floor
from meeting.actions.create_meeting import create_meeting
from meeting.actions.create_sitting import create_sitting
from meeting.actions.grant_floor import grant_floor
from meeting.actions.open_sitting import open_sitting
from tests.meeting.builders import a_meeting_with_agenda, a_running_meeting, does
from tests.roster.builders import a_term


def at_once(*works: Callable[..., Any]) -> list[Any]:
    """What each of these changes gave when all began together; the code of a refusal."""
    start = Barrier(len(works))

    def run(work: Callable[..., Any]) -> Any:
        start.wait()
        try:
            return does(work)
        except Refused as no:
            return no.code

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def test_two_sittings(app: Flask) -> None:
    built = a_meeting_with_agenda()
    second = does(partial(create_sitting, meeting_id=built.id))
    results = at_once(partial(open_sitting, sitting_id=built.sitting), partial(open_sitting, sitting_id=second))
    assert sorted(results, key=str) == [None, "sitting.another_open"]
    assert built.journal().count("sitting.opened") == 1


def test_one_deputy_on_eight_devices(app: Flask) -> None:
    built = a_running_meeting()
    person_id = built.person().person_id
    results = at_once(*[partial(ask_floor, meeting_id=built.id, person_id=person_id)] * 8)
    assert len(set(results)) == 1
    assert built.journal().count("floor.asked") == 1


def test_two_speakers(app: Flask) -> None:
    built = a_running_meeting()
    requests = [built.ask(0), built.ask(1)]
    assert at_once(*[partial(grant_floor, request_id=request) for request in requests]) == [None, None]
    speakers = built.slices()["speakers"]
    assert speakers["current"]["request_id"] in requests
    assert speakers["queue"] == []


def test_two_taps_on_next(app: Flask) -> None:
    built = a_running_meeting()
    at_once(*[partial(advance_stage, meeting_id=built.id, seen=None)] * 4)
    assert built.stage() == ("item", "甲")


def test_two_taps_on_new_meeting(app: Flask) -> None:
    new = partial(create_meeting, term_id=a_term(), kind="plenary", number=6, title="第六次会议")
    results = at_once(new, new, new)
    assert sorted(results).count("meeting.number_taken") == 2
