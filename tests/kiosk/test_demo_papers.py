"""The demo's documents are there to be read, from the first moment."""

from flask import Flask

from core.db import reading
from documents import files, store
from kiosk.demo.make import make_demo


def test_papers_of_all_kinds_lie_on_the_agenda(app: Flask) -> None:
    demo = make_demo(app.config["HALL"], deputies=9)
    with reading() as session:
        shelf = store.shelf_of(session, demo.meeting_id)
    found = [(one.document.title, one.document.label, one.document.state) for one in shelf]
    assert found == [
        ("政府工作报告", "会议文件之一", "published"),
        ("2027年区级重点民生实事项目票决办法（草案）", "会议文件之二", "published"),
        ("关于2027年区级重点民生实事候选项目的说明", "会议文件之三", "published"),
        ("关于召开区第十八届人民代表大会第四次会议的通知", "", "published"),
    ]
    report, rules, projects, notice = (one.current for one in shelf)
    assert report is not None
    assert rules is not None
    assert projects is not None
    assert notice is not None
    assert report.pages >= 18
    assert len(report.outline) == 17
    assert len(rules.outline) == 13
    assert [one.has_text for one in (report, rules, projects, notice)] == [True, True, True, False]
    assert files.page(report.id, report.pages).is_file()
    assert list((files.root() / "incoming").iterdir()) == []
