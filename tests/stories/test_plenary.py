"""The story of a whole plenary: 213 deputies sign in, choose 13 of 20 projects by name, and the archive holds up.

The chair, the wall and three tablets are real browsers; the other deputies come by the API.
"""

import json
import random
import subprocess
import sys
import zipfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DemoHall, OpenPage, browser, demo_hall, demo_made, open_page, shot

__all__ = ["browser", "demo_hall", "demo_made", "open_page"]
pytestmark = [pytest.mark.story, pytest.mark.browser]

DEPUTIES = 213
IN_BROWSERS = (3, 60, 120)
ABSENT = range(205, DEPUTIES)
PROJECTS = [f"p{n:02}" for n in range(1, 21)]


def choices(seed: int) -> dict[int, list[str]]:
    """What each deputy chooses: popular projects more often, some fewer than 13, a few none."""
    chance = random.Random(seed)
    result = {}
    for deputy in range(ABSENT.start):
        wanted = 0 if deputy % 50 == 7 else 13 if deputy % 9 else 9
        ranked = sorted(PROJECTS, key=lambda p: chance.random() * (0.4 if PROJECTS.index(p) < 13 else 1.0))
        result[deputy] = sorted(ranked[:wanted])
    return result


def enter(hall: DemoHall, numbers: range) -> None:
    """Everybody passes the gate, by four scanners at once."""
    sitting = hall.state()["sitting"]["id"]
    gate = hall.client("gate")
    with ThreadPoolExecutor(4) as gates:
        list(gates.map(lambda n: gate.post(f"/sittings/{sitting}/scan", hall.badge(n)), numbers))


def vote_by_touch(page: Page, chosen: list[str]) -> None:
    """A deputy touches the projects on a tablet, reviews and submits."""
    cards = page.get_by_role("checkbox")
    expect(cards).to_have_count(len(PROJECTS))
    for project in chosen:
        cards.nth(PROJECTS.index(project)).click()
    page.get_by_role("button", name="核对并提交").click()
    page.get_by_role("button", name="确认提交").click()
    expect(page.locator("h2", has_text="已投票")).to_be_visible()


def test_a_plenary_from_the_gate_to_the_archive(demo_hall: DemoHall, open_page: OpenPage, tmp_path: Path) -> None:
    hall, wanted = demo_hall, choices(2020)
    hall.prepare("choose")
    chair, wall = open_page("/chair", "chair"), open_page("/screen", "screen", size="screen")
    tablets = {number: open_page("/tablet", number) for number in IN_BROWSERS}
    enter(hall, range(ABSENT.start))
    expect(chair.locator(".next-step")).to_contain_text(f"应到{DEPUTIES}名，实到{ABSENT.start}名")
    chair.get_by_role("button", name="宣布开会").click()
    chair.locator(".agenda-row", has_text="票决2027年区级重点民生实事项目").last.click()
    for page in tablets.values():
        expect(page.locator("body")).to_contain_text("票决2027年区级重点民生实事项目")
    chair.get_by_role("button", name="开始表决").click()
    expect(chair.locator(".step-label")).to_have_text("表决进行中")

    poll = hall.state()["poll"]["id"]
    others = [n for n in wanted if n not in IN_BROWSERS]

    def cast(number: int) -> None:
        body = {"answer": {"chosen": wanted[number]}, "gesture": f"gesture-{number}"}
        deputy = hall.deputy(number)
        first, again = deputy.post(f"/polls/{poll}/ballot", body), deputy.post(f"/polls/{poll}/ballot", body)
        assert first == again

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(cast, others))
    for number, page in tablets.items():
        vote_by_touch(page, wanted[number])
    expect(chair.get_by_role("progressbar")).to_have_attribute("aria-valuenow", str(len(wanted)))
    shot(wall, "story-wall-voting")
    chair.get_by_role("button", name="结束表决").click()
    chair.get_by_role("button", name="在大屏公布结果").click()
    shot(chair, "story-chair-result")
    shot(wall, "story-wall-result")

    result = hall.client("chair").get(f"/polls/{poll}/results")
    assert {line["id"]: line["yes"] for line in result["result"]["outcome"]["lines"]} == naive(wanted)
    archive = file_it(hall, chair, tmp_path)
    with zipfile.ZipFile(archive) as opened:
        box = [json.loads(opened.read(n))["box"] for n in opened.namelist() if n.endswith("ballots.json")]
    assert [len(ballots) for ballots in box] == [len(wanted)]
    run = subprocess.run(
        [sys.executable, "-I", tmp_path / "verify.py", archive], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stdout) == (0, "OK\n")


def naive(wanted: dict[int, list[str]]) -> dict[str, int]:
    """The count that anybody would make with a pencil."""
    counted = Counter(project for chosen in wanted.values() for project in chosen)
    return {project: counted[project] for project in PROJECTS}


def file_it(hall: DemoHall, chair: Page, folder: Path) -> Path:
    """End the meeting and file it; returns the archive, with its own verifier beside it."""
    sitting = hall.state()["sitting"]["id"]
    client = hall.client("chair")
    client.post(f"/sittings/{sitting}/close")
    expect(chair.locator("body")).to_contain_text("第二次全体会议")
    client.post(f"/meetings/{hall.meeting}/end")
    content = hall.client("secretariat").post(f"/meetings/{hall.meeting}/archive")
    path = folder / "meeting.zip"
    path.write_bytes(content)
    with zipfile.ZipFile(path) as opened:
        opened.extract("verify.py", folder)
    return path
