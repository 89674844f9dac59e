"""Keeps the English catalogue in step with the sentences of the code: `update` writes it, `missing` lists what it lacks."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
PO = ROOT / "translations" / "en" / "LC_MESSAGES" / "messages.po"
METHODS = [
    ("**/templates/**.html", "jinja2"),
    ("static/js/**.js", "tools.extract_js:extract"),
    ("**.py", "python"),
]
FOLDERS = (
    "core",
    "realtime",
    "roster",
    "meeting",
    "signin",
    "voting",
    "documents",
    "service",
    "minutes",
    "kiosk",
    "static/js",
)
HEADER = "# The English of the hall: a message's id is the Chinese sentence itself."
MADE = datetime(2026, 1, 1, tzinfo=UTC)
STEADY: dict[str, Any] = {
    "creation_date": MADE,
    "revision_date": MADE,
    "msgid_bugs_address": "",
    "last_translator": "",
    "language_team": "",
}
"""The same bytes for the same sentences."""

KEYWORDS = {
    "_": None,
    "gettext": None,
    "in_words": None,
    "sentence": None,
    "__init__": (2,),
    "Refused": (2,),
    "Fault": (2,),
    "Unreadable": (2,),
}


def sentences() -> Iterator[tuple[str, int, str]]:
    """Every sentence of the code that a reader may see: file, line, Chinese text."""
    for folder in FOLDERS:
        found = extract_from_dir(
            ROOT / folder,
            [(pattern.removeprefix("static/js/"), method) for pattern, method in METHODS],
            options_map={"**/templates/**.html": {"silent": "false"}},
            keywords=KEYWORDS,
        )
        for name, line, message, _comments, _context in found:
            if isinstance(message, str) and "belenios/" not in name:
                yield f"{folder}/{name}", line, message


def template() -> Catalog:
    """All sentences as an empty catalogue."""
    catalog = Catalog(charset="utf-8")
    for name, _line, message in sentences():
        catalog.add(message, locations=[(name, 0)])
    return catalog


def english() -> Catalog:
    """The English catalogue as it stands."""
    if not PO.exists():
        return Catalog("en", charset="utf-8")
    with PO.open("rb") as file:
        return read_po(file, locale="en")


def missing() -> list[str]:
    """Sentences that the English catalogue lacks."""
    have = english()
    return sorted({text for _n, _l, text in sentences() if not (entry := have.get(text)) or not entry.string})


def update() -> None:
    """Write the catalogue anew: new sentences empty, sentences that are gone left out."""
    have, wanted = english(), template()
    fresh = Catalog("en", header_comment=HEADER, project="congress-hall", charset="utf-8", fuzzy=False, **STEADY)
    for message in wanted:
        if message.id:
            known = have.get(message.id)
            fresh.add(message.id, known.string if known else "", locations=message.locations)
    PO.parent.mkdir(parents=True, exist_ok=True)
    with PO.open("wb") as file:
        write_po(file, fresh, sort_output=True, omit_header=False, width=0, include_lineno=False)


def compile_catalogue() -> None:
    """Write the .mo that the server reads."""
    with PO.with_suffix(".mo").open("wb") as file:
        write_mo(file, english())


if __name__ == "__main__":
    action = sys.argv[1] if len(sys.argv) > 1 else ""
    if action == "update":
        update()
    elif action == "compile":
        compile_catalogue()
    elif action == "missing":
        print("\n".join(missing()))
    else:
        sys.exit("usage: python -m tools.messages update|compile|missing")
