"""The metadata: one entity a file, who acted, the steps of the meeting; readable by any XML reader."""

from datetime import UTC, datetime
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

from core.journal.rules import Entry
from minutes.metadata import REMARK, Part, Whole, metadata_xml

AT = datetime(2026, 11, 26, 1, 0, tzinfo=UTC)
WHOLE = Whole("m1", "区人大常委会第三十次会议<\x0b>", "区第十八届人大", AT, AT)
ENTRIES = [
    Entry("meeting:m1", 1, AT.isoformat(), "account:a", "执行主席", "sitting.opened", "s", {"title": "第一次"}, "", ""),
    Entry("meeting:m1", 2, AT.isoformat(), "account:a", "执行主席", "stage.moved", "m1", {}, "", ""),
    Entry("meeting:m1", 3, AT.isoformat(), "account:b", "秘书处", "minutes.finished", "m1", {}, "", ""),
]


def test_the_metadata_tells_of_files_people_and_deeds() -> None:
    made = metadata_xml(
        WHOLE, [Part("agenda.json", 12), Part("minutes/minutes.pdf", 3)], ENTRIES, ZoneInfo("Asia/Shanghai")
    )
    root = ET.fromstring(made)
    assert root.attrib["说明"] == REMARK
    assert root.findtext("内容描述/题名") == "区人大常委会第三十次会议<>"
    files = root.findall("文件实体块/文件实体")
    assert [one.findtext("电子属性/计算机文件名") for one in files] == ["agenda.json", "minutes/minutes.pdf"]
    assert [one.findtext("档号/保管期限") for one in files] == ["永久", "永久"]
    assert [one.findtext("档号/年度") for one in files] == ["2026", "2026"]
    assert files[1].findtext("电子属性/格式信息") == "PDF"
    assert [one.text for one in root.findall("机构人员实体块/机构人员实体/机构人员名称")] == ["执行主席", "秘书处"]
    deeds = root.findall("业务实体块/业务实体")
    assert [one.findtext("业务行为") for one in deeds] == ["宣布开会", "纪要定稿"]
    assert deeds[0].findtext("行为时间") == "2026-11-26T09:00:00+08:00"
