"""A new paper for 213 tablets while the hall is told of votes; a download with watermarks; the search in 2,000 documents."""

import asyncio
import io
import json
import random
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, Stream
from sqlalchemy import text

from bench.crowd import Crowd, Seat, Watch, crowd_of
from bench.figures import RUNS, show, show_spread
from core.actor import Actor
from core.db import Database, bind, change, reading
from core.db.schema import prepare
from core.ids import new_id
from core.journal.write import write_entry
from documents.search import search_book
from documents.search_store import index_version
from meeting.actions.create_meeting import create_meeting
from meeting.store import roll_of
from realtime.outbox import LiveOutbox
from roster.actions.add_people import NewPerson, add_people
from roster.actions.create_term import create_term
from roster.rules.audience import EVERYONE
from roster.store import members_of

DEPUTIES = 213
WITHIN = 10
"""Seconds within which everybody opens the paper."""

FIRST_PAGE, PUSH, DOWNLOAD, SEARCH = 3.0, 0.100, 150, 100
"""Targets: seconds, seconds, milliseconds, milliseconds."""

PAPER_PAGES, PAPER_BYTES = 10, 5_000_000
DOCUMENTS, PAGES_EACH, CHARACTERS = 2_000, 10, 600
QUERIES = ("政府", "民生实事", "䶮家桥", "预算 报告", "２０２６年", "没有这个词的文件")
STAFF = Actor("account", "bench", "会务组", frozenset({"secretariat"}))


def main() -> None:
    """Measure all three."""
    asyncio.run(_papers())
    _searches()


async def _papers() -> None:
    async with crowd_of(DEPUTIES) as crowd:
        chance = random.Random(1)
        opened, pushed, processor = [], [], []
        for run in range(RUNS):
            document = await crowd.publish("paper.pdf", _paper(PAPER_PAGES, PAPER_BYTES, run))
            before = crowd.processor_seconds()
            pages, pushes = await _all_open(crowd, document, chance)
            opened.append(pages)
            pushed.append(pushes)
            processor.append((crowd.processor_seconds() - before) * 1000 / DEPUTIES)
        twenty = await crowd.publish("paper.pdf", _paper(20, 400_000, 9))
        downloads = [await _download(crowd, twenty) for _ in range(RUNS + 4)]
    show_spread(f"{DEPUTIES} tablets open a paper of 5 MB within {WITHIN} s: first page", opened, p95=FIRST_PAGE)
    show_spread("stage change → all tablets, meanwhile", pushed, p95=PUSH)
    show("server's processor time a reader (book, opening, page)", processor, "ms", digits=1)
    show("20 pages with watermarks, downloaded", downloads, "ms", target=DOWNLOAD)


def _paper(pages: int, size: int, seed: int) -> bytes:
    """A paper of so many pages and bytes: text, and pictures that do not get smaller."""
    chance, pdf = random.Random(seed), Pdf.new()
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    each = size // pages
    for number in range(1, pages + 1):
        page = pdf.add_blank_page(page_size=(595, 842))
        picture = Stream(pdf, chance.randbytes(each))
        picture.Type, picture.Subtype, picture.ColorSpace = Name.XObject, Name.Image, Name.DeviceGray
        picture.Width, picture.Height, picture.BitsPerComponent = 500, each // 500, 8
        page.obj.Resources = Dictionary(Font=Dictionary(F1=font), XObject=Dictionary(I=picture))
        lines = " ".join(f"(Page {number}, line {line} of {seed}) Tj T*" for line in range(40))
        page.obj.Contents = pdf.make_stream(
            f"BT /F1 11 Tf 14 TL 72 770 Td {lines} ET q 200 0 0 100 300 50 cm /I Do Q".encode()
        )
        page.obj.MediaBox = Array([0, 0, 595, 842])
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


async def _all_open(crowd: Crowd, document: dict[str, Any], chance: random.Random) -> tuple[list[float], list[float]]:
    """The seconds until each tablet had its first page, and until each had the stage's changes that came meanwhile."""
    readers = [asyncio.create_task(_open(crowd, seat, document, chance.random() * WITHIN)) for seat in crowd.seats]
    pushes: list[float] = []
    while not all(reader.done() for reader in readers):
        mark = f"push {random.random()}"
        watch, begin = Watch(mark, crowd.seats), time.perf_counter()
        _, times = await asyncio.gather(crowd.office.stage(crowd.prepared, "message", text=mark), watch.everybody())
        pushes += [at - begin for at in times.values()]
        await asyncio.sleep(0.3)
    return [await reader for reader in readers], pushes


