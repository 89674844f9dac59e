"""The story of a secret vote: 213 deputies on the roll, five scrutineers, of whom one is lost; no vote is known, all are sure.

Sealing is arithmetic: 40 of the 213 vote, and their ballots are sealed beforehand in processes beside the test.
"""

import asyncio
import io
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from rehearsal.ceremony import make_keys
from rehearsal.client import Refusal
from rehearsal.codes import code_of_fingerprint
from rehearsal.polling import together
from rehearsal.tablet import Tablet
from rehearsal.workshop import Sealed, verify_archive
from tests.live import Live, live_hall
from tests.stories.sealed import PATIENCE, Hall, fill
from tests.voting.belenios.tool import accepts

pytestmark = [pytest.mark.story, pytest.mark.services, pytest.mark.timeout(600)]

VOTING = 40


def test_a_secret_vote_from_the_keys_to_the_archive(tmp_path: Path) -> None:
    with live_hall(tmp_path) as live:
        box, filed = asyncio.run(story(live))
    with zipfile.ZipFile(io.BytesIO(filed)) as opened:
        (name,) = [one for one in opened.namelist() if one.endswith(".bel")]
        assert opened.read(name) == box
        opened.extract("verify.py", tmp_path)
    assert accepts(box, Path(name).stem, tmp_path / "tool")
    path = tmp_path / "meeting.zip"
    path.write_bytes(filed)
    command = [sys.executable, "-I", str(tmp_path / "verify.py"), str(path)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout) == (0, "OK\n")


async def story(live: Live) -> tuple[bytes, bytes]:
    """The box and the meeting's archive."""
    hall = await fill(live, VOTING, press="last")
    try:
        await hall.enter()
        crew = hall.crew = await make_keys(hall.target, hall.office, hall.prepared, hall.screen, lambda _: None)
        assert len(crew) == 4
        election = await hall.open_poll()
        answers = hall.opinions(7)
        ballots = await hall.seal_all(election, answers)
        *early, first_late, last_late = hall.voters

        await together([press_twice(hall, seat, ballots[seat]) for seat in early], limit=20)
        changed = early[-1]
        answers[changed] = {"chosen": ["p20", "p19", "p18"]}
        replaced = ballots[changed]
        ballots[changed] = await change_on_another_tablet(hall, changed, replaced, election, answers[changed])

        await hall.office.poll(hall.poll_id, "check")
        assert await hall.box_is(unchecked=0, ballots=len(early) + 1)
        with pytest.raises(Refusal, match=r"poll\.checking"):
            await hall.clients[first_late].post(hall.path, {"ballot": ballots[first_late].raw})
        await hall.office.poll(hall.poll_id, "resume")
        await together([press_twice(hall, seat, ballots[seat]) for seat in (first_late, last_late)])
        await hall.office.poll(hall.poll_id, "check")
        assert await hall.box_is(unchecked=0, ballots=VOTING + 1)
        await everybody_is_on_the_board(hall, ballots, replaced)

        for scrutineer in crew:
            assert await scrutineer.follow(hall.poll_id) == VOTING + 1
        await hall.office.close_box(hall.poll_id)
        assert await hall.box_is(tally_ready=True)
        await asyncio.gather(*(one.open_box(hall.poll_id, election, hall.workshop) for one in crew[:3]))
        assert [fault for one in crew for fault in one.faults] == []
        assert await hall.state_is("closed")
        await hall.office.poll(hall.poll_id, "show")
        assert await hall.yes() == hall.naive(answers)
        box = await box_that_anybody_can_check(hall, ballots, replaced)
        await hall.office.finish(hall.prepared)
        return box, await hall.office.client.post(f"/meetings/{hall.prepared.meeting_id}/archive")
    finally:
        await hall.go_home()


async def press_twice(hall: Hall, seat: str, ballot: Sealed) -> None:
    """A double tap: the same bytes, the same acknowledgement."""
    first = await hall.clients[seat].post(hall.path, {"ballot": ballot.raw})
    again = await hall.clients[seat].post(hall.path, {"ballot": ballot.raw})
    assert first["tracker"] == again["tracker"] == ballot.tracker
    assert (first["code"], first["at"], first["presses"]) == (again["code"], again["at"], 1)


async def change_on_another_tablet(
    hall: Hall, seat: str, before: Sealed, election: str, answer: dict[str, Any]
) -> Sealed:
    """The tablet breaks down; on another one the deputy changes the vote. The first one, awake again, changes nothing."""
    other = Tablet(hall.target, hall.prepared.meeting_id)
    await other.client.log_in(badge=hall.voters[seat].badge.token)
    await other.start()
    assert other.state["my_sealed"]["tracker"] == before.tracker
    ballot = await hall.seal(election, seat, answer)
    acknowledged = await other.client.post(hall.path, {"ballot": ballot.raw})
    assert (acknowledged["tracker"], acknowledged["presses"]) == (ballot.tracker, 2)
    late = await hall.clients[seat].post(hall.path, {"ballot": before.raw})
    assert late["tracker"] == before.tracker
    assert await other.wait_for(lambda state: checked(state, ballot), PATIENCE)
    assert other.state["my_sealed"]["code"] == code_of_fingerprint(ballot.tracker)
    await other.close()
    return ballot


def checked(state: dict[str, Any], ballot: Sealed) -> bool:
    mine = state["my_sealed"]
    return bool((mine["tracker"], mine["state"]) == (ballot.tracker, "checked"))


async def everybody_is_on_the_board(hall: Hall, ballots: dict[str, Sealed], replaced: Sealed) -> None:
    """Each finds the own code, counted, once; the replaced ballot is there and does not count; nobody's name is."""
    for seat in list(ballots)[::10]:
        board = await hall.board(seat)
        counted = {line["tracker"]: line["counted"] for line in board["lines"]}
        assert counted == {one.tracker: True for one in ballots.values()} | {replaced.tracker: False}
        assert (board["cast"], len(board["lines"])) == (VOTING, VOTING + 1)
        assert board["head"] == hall.screen.state["box"]["head"]
        assert not any(person.name in str(board) for person in hall.voters.values())


async def box_that_anybody_can_check(hall: Hall, ballots: dict[str, Sealed], replaced: Sealed) -> bytes:
    """A deputy takes the box home and has it verified: every ballot is in it, the replaced one too, which does not count."""
    deputy = hall.clients[next(iter(hall.voters))]
    box: bytes = await deputy.get(f"/polls/{hall.poll_id}/box.bel")
    seen = await hall.workshop(verify_archive, box, True)
    assert seen.faults == []
    assert sorted(seen.trackers) == sorted([*(one.tracker for one in ballots.values()), replaced.tracker])
    return box
