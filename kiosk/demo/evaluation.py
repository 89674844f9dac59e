"""The demo's evaluation: how this year's livelihood projects were carried out, graded by all deputies in a secret vote."""

from core.db import Change
from meeting.actions.add_item import add_item
from voting.evaluations.actions.create_evaluation import EvaluationDraft, create_evaluation
from voting.evaluations.actions.prepare_polls import prepare_polls
from voting.rules.evaluation.form import Form
from voting.rules.evaluation.templates import TEMPLATES, with_subjects
from voting.rules.paper import Option
from voting.rules.ruleset import ruleset_named

TITLE = "2026年区级重点民生实事项目办理情况满意度测评"
PROJECTS = (
    ("老旧小区加装电梯一百二十部", "区住房城乡建委"),
    ("新建社区养老服务站十五个", "区民政局"),
    ("新增普惠性幼儿园学位九百个", "区教委"),
    ("打通断头路六条", "区交通局"),
    ("整治背街小巷三十条", "区城市管理局"),
    ("提升社区卫生服务中心八个", "区卫生健康委"),
)


def prepare_evaluation(tx: Change, meeting_id: str) -> None:
    """The evaluation on an agenda item of its own, its poll ready to be opened; the server keeps the key."""
    item = add_item(tx, meeting_id, TITLE, reporter="区人民政府副区长")
    template = next(one for one in TEMPLATES if one.name == "livelihood")
    subjects = tuple(
        Option(f"e{n}", n, title, unit=unit, subject=f"2026-{n}") for n, (title, unit) in enumerate(PROJECTS, 1)
    )
    form = Form(
        with_subjects(template, subjects, TITLE),
        ruleset_named(template.ruleset),
        template.groups,
        template.mode,
        copies=template.copies,
    )
    evaluation_id = create_evaluation(tx, meeting_id, EvaluationDraft(TITLE, form, item_id=item, keys="server"))
    prepare_polls(tx, evaluation_id)
