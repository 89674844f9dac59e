"""How each file of an archive is filed."""

import pytest

from minutes.rules.filing import FOREVER, THIRTY_YEARS, Filed, filed


@pytest.mark.parametrize(
    ("path", "how"),
    [
        ("agenda.json", Filed("会议议程", "议程", FOREVER)),
        ("attendance/02/attendance.pdf", Filed("第2次全体会议签到记录", "名单", FOREVER)),
        ("polls/03-关于决算的决议/report.pdf", Filed("关于决算的决议：结果", "表决结果", FOREVER)),
        ("polls/03-关于决算的决议/box.bel", Filed("关于决算的决议：过程材料", "表决过程", THIRTY_YEARS)),
        ("evaluations/01-建议办理/results.pdf", Filed("建议办理：测评结果", "测评结果", FOREVER)),
        ("minutes/minutes.docx", Filed("会议纪要", "纪要", FOREVER)),
        ("documents/001-政府工作报告/current/document.pdf", Filed("政府工作报告", "会议文件", FOREVER)),
        (
            "documents/001-政府工作报告/versions/1/original.docx",
            Filed("政府工作报告：历次版本和设置", "会议文件", THIRTY_YEARS),
        ),
        ("documents/readings.xlsx", Filed("文件发放与阅读记录", "登记", THIRTY_YEARS)),
        ("deliberation/brief.docx", Filed("分组审议意见", "审议意见", FOREVER)),
        ("strange.bin", Filed("strange.bin", "其他", FOREVER)),
    ],
)
def test_each_file_has_a_title_a_kind_and_a_period(path: str, how: Filed) -> None:
    assert filed(path) == how
