"""Office files become PDF by LibreOffice, where it is installed: without macros, network or what lies around it."""

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

from documents.intake.fonts import write_fonts
from documents.rules.faults import BadFile
from documents.rules.limits import CONVERSION

PROGRAMS = ("soffice", "libreoffice", "/usr/lib/libreoffice/program/soffice", "/opt/libreoffice/program/soffice")
FILTERS = {
    "docx": "writer_pdf_Export",
    "doc": "writer_pdf_Export",
    "odt": "writer_pdf_Export",
    "xlsx": "calc_pdf_Export",
    "xls": "calc_pdf_Export",
    "ods": "calc_pdf_Export",
    "pptx": "impress_pdf_Export",
    "ppt": "impress_pdf_Export",
    "odp": "impress_pdf_Export",
}
NOWHERE = "127.0.0.1"
PROFILE = f"""<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>{NOWHERE}</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>{NOWHERE}</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop></item>
</oor:items>
"""  # noqa: E501 - the form in which LibreOffice writes it
"""Macros, links that fetch and the network are off: what a file names elsewhere is not fetched."""


@cache
def office_program() -> Path | None:
    """The LibreOffice of this machine; None where there is none."""
    found = next((path for name in PROGRAMS if (path := shutil.which(name))), None)
    return None if found is None else Path(found)


def convert(source: Path, kind: str, folder: Path, seconds: float = CONVERSION) -> Path:
    """The PDF of an office file, made in `folder`; raises BadFile where there is no LibreOffice, or it fails or hangs."""
    program = office_program()
    if program is None:
        raise BadFile("document.no_office")
    desk = folder / "office"
    (desk / "profile" / "user").mkdir(parents=True)
    (desk / "profile" / "user" / "registrymodifications.xcu").write_text(PROFILE, encoding="utf-8")
    given = desk / f"document.{kind}"
    os.link(source, given)
    command = [
        str(program),
        f"-env:UserInstallation={(desk / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--nologo",
        "--nodefault",
        "--nolockcheck",
        "--nofirststartwizard",
        "--convert-to",
        f"pdf:{FILTERS[kind]}",
        "--outdir",
        str(desk),
        str(given),
    ]
    try:
        _run(command, desk, write_fonts(desk, source.parents[1]), seconds)
        made = desk / "document.pdf"
        if not made.is_file() or made.stat().st_size == 0:
            raise BadFile("document.conversion_failed")
        return made.replace(folder / "converted.pdf")
    finally:
        shutil.rmtree(desk, ignore_errors=True)


def _run(command: list[str], desk: Path, fonts: Path, seconds: float) -> None:
    """Run LibreOffice; what it started in turn ends with the process group of this process, see documents.intake.child."""
    environment = {
        "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
        "HOME": str(desk),
        "TMPDIR": str(desk),
        "LANG": "C.UTF-8",
        "FONTCONFIG_FILE": str(fonts),
        "SAL_USE_VCLPLUGIN": "svp",
        "http_proxy": f"http://{NOWHERE}:9",
        "https_proxy": f"http://{NOWHERE}:9",
    }
    nothing = subprocess.DEVNULL
    try:
        subprocess.run(
            command,
            cwd=desk,
            env=environment,
            stdin=nothing,
            stdout=nothing,
            stderr=nothing,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise BadFile("document.conversion_hung", seconds=int(seconds)) from error
