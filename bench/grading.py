"""How soon a tablet's grid of 240 lines (60 subjects in 4 dimensions) answers a touch: Chromium, its CPU slowed four times."""

import json
from typing import TYPE_CHECKING, Any

from bench.chromium import chromium
from bench.figures import show
from bench.sealing import SLOWER, STATIC, cpu_time, served

if TYPE_CHECKING:
    from playwright.sync_api import Page

TARGET = 50
TOUCHES = 20
SUBJECTS, DIMENSIONS = 60, 4
STYLES = ("tokens", "base", "components", "layout", "tablet", "grades", "tablet-grade")

MOUNT = """async (paper) => {
  const { html, render, signal } = await import("/js/tablet/ui.js");
  const { GradePaper } = await import("/js/tablet/vote/grade/paper.js");
  const keeper = await import("/js/tablet/ballot-keeper.js");
  const poll = { id: "bench", state: "open", press: "first", box: "open", title: "B", evaluation_id: null, paper };
  const kept = signal(keeper.begun(paper));
  const change = (draft) => {
    kept.value = keeper.withDraft(kept.peek(), draft);
    keeper.save(localStorage, "ballot:bench", kept.peek());
  };
  const hall = { state: signal({ poll, evaluation: null }) };
  const ballot = { change, go() {} };
  const Vote = () => html`<section class="vote"><${GradePaper} hall=${hall} ballot=${ballot} poll=${poll}
    draft=${kept.value.draft} revising=${false} notes=${null} /></section>`;
  document.body.innerHTML = '<main id="app" class="face"></main>';
  render(html`<${Vote} />`, document.getElementById("app"));
  return new Promise((done) => setTimeout(() => done(document.querySelectorAll(".grade-key").length), 500));
}"""
"""The whole paper of the tablet, with the ballot kept in the browser's store at each touch, as it is in the hall."""

TOUCH = """(place) => new Promise((done) => requestAnimationFrame(() => {
  const row = document.querySelectorAll(".grade-row")[place % 60];
  const key = row.querySelectorAll(".grade-key")[place % 12];
  const start = performance.now();
  key.click();
  const pressed = key.getAttribute("aria-pressed");
  requestAnimationFrame(() => {
    const seen = new MessageChannel();
    seen.port1.onmessage = () => done({
      ms: performance.now() - start, pressed: [pressed, key.getAttribute("aria-pressed")].includes("true"),
    });
    seen.port2.postMessage(0);
  });
}))"""
"""From the touch to the end of the frame that shows it."""

SCROLL = """(place) => {
  document.querySelectorAll(".grade-row")[place % 60].scrollIntoView({ block: "center" });
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
}"""


def main() -> None:
    """Touches on rows all over the grid, from the touch to the frame that shows it, where Chromium can be driven."""
    with served() as address, chromium() as browser:
        if browser is None:
            return
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        walls, cpus = touches(page, address)
        show(f"a touch on {SUBJECTS} × {DIMENSIONS} lines, {SLOWER}× slower", walls, "ms", target=TARGET)
        show(f"  its CPU time when not slowed, times {SLOWER}", [SLOWER * cpu for cpu in cpus], "ms", target=TARGET)


def touches(page: "Page", address: str) -> tuple[list[float], list[float]]:
    """Milliseconds that passed at each touch when slowed, and of the main thread's CPU when not; all must be taken."""
    open_grid(page, address)
    devtools = page.context.new_cdp_session(page)
    devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
    cpus = []
    for place in range(TOUCHES):
        page.evaluate(SCROLL, 7 * place)
        start = cpu_time(devtools)
        assert page.evaluate(TOUCH, 7 * place)["pressed"]
        cpus.append(cpu_time(devtools) - start)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    walls = []
    for place in range(TOUCHES):
        page.evaluate(SCROLL, 7 * place + 1)
        found = page.evaluate(TOUCH, 7 * place + 1)
        assert found["pressed"]
        walls.append(float(found["ms"]))
    return walls, cpus


def open_grid(page: "Page", address: str) -> None:
    """The grid as the tablet shows it."""
    page.goto(address)
    links = "".join(f'<link rel="stylesheet" href="/css/{name}.css">' for name in STYLES)
    paths = json.loads((STATIC / "vendor" / "importmap.json").read_text())
    imports = json.dumps({"imports": {name: f"/vendor/{path}" for name, path in paths.items()}})
    page.set_content(
        f'<!doctype html><html lang="zh-CN" data-shell="tablet" data-base=""><head>{links}'
        f'<script type="importmap">{imports}</script></head><body></body></html>'
    )
    keys = page.evaluate(MOUNT, grid_paper())
    assert keys == SUBJECTS * DIMENSIONS * 3, keys


def grid_paper() -> dict[str, Any]:
    """Sixty subjects in four dimensions of three grades."""
    words = ("满意", "基本满意", "不满意")
    grades = [{"id": f"g{place}", "title": word, "points": 0} for place, word in enumerate(words)]
    return {
        "method": "grade",
        "title": "满意度测评",
        "options": [
            {"id": f"s{n}", "number": n, "title": f"区人民政府工作部门第{n}号", "unit": "区政府", "report": "written"}
            for n in range(1, SUBJECTS + 1)
        ],
        "scales": [{"id": "s", "title": "满意度", "grades": grades}],
        "dimensions": [{"id": f"d{n}", "title": f"方面{n}", "scale": "s"} for n in range(1, DIMENSIONS + 1)],
    }