async def _open(crowd: Crowd, seat: Seat, document: dict[str, Any], after: float) -> float:
    """What a tablet does when its deputy touches the paper: book, opening, first page."""
    await asyncio.sleep(after)
    begin = time.perf_counter()
    book = await seat.client.get(f"/meetings/{crowd.prepared.meeting_id}/book")
    version = next(one["version"]["id"] for one in book["documents"] if one["id"] == document["id"])
    await seat.client.post(f"/documents/{document['id']}/open", {"version": version})
    page = await seat.client.raw("GET", f"/documents/{document['id']}/pages/1?version={version}")
    took = time.perf_counter() - begin
    assert (page.status, page.body[:5]) == (200, b"%PDF-"), page.body[:200]
    return took


async def _download(crowd: Crowd, document: dict[str, Any]) -> float:
    """Milliseconds until the whole document came."""
    begin = time.perf_counter()
    answer = await crowd.office.client.raw("GET", f"/documents/{document['id']}/document.pdf")
    took = (time.perf_counter() - begin) * 1000
    assert answer.status == 200, answer.body[:200]
    with Pdf.open(io.BytesIO(answer.body)) as pdf:
        assert len(pdf.pages) == 20
    return took


def _searches() -> None:
    """Milliseconds of one search as a deputy, in everything that deputy may read."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, _database(Path(folder)):
        meeting_id, reader = _library(random.Random(1))
        for query in QUERIES:
            runs = []
            for _ in range(RUNS + 4):
                begin = time.perf_counter()
                with reading() as session:
                    hits = search_book(session, meeting_id, reader, query, None)
                runs.append((time.perf_counter() - begin) * 1000)
            show(f"search in {DOCUMENTS} documents: {query}, {hits.total} pages", runs, "ms", target=SEARCH)


@contextmanager
def _database(folder: Path) -> Iterator[None]:
    outbox = LiveOutbox(lambda _: None, lambda _: None)
    database = Database(f"sqlite:///{folder / 'hall.db'}", outbox, write_entry, synchronous="OFF")
    prepare(database)
    bind(database)
    yield
    database.close()


def _library(chance: random.Random) -> tuple[str, Actor]:
    """A meeting with DOCUMENTS published papers in random Chinese, and a deputy who may read them."""
    with change(STAFF) as tx:
        today = tx.now.date()
        term_id = create_term(tx, 19, "演练届", today, today.replace(year=today.year + 1))
        meeting_id = create_meeting(tx, term_id, "plenary", 1, "演练")
        roll_id = roll_of(tx.session, meeting_id) or ""
        add_people(tx, roll_id, [NewPerson("王伟", "男", "第一代表团", "", "0000", None, ("deputy",))])
    words = [
        *QUERIES[:3],
        "预算",
        "报告",
        "2026年",
        *("".join(chr(chance.randrange(0x4E00, 0x5200)) for _ in range(2)) for _ in range(4000)),
    ]
    for start in range(0, DOCUMENTS, 100):
        with change(STAFF) as tx:
            for number in range(start, start + 100):
                _add(tx.session, meeting_id, number, [_page(words, chance) for _ in range(PAGES_EACH)])
    with reading() as session:
        (member,) = members_of(session, roll_id)
    return meeting_id, Actor("person", member.person_id, member.name, frozenset({"person"}))


def _page(words: list[str], chance: random.Random) -> str:
    common = chance.choices(words[:6], k=2)
    return "，".join([*common, *chance.choices(words, k=CHARACTERS // 3)])


def _add(session: Any, meeting_id: str, number: int, pages: list[str]) -> None:
    """A published document with one version, as rows."""
    now = datetime.now(UTC).replace(tzinfo=None)
    document_id, version_id, readers = new_id(), new_id(), json.dumps(EVERYONE.to_data())
    session.execute(
        text(
            "INSERT INTO documents (id, meeting_id, position, title, secrecy, readers, opens, may_download, may_print, "
            "must_sign, state, created_at, created_by, withdraw_reason) VALUES (:id, :meeting, :number, :title, 'open', "
            ":readers, 'now', false, false, false, 'published', :now, '', '')"
        ),
        {
            "id": document_id,
            "meeting": meeting_id,
            "number": number,
            "title": f"文件{number}",
            "now": now,
            "readers": readers,
        },
    )
    session.execute(
        text(
            "INSERT INTO document_versions (id, document_id, number, filename, kind, size, sha256, state, progress, fault, "
            "fault_params, pages, sizes, outline, has_text, note, created_at, created_by) VALUES (:id, :document, 1, '', "
            "'pdf', 0, '', 'ready', 100, '', '{}', :pages, '[]', '[]', 1, '', :now, '')"
        ),
        {"id": version_id, "document": document_id, "pages": len(pages), "now": now},
    )
    session.execute(
        text("INSERT INTO document_pages (version_id, page, text) VALUES (:version, :page, :text)"),
        [{"version": version_id, "page": page, "text": content} for page, content in enumerate(pages, 1)],
    )
    index_version(session, version_id, pages)
