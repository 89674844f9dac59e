"""The demo's documents: a government report, an account of the projects, a draft of the rules, and a scanned notice."""

import hashlib
import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

from PIL import Image

from core.clock import now
from core.db import Change
from core.ids import new_id
from core.reports.compile import compile_pdf
from documents import files
from documents.actions.add_document import add_document
from documents.actions.edit_document import Edit, edit_document
from documents.actions.publish_documents import publish_documents
from documents.actions.settle_version import settle_version
from documents.incoming import Received
from documents.intake.making import Made, make
from documents.store import versions_of
from kiosk.demo.projects import PROJECTS
from meeting.rules.agenda import chinese_number
from meeting.store import agenda_of

HERE = Path(__file__).parent
TEMPLATE = HERE / "paper.typ"
_REPORT = tuple(line.split("\t") for line in (HERE / "report.tsv").read_text(encoding="utf-8").splitlines())
RULES = (
    "为了规范2027年区级重点民生实事项目人大代表票决工作，根据有关法律规定，结合本区实际，制定本办法。",
    "票决在区第十八届人民代表大会第四次会议全体会议上进行，由大会主席团主持。",
    "区人民政府提出候选项目20项，由代表从中选择13项。",
    "票决采用无记名投票方式，使用会议系统的平板电脑进行；系统不能使用时，采用纸质票。",
    "出席会议的代表超过全体代表的三分之二，始得进行票决。",
    "代表对候选项目可以表示赞成，也可以不选；所选项目等于或者少于应选数的为有效票，多于应选数的为无效票。",
    "投票期间代表可以修改所选项目，以最后一次提交为准；投票结束后不得更改。",
    "大会设总监票人1名、监票人若干名，由主席团在代表中提名，经大会通过，对发票、投票、计票全过程进行监督。",
    "候选项目获得全体代表过半数赞成的，始得入选；过半数的项目多于应选数时，以得票多的入选。",
    "得票相等不能确定入选项目时，就得票相等的项目再次投票，以得票多的入选。",
    "票决结果由总监票人报告主席团，由大会执行主席当场宣布。",
    "票决通过的项目由区人民政府组织实施，区人大常委会监督；确需调整的，由区人民政府提请区人大常委会审议决定。",
    "本办法经大会通过后施行。",
)


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of the demo: the part of an agenda item's title on which it lies, its settings, and its content."""

    item: str
    title: str
    by: str
    chapters: tuple[tuple[str, tuple[str, ...]], ...]
    opening: tuple[str, ...] = ()
    scanned: bool = False
    settings: Edit = field(default_factory=Edit)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A paper with its pages made, in a folder, ready to be put on the agenda."""

    paper: Paper
    file: Received
    folder: Path
    made: Made


def prepare_papers() -> list[Prepared]:
    """Set the papers and make their pages, before anything is written to the database."""
    return [_prepared(paper) for paper in _papers()]


def lay_out(tx: Change, meeting_id: str, prepared: Iterable[Prepared]) -> None:
    """Put the papers on the agenda, published."""
    items = agenda_of(tx.session, meeting_id)
    laid = []
    for one in prepared:
        item_id = next((item.id for item in items if one.paper.item and one.paper.item in item.title), None)
        document_id = add_document(tx, meeting_id, one.file, item_id, title=one.paper.title)
        edit_document(tx, document_id, one.paper.settings)
        version_id = versions_of(tx.session, document_id)[0].id
        files.keep_pages(one.folder, version_id)
        settle_version(tx, version_id, one.made)
        laid.append(document_id)
    publish_documents(tx, meeting_id, laid)


def _papers() -> tuple[Paper, ...]:
    return (
        Paper(
            "区人民政府工作报告",
            "政府工作报告",
            "重庆市江北区人民政府",
            tuple(_report()),
            ("各位代表：", "现在，我代表区人民政府，向大会报告工作，请予审议，并请区政协委员和其他列席人员提出意见。"),
            settings=Edit(may_download=True, may_print=True),
        ),
        Paper(
            "票决办法",
            "2027年区级重点民生实事项目票决办法（草案）",
            "大会主席团",
            tuple((f"第{chinese_number(place)}条", (text,)) for place, text in enumerate(RULES, start=1)),
            settings=Edit(must_sign=True),
        ),
        Paper(
            "票决2027年",
            "关于2027年区级重点民生实事候选项目的说明",
            "重庆市江北区人民政府",
            tuple(
                (
                    f"{place}、{one.title}",
                    (one.description, f"责任单位：{one.unit}。总投资：{one.investment}。完成时限：{one.due}。"),
                )
                for place, one in enumerate(PROJECTS, start=1)
            ),
            settings=Edit(secrecy="internal", opens="called"),
        ),
        Paper(
            "",
            "关于召开区第十八届人民代表大会第四次会议的通知",
            "（扫描件）",
            (("会议须知", ("请各位代表按时到会，妥善保管会议文件，遵守会场纪律，不得拍摄、外传会议材料。",) * 3),),
            scanned=True,
        ),
    )


def _report() -> Iterable[tuple[str, tuple[str, ...]]]:
    """The chapters of the report: what was done in each field, how, and with what result."""
    for place, (part, rows) in enumerate(groupby(_REPORT, key=lambda row: row[0]), start=1):
        for number, (_, title, how, result) in enumerate(rows, start=1):
            head = f"{chinese_number(place)}、{part}（{chinese_number(number)}）{title}"
            topics = [clause for clause in result.replace("，", "、").split("、") if clause]
            yield (
                head,
                (
                    f"{title}。{how}，{result}。",
                    *(f"围绕“{topic}”，细化工作方案，明确责任单位和完成时限，建立月调度、季通报、年考核的闭环机制，"
                      f"加强要素保障和督促检查，推动各项任务落地见效。{how}，及时回应代表和群众关切，"
                      "把好事办好、实事办实。" for topic in topics),
                ),
            )  # fmt: skip


def _prepared(paper: Paper) -> Prepared:
    data = {
        "title": paper.title,
        "by": paper.by,
        "opening": list(paper.opening),
        "chapters": [{"title": title, "paragraphs": list(paragraphs)} for title, paragraphs in paper.chapters],
    }
    content = compile_pdf(TEMPLATE, data, timestamp=now())
    kind = "pdf"
    if paper.scanned:
        content, kind = _scan(content), "jpeg"
    path = files.incoming()
    path.write_bytes(content)
    name = f"{paper.title}.{'jpg' if kind == 'jpeg' else kind}"
    file = Received(path, name, len(content), hashlib.sha256(content).hexdigest(), kind)
    folder = path.with_name(new_id())
    return Prepared(paper, file, folder, make(path, kind, folder, lambda _: None))


def _scan(pdf: bytes) -> bytes:
    """The first page as a scanner sees it: grey, a little askew, with specks."""
    import pypdfium2

    document: Any = pypdfium2.PdfDocument(pdf)
    page = document[0].render(scale=1.6).to_pil().convert("L").rotate(0.4, fillcolor=250)
    document.close()
    specks = Image.effect_noise(page.size, 24).point(lambda value: 255 if value < 190 else 225)
    target = io.BytesIO()
    Image.composite(page, specks, page.point(lambda value: 255 if value < 200 else 0)).save(target, "JPEG", quality=70)
    return target.getvalue()
