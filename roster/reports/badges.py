"""Sets badges for printing: the only place where their secrets are ever written."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import qrcode
from qrcode.constants import ERROR_CORRECT_M

from core.reports import Compiled, compile_report
from roster.issued import IssuedBadge
from roster.rules.roles import LABELS, VOTING, WITHOUT_VOTE, band
from roster.store import RollInfo, RollMember

TEMPLATE = Path(__file__).parent / "badges.typ"
STAFF = ("chair", "chief_scrutineer", "scrutineer", "secretariat")


def badge_sheets(roll: RollInfo, badges: Sequence[IssuedBadge], address: str, at: datetime) -> Compiled:
    """The PDF, eight badges to a page; `address` is the hall's (https://hall.local), without a slash at its end."""
    data = {
        "title": roll.title,
        "badges": [_badge(one.member, roll.kind, badge_address(address, one.secret)) for one in badges],
    }
    return compile_report(TEMPLATE, data, timestamp=at, pdf_a=False)


def badge_address(address: str, secret: str) -> str:
    """What the QR code holds; the secret is in the fragment, which no server and no log ever sees."""
    return f"{address.rstrip('/')}/b#{secret}"


def role_label(kind: str, roles: Sequence[str]) -> str:
    """What the badge calls somebody: the role that gives the vote, else the one that says why they are here."""
    if VOTING[kind] in roles and not WITHOUT_VOTE & set(roles):
        return LABELS[VOTING[kind]]
    first = next((role for role in ("attending", "observer", *STAFF) if role in roles), "attending")
    return LABELS[first]


def qr_svg(text: str) -> str:
    """The QR code as SVG: one path, a run of dark modules to a rectangle, with the quiet zone of four modules."""
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=4)
    code.add_data(text)
    code.make(fit=True)
    matrix: list[list[bool]] = code.get_matrix()
    runs = [run for y, row in enumerate(matrix) for run in _runs(row, y)]
    size = len(matrix)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" shape-rendering="crispEdges">'
        f'<path fill="#000" d="{"".join(runs)}"/></svg>'
    )


def _runs(row: Sequence[bool], y: int) -> list[str]:
    runs, start = [], None
    for x, dark in enumerate([*row, False]):
        if dark and start is None:
            start = x
        elif not dark and start is not None:
            runs.append(f"M{start} {y}h{x - start}v1h-{x - start}z")
            start = None
    return runs


def _badge(member: RollMember, kind: str, address: str) -> dict[str, str]:
    row, _, place = (member.seat or "").partition("-")
    return {
        "name": member.name,
        "role": role_label(kind, member.roles),
        "band": band(kind, member.roles),
        "delegation": member.delegation,
        "post": member.post,
        "seat": f"{row}排{place}座" if place else row,
        "number": f"{member.number:03}",
        "qr": qr_svg(address),
    }
