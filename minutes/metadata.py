"""metadata.xml: what an archivist asks of each file of the archive.

Names and order of the elements are modelled on DA/T 46-2009 (文书类电子文件元数据方案) as far as it is known to us; no
conformance is claimed, and the file says so.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import PurePosixPath
from xml.etree import ElementTree as ET

from core.journal.rules import Entry
from minutes.rules.filing import filed

REMARK = "元素名称参照 DA/T 46-2009、DA/T 48-2009，供移交时转换使用；未作符合性声明。"
FORMATS = {
    ".pdf": "PDF",
    ".json": "JSON",
    ".jsonl": "JSON Lines",
    ".xlsx": "OOXML 电子表格",
    ".docx": "OOXML 文档",
    ".bel": "Belenios 票箱",
}
DEEDS = {
    "meeting.started": "召开会议",
    "sitting.opened": "宣布开会",
    "sitting.closed": "宣布休会",
    "poll.opened": "开始表决",
    "poll.closed": "结束表决",
    "poll.shown": "公布结果",
    "evaluation.announced": "公布测评结果",
    "minutes.finished": "纪要定稿",
    "meeting.ended": "闭会",
}
"""Entries of the journal that are told as 业务实体."""


@dataclass(frozen=True, slots=True)
class Whole:
    """The meeting that is filed; `unit` is the 立档单位."""

    meeting_id: str
    title: str
    unit: str
    started_at: datetime | None
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class Part:
    """A file of the archive, its size in bytes."""

    path: str
    size: int


def metadata_xml(whole: Whole, parts: Iterable[Part], journal: Iterable[Entry], zone: tzinfo) -> bytes:
    """The metadata of all files, of who acted, and of the steps of the meeting."""
    root = ET.Element("会议档案元数据", {"说明": REMARK})
    _add(root, "聚合层次", "案卷")
    _add(_add(root, "来源"), "立档单位名称", whole.unit)
    about = _add(root, "内容描述")
    _add(about, "题名", whole.title)
    _add(about, "日期", _span(whole, zone))
    files = _add(root, "文件实体块")
    for number, part in enumerate(parts, start=1):
        _file(files, whole, part, number, zone)
    entries = [entry for entry in journal if entry.action in DEEDS]
    people = _add(root, "机构人员实体块")
    for name in dict.fromkeys(entry.actor_name for entry in entries):
        _add(_add(people, "机构人员实体"), "机构人员名称", name)
    deeds = _add(root, "业务实体块")
    for entry in entries:
        _deed(deeds, entry, zone)
    ET.indent(root, " ")
    text: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _file(files: ET.Element, whole: Whole, part: Part, number: int, zone: tzinfo) -> None:
    path = PurePosixPath(part.path)
    how = filed(part.path)
    entity = _add(files, "文件实体")
    _add(entity, "聚合层次", "件")
    _add(entity, "电子文件号", f"{whole.meeting_id}-{number:04}")
    code = _add(entity, "档号")
    _add(code, "年度", _year(whole, zone))
    _add(code, "保管期限", how.retention)
    _add(code, "件号", str(number))
    content = _add(entity, "内容描述")
    _add(content, "题名", how.title)
    _add(content, "责任者", whole.unit)
    _add(content, "文种", how.kind)
    form = _add(entity, "形式特征")
    _add(form, "语种", "汉语")
    attributes = _add(entity, "电子属性")
    _add(attributes, "格式信息", FORMATS.get(path.suffix.lower(), path.suffix.removeprefix(".").upper()))
    _add(attributes, "计算机文件名", part.path)
    _add(attributes, "计算机文件大小", str(part.size))
    _add(entity, "数字签名", "见 manifest.json 与 manifest.sig")


def _deed(deeds: ET.Element, entry: Entry, zone: tzinfo) -> None:
    deed = _add(deeds, "业务实体")
    _add(deed, "业务状态", "历史行为")
    _add(deed, "业务行为", DEEDS[entry.action])
    _add(deed, "行为时间", datetime.fromisoformat(entry.at).astimezone(zone).isoformat(timespec="seconds"))
    _add(deed, "行为者", entry.actor_name)
    _add(deed, "行为描述", str(entry.data.get("title", "")))


def _add(parent: ET.Element, name: str, text: str = "") -> ET.Element:
    element = ET.SubElement(parent, name)
    element.text = _storable(text) or None
    return element


def _storable(text: str) -> str:
    """The text without the characters that XML 1.0 cannot hold."""
    return "".join(char for char in text if char in "\t\n\r" or (char >= " " and char not in "\ufffe\uffff"))


def _span(whole: Whole, zone: tzinfo) -> str:
    days = [at.astimezone(zone).date().isoformat() for at in (whole.started_at, whole.ended_at) if at is not None]
    return "/".join(dict.fromkeys(days))


def _year(whole: Whole, zone: tzinfo) -> str:
    at = whole.started_at or whole.ended_at
    return "" if at is None else str(at.astimezone(zone).year)
