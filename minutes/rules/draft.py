"""A first draft of the minutes (会议纪要) from the records: sections of plain Chinese, for the secretariat to edit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from minutes.rules.facts import Decision, Discussed, Facts, Sat

MEMBERS = {
    "plenary": "代表",
    "standing": "常委会组成人员",
    "chairpersons": "主任会议组成人员",
    "presidium": "主席团成员",
}
"""Kind of meeting → what those with a vote are called."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the minutes; `id` stays the same from draft to draft, paragraphs are separated by a line break."""

    id: str
    heading: str
    text: str


def draft(facts: Facts, zone: tzinfo) -> list[Section]:
    """The minutes as the records suggest them; times are told in `zone`.

    What the records do not know (who presided, where) is left as 〔待补〕 for the secretariat to see.
    """
    parts = [
        Section("time", "时间", _times(facts, zone)),
        Section("place", "地点", _places(facts)),
        Section("chair", "主持人", _chairs(facts)),
        Section("present", "出席情况", _attendance(facts)),
        *(_item(top, below, zone) for top, below in _families(facts.items)),
    ]
    if facts.loose:
        parts.append(Section("loose", "其他表决事项", _lines(map(_decision, facts.loose))))
    return parts


TO_FILL = "〔待补〕"


def _times(facts: Facts, zone: tzinfo) -> str:
    held = [one for one in facts.sittings if one.opened_at is not None]
    if not held:
        return TO_FILL
    if len(held) == 1:
        return _span(held[0].opened_at, held[0].closed_at, zone)
    return _lines(f"{one.title}：{_span(one.opened_at, one.closed_at, zone)}" for one in held)


def _span(start: datetime | None, end: datetime | None, zone: tzinfo) -> str:
    if start is None:
        return TO_FILL
    began = start.astimezone(zone)
    text = f"{_day(began)}{began:%H:%M}"
    if end is None:
        return text
    ended = end.astimezone(zone)
    return f"{text}至{ended:%H:%M}" if ended.date() == began.date() else f"{text}至{_day(ended)}{ended:%H:%M}"


def _day(at: datetime) -> str:
    return f"{at.year}年{at.month}月{at.day}日"


def _places(facts: Facts) -> str:
    places = list(dict.fromkeys(one.place or facts.place for one in facts.sittings if one.place or facts.place))
    return "、".join(places) or facts.place or TO_FILL


def _chairs(facts: Facts) -> str:
    names = list(dict.fromkeys(name for one in facts.sittings for name in one.chairs))
    return "、".join(names) or TO_FILL


def _attendance(facts: Facts) -> str:
    held = [one for one in facts.sittings if one.opened_at is not None]
    if not held:
        return TO_FILL
    who = MEMBERS[facts.kind]
    several = len(held) > 1
    return _lines(line for one in held for line in _came(one, who, several=several))


def _came(one: Sat, who: str, *, several: bool) -> Iterable[str]:
    head = f"{one.title}：" if several else ""
    yield f"{head}应到{who}{one.expected}名，实到{one.present}名{_away(one)}。{one.quorum}"
    for label, names in (
        ("出席", one.present_names),
        ("请假", one.leave),
        ("缺席", one.absent),
        ("列席", one.guests),
    ):
        if names:
            yield f"{label}：{'、'.join(names)}"


def _away(one: Sat) -> str:
    parts = [f"{word}{len(names)}名" for word, names in (("请假", one.leave), ("缺席", one.absent)) if names]
    return "".join(f"，{part}" for part in parts)


def _families(items: Sequence[Discussed]) -> list[tuple[Discussed, list[Discussed]]]:
    """Items of the top with those below them, in the order of the agenda."""
    found: list[tuple[Discussed, list[Discussed]]] = []
    for item in items:
        if item.depth == 0 or not found:
            found.append((item, []))
        else:
            found[-1][1].append(item)
    return found


def _item(top: Discussed, below: Sequence[Discussed], zone: tzinfo) -> Section:
    parts = [*_happened(top)]
    for item in below:
        own = list(_happened(item))
        if own:
            parts.append(f"{item.label}{'' if item.label.startswith('（') else '．'}{item.title}")
            parts += own
    text = _lines(parts) or "本项议程未进行。"
    return Section(f"item:{top.id}", f"{top.label}、{top.title}", text)


def _happened(item: Discussed) -> Iterable[str]:
    """What was heard, said and decided; nothing for an item that the hall never came to."""
    if not item.called and not item.decisions:
        return
    papers = f"审议了{'、'.join(item.documents)}" if item.documents else ""
    if item.reporter:
        yield f"会议听取了{item.reporter}所作的报告{f'，{papers}' if papers else ''}。"
    elif papers:
        yield f"会议{papers}。"
    elif not item.decisions:
        yield "会议进行了本项议程。"
    if item.speakers:
        yield f"{'、'.join(item.speakers)}先后发言。"
    yield from map(_decision, item.decisions)


def _decision(one: Decision) -> str:
    way = f"以{one.way}方式" if one.way else ""
    return f"会议{way}对“{one.title}”进行了{one.deed}。{''.join(one.words)}"


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(part for part in parts if part)
