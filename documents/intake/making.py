"""From a file to its pages: what the processes of the intake do, without the database."""

import base64
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2

from documents.intake.cleaning import clean
from documents.intake.office import convert
from documents.intake.outline import outline_of
from documents.intake.paging import check_pages, split
from documents.intake.pictures import picture_to_pdf
from documents.intake.reading import has_text, look
from documents.intake.sniff import check_package
from documents.rules.faults import BadFile
from documents.rules.filetype import OFFICE, PACKAGES, PICTURES
from documents.rules.limits import CONVERSION
from documents.rules.records import OutlineEntry

Told = Callable[[int], None]
"""Hears how far the work has come, in per cent."""


@dataclass(frozen=True, slots=True)
class Made:
    """What a file became; `cleaned` is what was taken out of it, see documents.intake.cleaning.

    `boxes` are packed by documents.rules.boxes, one for each page's text.
    """

    pages: int
    sizes: list[tuple[float, float]]
    outline: list[OutlineEntry]
    texts: list[str]
    boxes: list[bytes]
    has_text: bool
    cleaned: list[str]

    def to_data(self) -> dict[str, Any]:
        """Plain JSON."""
        return asdict(self) | {"boxes": [base64.b64encode(page).decode() for page in self.boxes]}

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> "Made":
        """What `to_data` gave."""
        outline = [OutlineEntry(**one) for one in data["outline"]]
        sizes = [(width, height) for width, height in data["sizes"]]
        boxes = [base64.b64decode(page) for page in data["boxes"]]
        return cls(data["pages"], sizes, outline, data["texts"], boxes, data["has_text"], data["cleaned"])


def make(source: Path, kind: str, folder: Path, told: Told, conversion: float = CONVERSION) -> Made:
    """Make `document.pdf`, `pages/` and `thumbs/` in `folder`, which must not exist; raises BadFile.

    LibreOffice has `conversion` seconds.
    """
    folder.mkdir(parents=True)
    told(1)
    raw = _as_pdf(source, kind, folder, conversion)
    told(30)
    whole = folder / "document.pdf"
    cleaned, outline, count = _cleaned(raw, whole)
    if raw != source:
        raw.unlink()
    told(40)
    try:
        split(whole, folder / "pages", lambda done: told(40 + 25 * done // count))
        seen = look(whole, folder / "thumbs", lambda done: told(65 + 34 * done // count))
    except (pikepdf.PdfError, pypdfium2.PdfiumError) as error:
        raise BadFile("document.broken") from error
    os.sync()
    texts, boxes = [page.text for page in seen], [page.boxes for page in seen]
    return Made(count, [page.size for page in seen], outline, texts, boxes, has_text(seen), list(cleaned))


def _as_pdf(source: Path, kind: str, folder: Path, conversion: float) -> Path:
    if kind in OFFICE:
        if kind in PACKAGES:
            check_package(source)
        return convert(source, kind, folder, conversion)
    if kind in PICTURES:
        return picture_to_pdf(source, folder / "picture.pdf")
    return source


def _cleaned(raw: Path, whole: Path) -> tuple[tuple[str, ...], list[OutlineEntry], int]:
    try:
        with pikepdf.open(raw) as pdf:
            if pdf.is_encrypted and not _may_be_read(pdf):
                raise BadFile("document.encrypted")
            count = check_pages(pdf)
            cleaned = clean(pdf)
            repaired = ("repaired",) if _was_mended(pdf) else ()
            outline = outline_of(pdf)
            pdf.save(whole, object_stream_mode=pikepdf.ObjectStreamMode.generate, encryption=False)
    except pikepdf.PasswordError as error:
        raise BadFile("document.encrypted") from error
    except pikepdf.PdfError as error:
        raise BadFile("document.broken") from error
    return repaired + cleaned, outline, count


def _was_mended(pdf: pikepdf.Pdf) -> bool:
    """Whether the table of objects had to be found again."""
    return any("reconstruct" in str(warning).lower() or "damaged" in str(warning) for warning in pdf.get_warnings())


def _may_be_read(pdf: pikepdf.Pdf) -> bool:
    """Whether a PDF that only an owner's password protects may be read here: it opens for anybody."""
    return pdf.user_password_matched
