"""Reports: PDF/A that says what the data says, whatever characters are in it."""

import subprocess
from datetime import UTC, datetime
from pathlib import Path

from core.reports import compile_pdf, compile_report
from core.reports.compile import ROOT
from core.reports.coverage import characters_of, fonts_in

AT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
TEMPLATE = Path(__file__).parent / "sample_report.typ"


def words(content: bytes) -> str:
    command = ["pdftotext", "-layout", "-", "-"]
    return subprocess.run(command, input=content, capture_output=True, check=True, timeout=60).stdout.decode()


def test_names_come_out_as_they_went_in() -> None:
    rows = [["1", "王𬭎"], ["2", "阿依古丽·买买提江"], ["3", "#evil() *b* $x$ \\ @ <a>"]]
    text = words(compile_pdf(TEMPLATE, {"title": "票决结果", "rows": rows}, timestamp=AT))
    assert all(row[1] in text for row in rows)
    assert "第1页，共1页" in text
    assert "总监票人：" in text


def test_the_same_data_gives_the_same_bytes_and_is_archival() -> None:
    data = {"title": "甲", "rows": [["1", "乙"]]}
    first = compile_pdf(TEMPLATE, data, timestamp=AT)
    assert first == compile_pdf(TEMPLATE, data, timestamp=AT)
    assert b"pdfaid" in first


def test_an_attachment_is_embedded() -> None:
    data = {"title": "甲", "rows": [["1", "乙"]]}
    content = compile_pdf(TEMPLATE, data, timestamp=AT, attachments={"result.json": '{"yes": 1}'})
    assert b"result.json" in content


def test_a_character_of_no_font_is_marked_and_reported() -> None:
    compiled = compile_report(
        TEMPLATE, {"title": "甲", "rows": [["1", "王\ue123"], ["2", "李\U0003fffe"]]}, timestamp=AT
    )
    assert compiled.missing == ("\ue123", "\U0003fffe")
    assert "王〓" in words(compiled.content)


def test_what_would_change_how_a_name_reads_is_left_out() -> None:
    rows = [["1", "王\u202e伟\u200b\x07\ufe0f"], ["2", "a\ud800b"]]
    compiled = compile_report(TEMPLATE, {"title": "甲", "rows": rows}, timestamp=AT)
    assert "王伟" in words(compiled.content)
    assert compiled.missing == ()


def test_the_vendored_fonts_have_the_characters_of_names() -> None:
    fonts = fonts_in([ROOT / "static" / "vendor" / "fonts"])
    assert len(fonts) >= 4
    for font in fonts:
        assert {ord(c) for c in "王𬭎䶮〇·〓，（）ABCabc019"} <= characters_of(font)


def test_what_is_no_font_has_no_characters(tmp_path: Path) -> None:
    (tmp_path / "a.ttf").write_bytes(b"\0\1\0\0\0")
    (tmp_path / "b.ttf").write_bytes(b"hello")
    assert [characters_of(p) for p in fonts_in([tmp_path])] == [frozenset(), frozenset()]
    assert fonts_in([tmp_path / "none"]) == []
