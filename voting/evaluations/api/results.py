"""The JSON views of an evaluation's results, and the files made of them."""

from typing import Any

from core.actor import Actor
from core.db import reading
from core.web.languages import hall_zone
from core.web.media import PDF, XLSX, ZIP
from core.web.views import Download
from roster import may
from voting.archive import plain_name
from voting.evaluations.api.registry import views
from voting.evaluations.bodies import LettersIn
from voting.evaluations.papers import Papers, access_papers, letters
from voting.evaluations.report import results_pdf, results_xlsx
from voting.evaluations.shown import PastResult, history_of, shown_results


@views.get("/evaluations/<evaluation_id>/results", who=may.logged_in, returns=dict[str, Any], by_crowd=True)
def get_evaluation_results(actor: Actor, evaluation_id: str) -> dict[str, Any]:
    """EvaluationResults of docs/ballots.md: for staff from the first closing, for everybody once announced."""
    with reading() as session:
        return shown_results(session, actor, evaluation_id)


@views.get("/evaluations/<evaluation_id>/results.pdf", who=may.chair, returns=Download)
def download_results_pdf(actor: Actor, evaluation_id: str) -> Download:
    """All subjects compared and a sheet for each, as PDF/A."""
    papers = _papers(actor, evaluation_id)
    content = results_pdf(papers.results, papers.at, zone=hall_zone(), rehearsal=papers.rehearsal)
    return Download(content, f"{plain_name(papers.title)}-结果.pdf", PDF)


@views.get("/evaluations/<evaluation_id>/results.xlsx", who=may.chair, returns=Download)
def download_results_xlsx(actor: Actor, evaluation_id: str) -> Download:
    """The results as a workbook."""
    papers = _papers(actor, evaluation_id)
    return Download(results_xlsx(papers.results, zone=hall_zone()), f"{plain_name(papers.title)}-结果.xlsx", XLSX)


@views.get("/evaluations/<evaluation_id>/letters.zip", who=may.chair, query=LettersIn, returns=Download)
def download_letters(actor: Actor, evaluation_id: str, query: LettersIn) -> Download:
    """A letter of result for each person or unit, as PDF/A in one zip; once the results are announced."""
    papers = _papers(actor, evaluation_id)
    content = letters(papers, hall_zone(), copies=query.copies, issuer=query.issuer, date=query.date)
    return Download(content, f"{plain_name(papers.title)}-通报.zip", ZIP)


@views.get("/subjects/<subject>/history", who=may.chair, returns=list[PastResult])
def get_history(actor: Actor, subject: str) -> list[PastResult]:
    """What was announced of one subject over the years, oldest first."""
    with reading() as session:
        return history_of(session, actor, subject)


def _papers(actor: Actor, evaluation_id: str) -> Papers:
    with reading() as session:
        return access_papers(session, actor, evaluation_id)
