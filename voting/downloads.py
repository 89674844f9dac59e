"""The JSON views that give results as files and take lists of projects."""

from dataclasses import dataclass
from typing import Any

from werkzeug.datastructures import FileStorage, MultiDict

from core.actor import Actor
from core.db import reading
from core.errors import Refused
from core.sheets import read_table
from core.web.languages import hall_zone, in_words
from core.web.media import PDF, XLSX
from core.web.views import Download
from roster import may
from voting import document as documents
from voting.archive import plain_name
from voting.document import ResultDocument
from voting.documents import access_document, document_json
from voting.option_sheet import OptionRow, options_template, read_options
from voting.report import result_pdf, result_xlsx
from voting.views import views


@views.get("/polls/<poll_id>/report.pdf", who=may.chair, returns=Download)
def report_pdf(actor: Actor, poll_id: str) -> Download:
    """The result to sign and file, as PDF/A."""
    document = _document(actor, poll_id)
    return Download(result_pdf(document, zone=hall_zone()), _filename(document, "pdf"), PDF)


@views.get("/polls/<poll_id>/report.xlsx", who=may.chair, returns=Download)
def report_xlsx(actor: Actor, poll_id: str) -> Download:
    """The result as a workbook: summary, counts, votes by name and by delegation."""
    document = _document(actor, poll_id)
    return Download(result_xlsx(document, zone=hall_zone()), _filename(document, "xlsx"), XLSX)


@views.get("/polls/<poll_id>/report.json", who=may.chair, returns=Download)
def report_json(actor: Actor, poll_id: str) -> Download:
    """The result as JSON; its schema is at /schemas/result.json."""
    document = _document(actor, poll_id)
    return Download(document_json(document), _filename(document, "json"), "application/json")


@views.get("/schemas/result.json", who=may.anyone, returns=dict[str, Any])
def result_schema(actor: Actor) -> dict[str, Any]:
    """The JSON Schema of results."""
    return documents.result_schema()


@views.get("/poll-options/template.xlsx", who=may.secretariat, returns=Download)
def option_template(actor: Actor) -> Download:
    """An empty table of projects, ready to be filled."""
    return Download(options_template(), "候选项目模板.xlsx", XLSX)


@dataclass(frozen=True, slots=True)
class RowFault:
    """A row of a table that was left out, and why."""

    row: int
    message: str


@dataclass(frozen=True, slots=True)
class ReadTable:
    """The projects of a table, and the rows that were left out."""

    options: list[OptionRow]
    faults: list[RowFault]


@views.post("/poll-options", who=may.secretariat, returns=ReadTable, upload=True)
def read_option_table(actor: Actor, files: MultiDict[str, FileStorage]) -> ReadTable:
    """Read a table of projects (field `file`, xlsx or csv) for the editor; nothing is written."""
    file = files.get("file")
    if file is None:
        raise Refused("options.no_file", "请选择要导入的表格文件", status=400)
    read = read_options(read_table(file.filename or "", file.read()))
    faults = [RowFault(f.row, in_words(f.why.message, dict(f.why.params))) for f in read.faults]
    return ReadTable(read.options, faults)


def _document(actor: Actor, poll_id: str) -> ResultDocument:
    with reading() as session:
        return access_document(session, actor, poll_id)


def _filename(document: ResultDocument, kind: str) -> str:
    return f"{plain_name(document.poll.title)}-结果.{kind}"
