"""Splits a clean PDF into files of one page each, with what that page uses and nothing else."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf

from documents.intake.slimming import slim
from documents.rules.faults import BadFile
from documents.rules.limits import PAGES

NOT_ON_PAGES = (
    "/B",
    "/StructParents",
    "/PieceInfo",
    "/Metadata",
    "/Tabs",
    "/Thumb",
    "/LastModified",
    "/SeparationInfo",
)
"""Entries of a page that mean something only within its document."""


def check_pages(pdf: Pdf) -> int:
    """How many pages there are; raises BadFile for none and for too many."""
    count = len(pdf.pages)
    if count == 0:
        raise BadFile("document.no_pages")
    if count > PAGES:
        raise BadFile("document.too_many_pages", pages=count, limit=PAGES)
    return count


def split(whole: Path, folder: Path, told: Callable[[int], None]) -> None:
    """Write `folder`/0001.pdf … of the PDF `whole`; `told` hears how many pages are done."""
    folder.mkdir(parents=True)
    with Pdf.open(whole) as pdf:
        pdf.remove_unreferenced_resources()
        for number, page in enumerate(pdf.pages, start=1):
            _write_page(page, folder / f"{number:04}.pdf")
            told(number)


def _write_page(page: Any, path: Path) -> None:
    with Pdf.new() as single:
        single.pages.append(page)
        only = single.pages[0].obj
        for key in NOT_ON_PAGES:
            if key in only:
                del only[key]
        annotations = only.get("/Annots")
        if isinstance(annotations, Array):
            stay = [one for one in annotations if isinstance(one, Dictionary) and one.get("/Subtype") != Name.Link]
            for one in stay:
                for key in ("/P", "/Parent", "/Popup", "/IRT", "/Dest", "/A"):
                    if key in one:
                        del one[key]
            if stay:
                only["/Annots"] = Array(stay)
            else:
                del only["/Annots"]
        slim(single)
        single.save(path, object_stream_mode=ObjectStreamMode.generate, compress_streams=True)
