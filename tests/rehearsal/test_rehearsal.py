"""A small rehearsal on a real server agrees with the hall; one that miscounts says so."""

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rehearsal.client import Client
from rehearsal.count import OwnCount
from rehearsal.papers import EVALUATION, METHODS
from rehearsal.script import Plan, rehearse
from rehearsal.temporary import Accounts, set_up
from rehearsal.wire import Target
from tests.live import Live, live_hall

DEPUTIES = 25
FEW = 14
"""Of every habit some, of sealed ballots not too many."""

FAST = 25.0
ALL = (*METHODS, EVALUATION)


class Miscount(OwnCount):
    """Forgets the first ballot that was acknowledged and turns the second around."""

    def acknowledge(self, voter: str, answer: dict[str, Any]) -> None:
        """Keep the ballot, wrongly."""
        super().acknowledge(voter, answer)
        if len(self.ballots) == 2:
            first, second = self.ballots
            del self.ballots[first]
            self.ballots[second] = {"vote": "no" if self.ballots[second]["vote"] == "yes" else "yes"}
            self.acknowledge = super().acknowledge  # type: ignore[method-assign]


class Forgetful(OwnCount):
    """Forgets the first ballot of each poll."""

    def acknowledge(self, voter: str, answer: dict[str, Any]) -> None:
        """Keep the ballot, or not."""
        super().acknowledge(voter, answer)
        del self.ballots[voter]
        self.acknowledge = super().acknowledge  # type: ignore[method-assign]


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Live, Accounts]]:
    """A real hall that is set up."""
    with live_hall(tmp_path_factory.mktemp("hall")) as live:
        yield live, asyncio.run(set_up(Target.of(live.url)))


def run(live: Live, accounts: Accounts, plan: Plan, count: type[OwnCount] = OwnCount) -> tuple[list[str], list[str]]:
    """The faults of a rehearsal, and what it said."""

    async def go() -> list[str]:
        client = Client(Target.of(live.url))
        await client.log_in(login=accounts.login, password=accounts.password)
        try:
            return await rehearse(client.target, client, plan, said.append, count)
        finally:
            client.close()

    said: list[str] = []
    return asyncio.run(go()), said


def test_a_rehearsal_agrees_with_the_hall(hall: tuple[Live, Accounts]) -> None:
    faults, said = run(*hall, Plan(DEPUTIES, ALL, seed=3, speed=FAST, sealed=()))
    assert faults == []
    assert sum("agrees" in line for line in said) >= len(METHODS) + 3, "an evaluation: two groups, and all together"


def test_a_rehearsal_of_sealed_polls_agrees_with_the_hall(hall: tuple[Live, Accounts]) -> None:
    """Five scrutineers make the key, one is lost; every ballot is found on the board, every archive is verified."""
    faults, said = run(*hall, Plan(FEW, ALL, seed=3, speed=FAST, sealed=ALL))
    assert faults == []
    assert any("3/5" in line and "one tablet is lost" in line for line in said)
    assert sum("agrees" in line for line in said) >= len(METHODS) + 3
    assert sum("archive verified" in line for line in said) >= len(METHODS) + 2


def test_a_tie_at_the_cut_off_is_voted_on_again(hall: tuple[Live, Accounts]) -> None:
    """With this seed projects share the last places; the rehearsal holds the second vote, and both results agree."""
    faults, said = run(*hall, Plan(5, ("choose",), seed=3, speed=FAST))
    assert faults == []
    assert any("a tie" in line for line in said)
    assert sum("agrees" in line for line in said) >= 2


def test_its_meeting_is_marked_as_a_rehearsal_and_its_term_is_never_the_present_one(
    hall: tuple[Live, Accounts],
) -> None:
    live, accounts = hall
    run(live, accounts, Plan(2, ("motion",), speed=FAST))
    desk = live.client(login=accounts.login, password=accounts.password)
    meetings = desk.get("/meetings")
    assert meetings
    assert all(meeting["rehearsal"] for meeting in meetings)
    present, *others = desk.get("/terms")
    assert present["number"] == 1
    assert all(term["ends_on"] < "1901" for term in others)


def test_a_corrupted_count_is_reported(hall: tuple[Live, Accounts]) -> None:
    faults, said = run(*hall, Plan(10, ("motion",), speed=FAST), Miscount)
    text = "\n".join(faults)
    assert "nobody was acknowledged" in text
    assert "cast: hall" in text
    assert "motion: hall" in text
    assert any("DIFFERENCES" in line for line in said)


def test_a_corrupted_sum_of_an_evaluation_is_reported(hall: tuple[Live, Accounts]) -> None:
    faults, said = run(*hall, Plan(10, (EVALUATION,), speed=FAST), Forgetful)
    text = "\n".join(faults)
    assert "u1:d: hall" in text
    assert "graded: hall" in text
    assert any("evaluation" in line and "DIFFERENCES" in line for line in said)


def test_the_command_line_fails_loudly_without_a_hall() -> None:
    command = [sys.executable, "-m", "rehearsal", "--deputies", "1", "--url", "http://127.0.0.1:9", "--password", "x"]
    done = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "could not rehearse" in done.stderr
