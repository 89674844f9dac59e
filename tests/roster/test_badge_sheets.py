"""Badges on paper: what each says, that its code holds the address, and that a whole congress is printed fast."""

import time
import xml.etree.ElementTree as ET
from datetime import UTC, datetime

import pytest
import qrcode
from qrcode.constants import ERROR_CORRECT_M

from roster.issued import IssuedBadge
from roster.reports.badges import badge_address, badge_sheets, qr_svg, role_label
from roster.store import RollInfo, RollMember

ROLL = RollInfo("r", "t", "plenary", "江北区第十九届人民代表大会第七次会议", None, None)
AT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def member(number: int, name: str = "王伟", roles: tuple[str, ...] = ("deputy",)) -> RollMember:
    return RollMember(
        f"p{number}", number, name, "男", "d", "第十二代表团", "某单位职员" * 12, "0123", f"{number}-1", roles, True
    )


def test_the_code_is_the_address_module_by_module() -> None:
    address = badge_address("https://192.168.1.10:8443/", "0123456789abcdefghjkmnpqrs")
    assert address == "https://192.168.1.10:8443/b#0123456789abcdefghjkmnpqrs"
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=4)
    code.add_data(address)
    code.make(fit=True)
    expected = {(x, y) for y, row in enumerate(code.get_matrix()) for x, dark in enumerate(row) if dark}
    path = ET.fromstring(qr_svg(address))[0].attrib["d"]
    drawn = set()
    for run in path.removeprefix("M").split("M"):
        place, _, rest = run.partition("h")
        x, y = map(int, place.split(" "))
        drawn |= {(x + step, y) for step in range(int(rest.partition("v")[0]))}
    assert drawn == expected


@pytest.mark.parametrize(
    ("kind", "roles", "label"),
    [
        ("plenary", ("deputy", "chair"), "代表"),
        ("plenary", ("attending",), "列席"),
        ("plenary", ("observer",), "旁听"),
        ("plenary", ("secretariat",), "工作人员"),
        ("plenary", ("committee",), "列席"),
        ("standing", ("deputy", "committee"), "常委会组成人员"),
    ],
)
def test_what_a_badge_calls_somebody(kind: str, roles: tuple[str, ...], label: str) -> None:
    assert role_label(kind, roles) == label


def test_two_hundred_and_thirteen_badges_in_a_few_seconds() -> None:
    names = ["王𬭎", "𠮷田", "阿卜杜热西提·阿卜杜克热木·吐尔逊巴依", "李", "王\ue123"]
    badges = [IssuedBadge(member(n, names[n % 5]), f"{n:026}", str(n)) for n in range(213)]
    started = time.process_time()
    made = badge_sheets(ROLL, badges, "https://hall.local", AT)
    assert time.process_time() - started < 5  # of the processor, whatever else runs
    assert "\ue123" in made.missing
