"""What the reader decides by itself: where pages lie, which is drawn first, what is fetched ahead, what a vault keeps."""

import base64
from collections.abc import Iterator
from typing import Any

import pytest

from tests.voting.belenios_js.twin import Twin, twin

pytestmark = pytest.mark.browser

A4, LANDSCAPE = (595.0, 842.0), (842.0, 595.0)
TABLET, PHONE = {"width": 1280, "height": 700}, {"width": 390, "height": 700}
KEYS = [base64.b64encode(bytes([number]) * 32).decode() for number in (1, 2)]


@pytest.fixture(scope="module")
def js() -> Iterator[Twin]:
    with twin() as page:
        yield page


def laid_out(
    js: Twin, sizes: list[tuple[float, float]], zoom: Any, view: Any, *, large: bool = False, single: bool = False
) -> Any:
    body = "return layOut(sizes, zoom, view, large, { single, tail: 100 });"
    given = {"sizes": sizes, "zoom": zoom, "view": view, "large": large, "single": single}
    return js.run("layOut from ../tablet/reader/layout", body, **given)


def test_pages_lie_below_one_another_each_as_wide_as_fits(js: Twin) -> None:
    layout = laid_out(js, [A4, LANDSCAPE, A4], "width", TABLET)
    first, wide, last = layout["boxes"]
    assert first["width"] == wide["width"] == 960
    assert wide["height"] < first["height"]
    assert first["y"] + first["height"] < wide["y"]
    assert wide["y"] + wide["height"] < last["y"]
    assert layout["height"] > last["y"] + last["height"] + 100
    assert first["x"] == (1280 - 960) / 2


@pytest.mark.parametrize(
    ("zoom", "view", "large", "width"),
    [
        ("width", TABLET, True, 1256),
        ("width", PHONE, False, 388),
        ("width", PHONE, True, 473),
        (2, TABLET, False, 1920),
        ("page", TABLET, False, 483),
    ],
)
def test_how_wide_a_page_is(js: Twin, zoom: Any, view: Any, large: bool, width: int) -> None:
    layout = laid_out(js, [A4], zoom, view, large=large)
    assert layout["boxes"][0]["width"] == width


def test_of_2000_pages_few_are_near_the_view(js: Twin) -> None:
    body = """
      const sizes = Array.from({ length: 2000 }, () => [595, 842]);
      const layout = layOut(sizes, "width", view, false, { single: false, tail: 0 });
      return [1, 2, 1000, 1999, 2000].map((page) => {
        const top = layout.boxes[page - 1].y;
        return [page, pageAt(layout, 0, top + 1), ...pagesNear(layout, top, page)];
      });"""
    for page, at, first, last in js.run("layOut pageAt pagesNear from ../tablet/reader/layout", body, view=TABLET):
        assert at == page
        assert max(1, page - 1) >= first >= 1
        assert page <= last <= min(2000, page + 2)


def test_one_at_a_time_pages_lie_side_by_side(js: Twin) -> None:
    layout = laid_out(js, [A4, A4], "page", TABLET, single=True)
    assert [box["x"] for box in layout["boxes"]] == [0, 1280]
    assert layout["width"] == 2560
    body = "return [[0, 0], [700, 0], [1280, 0], [9999, 0]].map(([x, y]) => pageAt(layout, x, y));"
    assert js.run("pageAt from ../tablet/reader/layout", body, layout=layout) == [1, 2, 2, 2]


def test_the_nearest_page_is_drawn_first_and_one_that_left_is_not_drawn(js: Twin) -> None:
    body = """
      const turns = makeTurns();
      const drawn = [];
      let view = 10;
      const wish = (page) => turns.ask(() => Math.abs(page - view), async () => { drawn.push(page); await null; });
      const left = wish(9);
      for (const page of [1, 12, 20, 11]) wish(page);
      left();
      view = 20;
      await new Promise((resolve) => setTimeout(resolve, 0));
      return drawn;"""
    assert js.run("makeTurns from ../tablet/reader/turns", body) == [20, 12, 11, 1]


def test_the_present_items_papers_are_fetched_before_the_next_ones(js: Twin) -> None:
    agenda = [{"id": "a", "state": "done"}, {"id": "b", "state": "current"}, {"id": "c", "state": "waiting"}]
    documents = [{"id": f"d{n}", "item_id": item} for n, item in enumerate(["c", "a", "b", None, "c", "b"])]
    body = "return toFetch(documents, { agenda, stage: {} }).map(({ id }) => id);"
    found = js.run("toFetch from ../tablet/book/ahead", body, documents=documents, agenda=agenda)
    assert found == ["d2", "d5", "d0", "d4"]


def test_a_vault_gives_back_what_it_took_and_only_under_its_key(js: Twin) -> None:
    body = """
      const vault = await openVault("/w/one", keys[0]);
      await vault.put("page/d/v/1", new TextEncoder().encode("%PDF-1.7"));
      const given = new TextDecoder().decode(await vault.get("page/d/v/1"));
      vault.close();
      const again = await openVault("/w/one", keys[0]);
      const kept = await again.ids();
      again.close();
      const other = await openVault("/w/one", keys[1]);
      const left = [await other.ids(), await other.get("page/d/v/1")];
      other.close();
      await wipe("/w/one");
      return { given, kept, left, names: (await indexedDB.databases()).map(({ name }) => name) };"""
    found = js.run("openVault from ../tablet/book/vault, wipe from ../tablet/book/wipe", body, keys=KEYS)
    assert found["given"] == "%PDF-1.7"
    assert found["kept"] == ["check", "page/d/v/1"]
    assert found["left"] == [["check"], None]
    assert "reading:/w/one" not in found["names"]


