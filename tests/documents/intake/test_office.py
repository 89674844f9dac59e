"""Office files by LibreOffice, in the very process that a hall starts: made for real by python-docx, openpyxl, LibreOffice."""

import io
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pikepdf
import pytest

from documents.intake import office
from documents.intake.child import Job
from documents.intake.making import Made
from documents.intake.sniff import kind_of
from documents.intake.worker import ROOT, Stopped, run
from documents.rules.faults import BadFile
from tests.documents.pdfs import zip_of

HERE = office.office_program()
needs_office = pytest.mark.skipif(
    HERE is None, reason="LibreOffice is not installed: tools/setup_system.sh installs it"
)


def letter() -> bytes:
    """A docx with a heading, in 仿宋_GB2312, which this machine lacks."""
    paper = docx.Document()
    paper.add_heading("关于老旧小区加装电梯的议案", 1)
    run_ = paper.add_paragraph().add_run("建议尽快研究加装电梯工作方案。")
    run_.font.name = "仿宋_GB2312"
    paper.add_page_break()
    paper.add_paragraph("第二页：附表。")
    target = io.BytesIO()
    paper.save(target)
    return target.getvalue()


def table() -> bytes:
    """An xlsx."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["序号", "项目名称", "投资（万元）"])
    sheet.append([1, "停车泊位建设", 1250])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def converted(content: bytes, kind: str, folder: Path) -> bytes:
    """The same in another of LibreOffice's formats."""
    source = folder / f"source.{kind_of(_written(folder / 'x', content))}"
    source.write_bytes(content)
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", kind]
    subprocess.run([*command, "--outdir", folder, source], check=True, capture_output=True, timeout=200)
    return (folder / f"source.{kind}").read_bytes()


def _written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def made_of(tmp_path: Path, content: bytes, **times: float) -> tuple[Made, Path]:
    """What the process makes of a file."""
    folder = tmp_path / "documents" / "version"
    folder.mkdir(parents=True)
    source = _written(folder / "original", content)
    job = Job(str(source), kind_of(source), str(folder / "made"), times.get("conversion", 200))
    return run(job, lambda _: True, times.get("seconds", 400)), folder / "made"


@needs_office
def test_word(tmp_path: Path) -> None:
    made, folder = made_of(tmp_path, letter())
    assert made.pages == 2
    assert made.outline[0].title == "关于老旧小区加装电梯的议案"
    assert "建议尽快研究加装电梯工作方案" in made.texts[0]
    assert "第二页" in made.texts[1]
    assert sorted(path.name for path in folder.iterdir()) == ["document.pdf", "pages", "thumbs"]
    with pikepdf.open(folder / "document.pdf") as pdf:
        fonts = pdf.pages[0].obj.Resources.Font
        names = {str(fonts[key].BaseFont) for key in fonts.keys()}  # noqa: SIM118
    assert any("NotoSerif" in name for name in names), "仿宋 is stood in for by a serif, not by whatever is first"


@needs_office
def test_excel(tmp_path: Path) -> None:
    made, _ = made_of(tmp_path, table())
    assert made.pages == 1
    assert "停车泊位建设" in made.texts[0]


@needs_office
@pytest.mark.parametrize("kind", ["odt", "doc"])
def test_opendocument_and_old_word(tmp_path: Path, kind: str) -> None:
    content = converted(letter(), kind, tmp_path)
    made, _ = made_of(tmp_path, content)
    assert "建议尽快研究加装电梯工作方案" in made.texts[0]


@needs_office
def test_slides(tmp_path: Path) -> None:
    flat = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.3" '
        'office:mimetype="application/vnd.oasis.opendocument.presentation"><office:body><office:presentation>'
        '<draw:page draw:name="a"><draw:frame svg:width="20cm" svg:height="3cm" svg:x="2cm" svg:y="2cm"><draw:text-box>'
        "<text:p>汇报提纲</text:p></draw:text-box></draw:frame></draw:page></office:presentation></office:body></office:document>"
    )
    source = _written(tmp_path / "slides.fodp", flat.encode())
    command = [
        "soffice",
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "pptx",
    ]
    subprocess.run([*command, "--outdir", tmp_path, source], check=True, capture_output=True, timeout=200)
    made, _ = made_of(tmp_path, (tmp_path / "slides.pptx").read_bytes())
    assert "汇报提纲" in made.texts[0]
    assert made.sizes[0][0] > made.sizes[0][1]


