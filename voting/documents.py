"""Gathers the result document of a poll from the database."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from sqlalchemy.orm import Session

from core.actor import Actor
from core.archive.write import as_json
from core.errors import Refused
from meeting.store import item_of, meeting_of, sitting_of
from roster.store import term
from voting import store
from voting.document import FORMAT, DelegationPart, FiguresPart, ResultDocument, VotePart
from voting.elections.store import merge_facts
from voting.evaluations.store import not_withheld
from voting.live_store import outcome_data
from voting.rules.grading import graded_lines
from voting.rules.methods import method_named
from voting.rules.paper import Paper
from voting.rules.poll_state import RUNNING
from voting.rules.wording import ruleset_words
from voting.sealed.facts import sealed_facts
from voting.shown import NamedChoice, named_choices
from voting.tables import Poll


def access_document(session: Session, actor: Actor, poll_id: str) -> ResultDocument:
    """The document for staff; refused with `poll.not_closed` before there is a result."""
    poll = store.access_poll(session, actor, poll_id)
    not_withheld(session, poll)
    return document_of(session, poll)


def document_of(session: Session, poll: Poll) -> ResultDocument:
    """The document of a poll that was closed or voided after its opening; it has no names where an evaluation was held."""
    if poll.closed_at is None or poll.state in RUNNING:
        raise Refused("poll.not_closed", "表决尚未结束，还没有结果")
    paper = store.paper_of(poll)
    sealed = sealed_facts(session, poll) if poll.box == "sealed" else None
    choices = [] if sealed else named_choices(session, poll)
    cast = sealed.cast if sealed else sum(choice.cast for choice in choices)
    if poll.evaluation_id is not None:
        choices = []
    result = poll.result or {"words": [], "rule": ""}
    return ResultDocument.model_validate(
        {
            "format": FORMAT,
            "meeting": _meeting(session, poll),
            "poll": _poll(poll),
            "paper": paper.to_data(),
            "ruleset": {**poll.ruleset, "sentence": ruleset_words(store.ruleset_of(poll), poll.members_n)},
            "figures": _figures(poll, cast),
            "merges": merge_facts(session, poll.id),
            "ways": result.get("ways"),
            "outcome": None if poll.result is None else _outcome(poll, paper),
            "words": result["words"],
            "rule": result["rule"],
            "box_sha256": poll.digest,
            "sealed": None if sealed is None else asdict(sealed),
            "delegations": delegations(paper, choices),
            "votes": [VotePart(**_vote(choice)) for choice in choices],
        }
    )


def document_json(document: ResultDocument) -> bytes:
    """The document as JSON to keep: indented, characters as they are."""
    return as_json(document.model_dump(mode="json"))


def delegations(paper: Paper, choices: Iterable[NamedChoice]) -> list[DelegationPart]:
    """The votes by delegation, in the roll's order."""
    method = method_named(paper.method)
    groups: dict[str, list[NamedChoice]] = {}
    for choice in choices:
        groups.setdefault(choice.delegation, []).append(choice)
    parts = []
    for name, group in groups.items():
        answers = [method.read_answer(paper, choice.answer) for choice in group if choice.answer is not None]
        counts = method.count(paper, answers)
        options = {option.id: [option.yes, option.no, option.abstain] for option in counts.options}
        marks = {option.id: list(option.marks) for option in counts.options if option.marks}
        parts.append(DelegationPart(name=name, electors=len(group), cast=len(answers), options=options, marks=marks))
    return parts


def _meeting(session: Session, poll: Poll) -> dict[str, Any]:
    meeting = meeting_of(session, poll.meeting_id)
    return {
        "id": meeting.id,
        "title": meeting.title,
        "kind": meeting.kind,
        "number": meeting.number,
        "rehearsal": meeting.rehearsal,
        "term": term(session, meeting.term_id).title,
        "sitting": sitting_of(session, poll.sitting_id).title if poll.sitting_id else None,
        "item": item_of(session, poll.item_id).title if poll.item_id else None,
    }


def _poll(poll: Poll) -> dict[str, Any]:
    names = ("id", "title", "state", "box", "press", "duration_seconds", "opened_at", "closed_at", "shown_at")
    more = ("voided_at", "void_reason", "relation", "revote_of", "way", "fallback")
    merged = poll.merged["reason"] if poll.merged else ""
    return {name: getattr(poll, name) for name in (*names, *more)} | {"merged": merged}


def _figures(poll: Poll, cast: int) -> FiguresPart:
    present = poll.present_n or 0
    counts = (poll.result or {}).get("counts", {})
    cast = counts.get("cast", cast)
    return FiguresPart(
        n=poll.members_n or 0,
        electors=poll.electors_n or 0,
        present=present,
        cast=cast,
        valid=counts.get("valid", 0),
        blank=counts.get("blank", 0),
        not_cast=max(present - cast, 0),
    )


def _outcome(poll: Poll, paper: Paper) -> dict[str, Any]:
    data = outcome_data(poll)
    titles = {option.id: option.title for option in paper.options}
    titles |= {line.id: f"{line.subject.title}：{line.dimension.title}" for line in graded_lines(paper)}
    names = ("valid", "reason", "passed", "needed", "base", "seats", "cutoff", "selected", "tied", "seats_left")
    more = ("shortfall", "accepted_fewer", "next_step")
    lines = [{**line, "title": line["title"] or titles.get(line["id"], paper.title)} for line in data["lines"]]
    return {name: data[name] for name in (*names, *more)} | {"lines": lines}


def _vote(choice: NamedChoice) -> dict[str, Any]:
    return {
        "name": choice.name,
        "delegation": choice.delegation,
        "seat": choice.seat,
        "on_paper": choice.on_paper,
        "answer": choice.answer,
        "described": choice.described,
    }