def test_a_vault_drops_what_it_is_told_and_says_of_which_documents(js: Twin) -> None:
    body = """
      const vault = await openVault("/w/two", keys[0]);
      const ids = ["page/a/v1/1", "page/a/v1/2", "thumb/a/v1/1", "page/b/v2/1", "book///"];
      for (const id of ids) await vault.put(id, new Uint8Array(9));
      const had = await vault.drop(({ document }) => document === "a");
      const left = await vault.ids();
      vault.close();
      await wipe("/w/two");
      await vault.put("page/late/v/1", new Uint8Array(9));
      return { had: [...had], left, after: await vault.get("page/late/v/1") };"""
    found = js.run("openVault from ../tablet/book/vault, wipe from ../tablet/book/wipe", body, keys=KEYS)
    assert found == {"had": ["a"], "left": ["book///", "check", "page/b/v2/1"], "after": None}


def test_on_a_full_disk_the_oldest_pages_make_room(js: Twin) -> None:
    body = """
      const vault = await openVault("/w/three", keys[0]);
      for (let n = 1; n <= 10; n += 1) {
        await vault.put(`page/d/v/${n}`, new Uint8Array(9));
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
      const put = IDBObjectStore.prototype.put;
      let full = true;
      IDBObjectStore.prototype.put = function (value) {
        if (full) { full = false; throw new DOMException("full", "QuotaExceededError"); }
        return put.call(this, value);
      };
      await vault.put("page/d/v/11", new Uint8Array(9));
      IDBObjectStore.prototype.put = function () { throw new DOMException("full", "QuotaExceededError"); };
      await vault.put("page/d/v/12", new Uint8Array(9));
      IDBObjectStore.prototype.put = put;
      const pages = (await vault.ids()).filter((id) => id.startsWith("page/")).map((id) => Number(id.split("/")[3]));
      vault.close();
      await wipe("/w/three");
      return pages.sort((a, b) => a - b);"""
    found = js.run("openVault from ../tablet/book/vault, wipe from ../tablet/book/wipe", body, keys=KEYS)
    assert found[-1] == 11  # what did not fit is not kept, and nothing breaks
    assert 1 not in found
    assert 2 not in found


def test_without_a_store_pages_lie_in_memory_within_a_bound(js: Twin) -> None:
    body = """
      const vault = memoryVault(25);
      for (const n of [1, 2]) await vault.put(`page/d/v/${n}`, new Uint8Array(10).fill(n));
      await vault.get("page/d/v/1");
      await vault.put("page/d/v/3", new Uint8Array(10));
      return { ids: await vault.ids(), first: [...await vault.get("page/d/v/1")][0], gone: await vault.get("page/d/v/2") };"""
    found = js.run("memoryVault from ../tablet/book/vault", body)
    assert found == {"ids": ["page/d/v/1", "page/d/v/3"], "first": 1, "gone": None}


def picture(width: int, height: int, ink: set[tuple[int, int]]) -> dict[str, Any]:
    """A picture as a canvas gives it: white, with black where there is ink."""
    pixels = [0 if (x, y) in ink else 255 for y in range(height) for x in range(width)]
    return {
        "data": [value for pixel in pixels for value in (pixel, pixel, pixel, 255)],
        "width": width,
        "height": height,
    }


def test_the_big_screens_halves_leave_out_the_margins(js: Twin) -> None:
    content = js.run(
        "boxOf from ../follow/region", "return boxOf(picture);", picture=picture(50, 100, {(10, 20), (39, 79)})
    )
    assert content == pytest.approx({"x0": 0.18, "y0": 0.18, "x1": 0.82, "y1": 0.82})
    halves = "return [partOf(content, 'upper'), partOf(content, 'lower'), partOf(content, 'whole')];"
    upper, lower, whole = js.run("partOf from ../follow/region", halves, content=content)
    assert (upper["y0"], lower["y1"]) == (content["y0"], content["y1"])
    assert upper["y1"] > lower["y0"], "a line in the middle is whole in one of them"
    assert upper["y1"] - upper["y0"] == pytest.approx(lower["y1"] - lower["y0"])
    assert whole == js.run("boxOf from ../follow/region", "return boxOf(picture);", picture=picture(5, 5, set()))
    assert whole == {"x0": 0, "y0": 0, "x1": 1, "y1": 1}


@pytest.mark.parametrize(
    ("part", "y", "shown"),
    [
        ("upper", 200, "upper"),
        ("upper", 500, "upper"),
        ("lower", 500, "lower"),
        ("upper", 700, "lower"),
        ("lower", 200, "upper"),
        ("upper", None, "upper"),
        ("whole", 900, "whole"),
    ],
)
def test_the_half_with_the_pointer_is_shown(js: Twin, part: str, y: int | None, shown: str) -> None:
    body = "return partFor({ x0: 0, y0: 0, x1: 1, y1: 1 }, part, y === null ? null : { y });"
    assert js.run("partFor from ../follow/region", body, part=part, y=y) == shown


@pytest.mark.parametrize(
    ("at", "by", "wide", "then"),
    [
        ((3, "whole"), 1, False, (4, "whole")),
        ((3, "upper"), 1, False, (3, "lower")),
        ((3, "lower"), 1, False, (4, "upper")),
        ((3, "lower"), -1, False, (3, "upper")),
        ((3, "upper"), -1, False, (2, "lower")),
        ((3, "upper"), 1, True, (4, "upper")),
        ((3, "upper"), -1, True, (2, "lower")),
    ],
)
def test_turning_half_by_half(js: Twin, at: tuple[int, str], by: int, wide: bool, then: tuple[int, str]) -> None:
    body = "const to = stepBy({ page: at[0], part: at[1] }, by, wide); return [to.page, to.part];"
    assert tuple(js.run("stepBy from ../follow/region", body, at=at, by=by, wide=wide)) == then