@needs_office
def test_what_is_no_document_inside_is_refused(tmp_path: Path) -> None:
    content = zip_of({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"\x00\x01 no document"})
    with pytest.raises(BadFile, match=r"conversion_failed|crashed"):
        made_of(tmp_path, content)


@pytest.fixture
def fake_office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program in LibreOffice's place; the test writes what it does."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return folder / "soffice"


def test_a_conversion_that_hangs_is_killed_with_all_that_it_started(tmp_path: Path, fake_office: Path) -> None:
    pids = tmp_path / "pids"
    fake_office.write_text(f"#!/bin/sh\nsleep 1000 & echo $! > {pids}; echo $$ >> {pids}\nwait\n")
    fake_office.chmod(0o755)
    with pytest.raises(BadFile) as caught:
        made_of(tmp_path, letter(), conversion=3)
    assert (caught.value.code, caught.value.params) == ("document.conversion_hung", {"seconds": 3})
    _until(lambda: not any(_lives(pid) for pid in pids.read_text().split()))


def test_a_version_that_takes_too_long_altogether_is_killed(tmp_path: Path, fake_office: Path) -> None:
    fake_office.write_text("#!/bin/sh\nsleep 1000\n")
    fake_office.chmod(0o755)
    with pytest.raises(BadFile) as caught:
        made_of(tmp_path, letter(), seconds=2)
    assert (caught.value.code, caught.value.params) == ("document.too_slow", {"seconds": 2})


def test_work_that_nobody_wants_is_stopped(tmp_path: Path, fake_office: Path) -> None:
    fake_office.write_text("#!/bin/sh\nsleep 1000\n")
    fake_office.chmod(0o755)
    source = _written(tmp_path / "original", letter())
    with pytest.raises(Stopped):
        run(Job(str(source), "docx", str(tmp_path / "made")), lambda progress: progress < 1, 60)


def test_libreoffice_that_ends_without_a_pdf_is_said(tmp_path: Path, fake_office: Path) -> None:
    fake_office.write_text("#!/bin/sh\nexit 77\n")
    fake_office.chmod(0o755)
    with pytest.raises(BadFile, match="conversion_failed"):
        made_of(tmp_path, letter())


def test_without_libreoffice_a_sentence_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    office.office_program.cache_clear()
    try:
        with pytest.raises(BadFile, match="no_office"):
            office.convert(_written(tmp_path / "original", letter()), "docx", tmp_path / "made")
    finally:
        office.office_program.cache_clear()


def _lives(pid: str) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def test_what_a_killed_server_had_started_ends_with_it(tmp_path: Path, fake_office: Path) -> None:
    """kill -9 in the middle of a conversion: neither the maker nor LibreOffice goes on."""
    pids = tmp_path / "pids"
    fake_office.write_text(f"#!/bin/sh\necho $PPID > {pids}; echo $$ >> {pids}; mv {pids} {pids}.all\nsleep 1000\n")
    fake_office.chmod(0o755)
    source = _written(tmp_path / "original", letter())
    program = (
        "from documents.intake.worker import run; from documents.intake.child import Job\n"
        f"run(Job({str(source)!r}, 'docx', {str(tmp_path / 'made')!r}), lambda _: True, 300)"
    )
    server = subprocess.Popen([sys.executable, "-c", program], cwd=ROOT)
    started = Path(f"{pids}.all")
    _until(started.exists)
    server.kill()
    server.wait()
    _until(lambda: not any(_lives(pid) for pid in started.read_text().split()))


def _until(done: Callable[[], bool]) -> None:
    deadline, pause = time.monotonic() + 60, threading.Event()
    while not done():
        assert time.monotonic() < deadline
        pause.wait(0.05)
