"""Takes out of a PDF what acts by itself, leads out of the hall or hides files; what is seen stays."""

from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, Pdf

HARMLESS = frozenset({"/GoTo", "/Named"})
"""Actions that stay within the document."""

MEDIA = frozenset({"/Screen", "/Movie", "/Sound", "/RichMedia", "/3D"})
KINDS = ("repaired", "javascript", "actions", "files", "forms", "links", "media")
"""What may be told of a cleaning, in the order in which it is told."""


def clean(pdf: Pdf) -> tuple[str, ...]:
    """Clean the PDF in place; what was taken out, in the order of KINDS."""
    found: set[str] = set()
    _clean_root(pdf, found)
    _clean_forms(pdf, found)
    for page in pdf.pages:
        if "/AA" in page.obj:
            del page.obj["/AA"]
            found.add("actions")
        _clean_annotations(page.obj, found)
    for key in ("/Author", "/Creator", "/Producer", "/Company", "/Manager", "/Keywords", "/Subject"):
        if key in pdf.docinfo:
            del pdf.docinfo[key]
    return tuple(kind for kind in KINDS if kind in found)


def _clean_root(pdf: Pdf, found: set[str]) -> None:
    root = pdf.Root
    action = root.get("/OpenAction")
    if isinstance(action, Dictionary):
        found |= _told_of(action)
    for key, kind in (
        ("/OpenAction", ""),
        ("/AA", "actions"),
        ("/AF", "files"),
        ("/Collection", "files"),
        ("/URI", ""),
        ("/Metadata", ""),
        ("/PieceInfo", ""),
        ("/Threads", ""),
    ):
        if key in root:
            del root[key]
            found |= {kind} - {""}
    names = root.get("/Names")
    if isinstance(names, Dictionary):
        for key, kind in (("/JavaScript", "javascript"), ("/EmbeddedFiles", "files"), ("/Renditions", "media")):
            if key in names:
                del names[key]
                found.add(kind)
    for item in _outline_items(pdf):
        if isinstance(action := item.get("/A"), Dictionary) and str(action.get("/S")) not in HARMLESS:
            del item["/A"]
            found |= _told_of(action)


def _outline_items(pdf: Pdf) -> Iterator[Any]:
    """Every heading of the outline, once, however its links run."""
    outlines = pdf.Root.get("/Outlines")
    waiting = [outlines.get("/First")] if isinstance(outlines, Dictionary) else []
    seen: set[tuple[int, int]] = set()
    while waiting:
        item = waiting.pop()
        if not isinstance(item, Dictionary) or (item.is_indirect and item.objgen in seen):
            continue
        seen.add(item.objgen)
        waiting += [item.get("/Next"), item.get("/First")]
        yield item


def _clean_forms(pdf: Pdf, found: set[str]) -> None:
    """Forms become part of the pages, as they are filled in, and their scripts go."""
    form = pdf.Root.get("/AcroForm")
    if form is None:
        return
    if isinstance(form, Dictionary) and ("/XFA" in form or len(_array(form.get("/Fields"))) > 0):
        found.add("forms")
        if any(_is_script(each) for each in _actions_of_fields(pdf)):
            found.add("javascript")
        _flatten(pdf)
    if "/AcroForm" in pdf.Root:
        del pdf.Root["/AcroForm"]


def _flatten(pdf: Pdf) -> None:
    for step in (pdf.generate_appearance_streams, lambda: pdf.flatten_annotations("screen")):
        try:
            step()
        except (pikepdf.PdfError, RuntimeError, ValueError):
            continue


def _actions_of_fields(pdf: Pdf) -> Iterator[Any]:
    for page in pdf.pages:
        for annotation in _array(page.obj.get("/Annots")):
            if isinstance(annotation, Dictionary):
                yield annotation.get("/A")
                extra = annotation.get("/AA")
                if isinstance(extra, Dictionary):
                    yield from (extra.get(key) for key in extra.keys())  # noqa: SIM118 - a pikepdf dictionary


def _clean_annotations(page: Any, found: set[str]) -> None:
    annotations = page.get("/Annots")
    if annotations is None:
        return
    kept = [one for one in _array(annotations) if isinstance(one, Dictionary) and _keep(one, found)]
    if kept:
        page["/Annots"] = pikepdf.Array(kept)
    else:
        del page["/Annots"]


def _keep(annotation: Any, found: set[str]) -> bool:
    """Whether an annotation stays, without what it does."""
    subtype = str(annotation.get("/Subtype"))
    if subtype in MEDIA:
        found.add("media")
        return False
    if subtype == "/FileAttachment":
        found.add("files")
        return False
    if "/AA" in annotation:
        del annotation["/AA"]
        found.add("actions")
    action = annotation.get("/A")
    if isinstance(action, Dictionary) and (str(action.get("/S")) not in HARMLESS or "/Next" in action):
        found |= _told_of(action)
        del annotation["/A"]
        return subtype != "/Link"
    return True


def _told_of(action: Any) -> set[str]:
    kind = str(action.get("/S"))
    if kind in HARMLESS:
        return {"actions"} if "/Next" in action else set()
    return {{"/JavaScript": "javascript", "/URI": "links", "/GoToR": "links", "/GoToE": "files"}.get(kind, "actions")}


def _is_script(action: Any) -> bool:
    return isinstance(action, Dictionary) and action.get("/S") == Name.JavaScript


def _array(value: Any) -> list[Any]:
    return list(value) if isinstance(value, pikepdf.Array) else []
