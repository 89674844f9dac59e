"""The order of the brief."""

from documents.deliberation.rules.brief import Line, Said, brief_of

ITEMS, DELEGATIONS = ["政府工作报告", "预算报告"], ["甲团", "乙团"]
SAID = [
    Said("预算报告", "", "乙团", "王五", "opinion", "二"),
    Said("", "", "", "", "other", "三"),
    Said("政府工作报告", "办法（草案）", "乙团", "王五", "suggestion", "四"),
    Said("政府工作报告", "", "甲团", "张三", "suggestion", "五"),
    Said("政府工作报告", "", "", "李四", "opinion", "六"),
]


def test_by_item_and_kind() -> None:
    brief = brief_of(SAID, "kind", ITEMS, DELEGATIONS)
    assert [(one.title, one.count) for one in brief.sections] == [("政府工作报告", 3), ("预算报告", 1), ("其他方面", 1)]
    assert [[group.title for group in one.groups] for one in brief.sections] == [["意见", "建议"], ["意见"], ["其他"]]
    assert brief.sections[0].groups[1].lines == (
        Line("关于《办法（草案）》：四", "乙团，王五"),
        Line("五", "甲团，张三"),
    )
    assert brief.sections[2].groups[0].lines == (Line("三", ""),)
    assert (brief.count, brief.suggestions, brief.delegations) == (5, 2, 2)


def test_by_item_and_delegation() -> None:
    brief = brief_of(SAID, "delegation", ITEMS, DELEGATIONS)
    assert [group.title for group in brief.sections[0].groups] == ["甲团", "乙团", "未注明代表团"]
    assert brief.sections[0].groups[0].lines == (Line("五", "张三，建议"),)
    assert brief.sections[0].groups[2].lines == (Line("六", "李四，意见"),)


def test_nothing_said() -> None:
    assert brief_of([], "kind", ITEMS, DELEGATIONS).sections == ()
