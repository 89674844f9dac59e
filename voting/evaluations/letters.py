"""Letters of result (测评结果通报): one for each person or unit that was graded, as official papers are laid out."""

import io
import zipfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from core.reports import compile_pdf
from voting.archive import plain_name
from voting.evaluations.report_words import dimension_named, grades_of, per_cent, score_words

TEMPLATE = Path(__file__).parents[1] / "templates" / "voting" / "evaluation_letter.typ"
Results = dict[str, Any]
EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The moment that a zip gives all its files, so that the same letters are the same bytes."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sends the letters: `issuer` over the red line and below, their `date`, the `copies` (抄送)."""

    issuer: str
    date: str
    copies: tuple[str, ...]
    rehearsal: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter: to whom, about which subjects of the results."""

    to: str
    subjects: tuple[dict[str, Any], ...]


def letters_of(results: Results) -> list[Letter]:
    """A letter for each person, for each unit with all of its subjects, and for whatever has neither; in the form's order."""
    found: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for subject in results["subjects"]:
        if not subject["lines"]:
            continue
        own = subject["title"] if subject["person"] else subject["unit"] or subject["title"]
        found.setdefault((subject["person"], own), []).append(subject)
    return [Letter(to, tuple(subjects)) for (_, to), subjects in found.items()]


def letters_zip(results: Results, sender: Sender, made_at: datetime) -> bytes:
    """Every letter as PDF/A, numbered, in one zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, letter in enumerate(letters_of(results), start=1):
            name = f"{number:02}-测评结果通报-{plain_name(letter.to)}.pdf"
            archive.writestr(zipfile.ZipInfo(name, EARLIEST), letter_pdf(results, letter, sender, made_at))
    return out.getvalue()


def letter_pdf(results: Results, letter: Letter, sender: Sender, made_at: datetime) -> bytes:
    """One letter."""
    return compile_pdf(TEMPLATE, letter_data(results, letter, sender), timestamp=made_at)


def letter_data(results: Results, letter: Letter, sender: Sender) -> dict[str, Any]:
    """What the template sets: texts only."""
    about = results["evaluation"]
    people = sum(group["evaluators"] for group in about["groups"])
    groups = "、".join(group["name"] for group in about["groups"])
    secret = "以无记名方式" if about["box"] == "sealed" else ""
    return {
        "marks": "演练" if sender.rehearsal else None,
        "issuer": sender.issuer,
        "title": f"关于{about['title']}结果的通报",
        "to": letter.to,
        "opening": f"{about['meeting']}{secret}进行了{about['title']}，由{groups}共{people}人背靠背测评。现将结果通报如下。",
        "subjects": [_subject(results, one, alone=len(letter.subjects) == 1, to=letter.to) for one in letter.subjects],
        "rule": _rule(results),
        "follow": _follow(letter),
        "date": sender.date,
        "copies": "，".join(sender.copies),
    }


def _rule(results: Results) -> str:
    """How verdicts were reached; nothing where there is none."""
    judged = any(line["whole"]["verdict"] for one in results["subjects"] for line in one["lines"])
    return f"测评结论按下列规则作出：{results['evaluation']['ruleset']['sentence']}" if judged else ""


def _follow(letter: Letter) -> list[str]:
    """What must follow, once for each subject that must do something."""
    alone = len(letter.subjects) == 1
    asked = [(one["title"], one["follow"]) for one in letter.subjects if one["follow"]]
    return [f"{follow}。" if alone else f"“{title}”：{follow}。" for title, follow in asked]


def _subject(results: Results, subject: dict[str, Any], *, alone: bool, to: str) -> dict[str, Any]:
    rows, heads = [], []
    for line in subject["lines"]:
        grades, whole = grades_of(results, line["dimension"]), line["whole"]
        heads.append([grade["title"] for grade in grades])
        counts = [f"{count}票" for _, count in whole["marks"]] or [per_cent(share) for _, share in whole["shares"]]
        rows.append(
            {
                "dimension": dimension_named(results, line["dimension"]),
                "grades": [grade["title"] for grade in grades],
                "counts": counts,
                "ungraded": f"{whole['ungraded']}票",
                "satisfied": per_cent(whole["satisfied"]),
                "satisfied_or_basic": per_cent(whole["satisfied_or_basic"]),
                "verdict": whole["verdict"] or "—",
            }
        )
    score = f"得分{score_words(subject['score'])}分" if subject["score"] is not None else ""
    verdict = f"测评结论为“{subject['verdict']}”" if subject["verdict"] else ""
    return {
        "title": "" if alone and subject["title"] == to else subject["title"],
        "shared": len({tuple(head) for head in heads}) == 1,
        "rows": rows,
        "summary": "，".join(part for part in (verdict, score) if part),
    }
