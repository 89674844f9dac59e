"""Office files become PDF by LibreOffice, where it is installed."""

import shutil
from functools import cache
from pathlib import Path

PROGRAMS = ("soffice", "libreoffice", "/usr/lib/libreoffice/program/soffice", "/opt/libreoffice/program/soffice")


@cache
def office_program() -> Path | None:
    """The LibreOffice of this machine; None where there is none."""
    found = next((path for name in PROGRAMS if (path := shutil.which(name))), None)
    return None if found is None else Path(found)
