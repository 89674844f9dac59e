"""What the records make of the minutes' first draft."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from minutes.rules.draft import TO_FILL, Section, draft
from minutes.rules.facts import Decision, Discussed, Facts, Sat

ZONE = ZoneInfo("Asia/Shanghai")
NINE, NOON = datetime(2026, 11, 26, 1, 0, tzinfo=UTC), datetime(2026, 11, 26, 3, 40, tzinfo=UTC)
SAT = Sat(
    "第一次全体会议", "人大会议中心", NINE, NOON, ("王芳",), 29, 27,
    tuple(f"委员{n}" for n in range(27)), ("李娜",), ("赵强",), ("区长",), "符合法定人数。",
)  # fmt: skip
MOTION = Decision("关于批准决算的决议", "表决", "无记名电子表决", ("赞成26票，反对0票，弃权1票。", "通过。"))


def an_item(number: int = 1, depth: int = 0, label: str = "一", **more: Any) -> Discussed:
    rest: dict[str, Any] = {"reporter": "", "called": True} | more
    return Discussed(f"i{number}", depth, label, f"议程{number}", **rest)


def a_meeting(*items: Discussed, sittings: tuple[Sat, ...] = (SAT,), **more: Any) -> Facts:
    facts: dict[str, Any] = {"kind": "standing", "place": ""} | more
    return Facts(sittings=sittings, items=items, **facts)


def texts(facts: Facts) -> dict[str, str]:
    return {one.id: one.text for one in draft(facts, ZONE)}


def test_the_head_says_when_where_who() -> None:
    made = texts(a_meeting())
    assert made["time"] == "2026年11月26日09:00至11:40"
    assert made["place"] == "人大会议中心"
    assert made["chair"] == "王芳"
    lines = made["present"].split("\n")
    assert lines[0] == "应到常委会组成人员29名，实到27名，请假1名，缺席1名。符合法定人数。"
    assert lines[1].startswith("出席：委员0、委员1、")
    assert lines[2:] == ["请假：李娜", "缺席：赵强", "列席：区长"]


def test_what_the_records_do_not_know_is_left_to_be_filled_in() -> None:
    made = texts(a_meeting(sittings=()))
    assert [made[name] for name in ("time", "place", "chair", "present")] == [TO_FILL] * 4


def test_several_sittings_are_told_apart() -> None:
    second = Sat("第二次全体会议", "", NOON, None, (), 29, 20, (), (), (), ())
    made = texts(a_meeting(sittings=(SAT, second)))
    assert made["time"] == "第一次全体会议：2026年11月26日09:00至11:40\n第二次全体会议：2026年11月26日11:40"
    assert "第二次全体会议：应到常委会组成人员29名，实到20名。" in made["present"]


@pytest.mark.parametrize(
    ("item", "text"),
    [
        (an_item(), "会议进行了本项议程。"),
        (an_item(called=False), "本项议程未进行。"),
        (an_item(reporter="财政局局长周明"), "会议听取了财政局局长周明所作的报告。"),
        (
            an_item(reporter="周明", documents=("《决算报告》（会议文件之一）", "《审计报告》")),
            "会议听取了周明所作的报告，审议了《决算报告》（会议文件之一）、《审计报告》。",
        ),
        (an_item(documents=("《草案》",), speakers=("甲", "乙")), "会议审议了《草案》。\n甲、乙先后发言。"),
        (
            an_item(decisions=(MOTION,)),
            "会议以无记名电子表决方式对“关于批准决算的决议”进行了表决。赞成26票，反对0票，弃权1票。通过。",
        ),
        (
            an_item(decisions=(Decision("建议办理测评", "测评", "", ("城管局：满意。",)),)),
            "会议对“建议办理测评”进行了测评。城管局：满意。",
        ),
    ],
)
def test_an_item_tells_what_happened(item: Discussed, text: str) -> None:
    assert texts(a_meeting(item))["item:i1"] == text


def test_items_below_stand_under_their_item() -> None:
    top, below = an_item(1, called=False), an_item(2, 1, "（一）", reporter="周明")
    idle = an_item(3, 1, "（二）", called=False)
    section = next(one for one in draft(a_meeting(top, below, idle), ZONE) if one.id == "item:i1")
    assert section == Section("item:i1", "一、议程1", "（一）议程2\n会议听取了周明所作的报告。")


def test_decisions_on_no_item_are_not_lost() -> None:
    assert "关于批准决算的决议" in texts(a_meeting(loose=(MOTION,)))["loose"]
