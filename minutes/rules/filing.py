"""How long each file of a meeting's archive is kept, and what kind of paper it is."""

import re
from dataclasses import dataclass

FOREVER, THIRTY_YEARS = "永久", "30年"
"""保管期限: lists, agenda, reports, results, resolutions, minutes for ever; papers of preparation and process 30 years."""


@dataclass(frozen=True, slots=True)
class Filed:
    """How a file is filed: its title, kind of paper (文种) and retention period."""

    title: str
    kind: str
    retention: str


RULES: tuple[tuple[str, str, str, str], ...] = (
    (r"meeting\.json", "会议基本情况", "名单", FOREVER),
    (r"roster\.json", "与会人员名册", "名单", FOREVER),
    (r"agenda\.json", "会议议程", "议程", FOREVER),
    (r"attendance/(\d+)/.*", "第{0}次全体会议签到记录", "名单", FOREVER),
    (r"polls/result\.schema\.json", "表决结果的数据格式", "说明", FOREVER),
    (r"polls/\d+-([^/]+)/(?:result\.|report).*", "{0}：结果", "表决结果", FOREVER),
    (r"polls/\d+-([^/]+)/.*", "{0}：过程材料", "表决过程", THIRTY_YEARS),
    (r"evaluations/\d+-([^/]+)/.*", "{0}：测评结果", "测评结果", FOREVER),
    (r"minutes/.*", "会议纪要", "纪要", FOREVER),
    (r"documents/\d+-([^/]+)/(?:current|attachments)/.*", "{0}", "会议文件", FOREVER),
    (r"documents/\d+-([^/]+)/.*", "{0}：历次版本和设置", "会议文件", THIRTY_YEARS),
    (r"documents/.*", "文件发放与阅读记录", "登记", THIRTY_YEARS),
    (r"deliberation/.*", "分组审议意见", "审议意见", FOREVER),
    (r"service/.*", "会务通知记录", "登记", THIRTY_YEARS),
)
"""Path within the archive → title, kind, retention; the first that fits."""


def filed(path: str) -> Filed:
    """How the file at this path of the archive is filed; what no rule knows is kept for ever."""
    for pattern, title, kind, retention in RULES:
        found = re.fullmatch(pattern, path)
        if found:
            return Filed(title.format(*(_plain(group) for group in found.groups())), kind, retention)
    return Filed(path, "其他", FOREVER)


def _plain(group: str) -> str:
    """01 as 1."""
    return str(int(group)) if group.isdecimal() else group
