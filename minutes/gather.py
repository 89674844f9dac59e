"""Gathers from the records of a meeting, its journal among them, what the minutes tell."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy.orm import Session

from core.journal.rules import Entry
from core.journal.store import entries_of
from documents.store import documents_of
from meeting.live import agenda_slice
from meeting.rules.records import MeetingInfo, SittingInfo
from meeting.store import agenda_of, meeting_of, sittings_of
from minutes.rules.facts import Decision, Discussed, Facts, Sat
from roster.store import members_of
from signin.store import Attendee, attendees_of, last_check
from voting.records import Decided, decided_in

LISTED = 80
"""Names of those present are listed where they are no more: a standing committee's, not a plenary's."""

CAME = ("present", "left")
"""States of those who were here, for a time at least."""

CALLS = frozenset({"item", "poll"})
"""Faces of the stage that bring the hall to an item."""


def facts_of(session: Session, meeting_id: str) -> Facts:
    """What the records say of the meeting as they stand now."""
    meeting = meeting_of(session, meeting_id)
    journal = entries_of(session, f"meeting:{meeting_id}")
    names = {m.person_id: m.name for m in members_of(session, meeting.roll_id)}
    decisions = decided_in(session, meeting_id)
    items = _items(session, meeting, journal, names, decisions)
    known = {item.id for item in items}
    return Facts(
        kind=meeting.kind,
        place=meeting.place,
        sittings=tuple(_sat(session, meeting, one) for one in sittings_of(session, meeting_id)),
        items=tuple(items),
        loose=tuple(_decision(one) for one in decisions if one.item_id not in known),
    )


def _sat(session: Session, meeting: MeetingInfo, sitting: SittingInfo) -> Sat:
    attendees = attendees_of(session, meeting.roll_id, sitting.id)
    voters = [one for one in attendees if one.member.votes]
    came = [one for one in voters if one.state in CAME]
    check = last_check(session, sitting.id)
    quorum = "" if check is None else "符合法定人数。" if check.met else "不足法定人数。"
    return Sat(
        title=sitting.title,
        place=sitting.place,
        opened_at=sitting.opened_at,
        closed_at=sitting.closed_at,
        chairs=_names(one for one in attendees if "chair" in one.member.roles and one.state in CAME),
        expected=len(voters),
        present=len(came),
        present_names=_names(came) if len(voters) <= LISTED else (),
        leave=_names(one for one in voters if one.state == "leave"),
        absent=_names(one for one in voters if one.state == "absent"),
        guests=_names(one for one in attendees if "attending" in one.member.roles and one.state == "present"),
        quorum=quorum,
    )


def _names(people: Iterable[Attendee]) -> tuple[str, ...]:
    return tuple(one.member.name for one in people)


def _items(
    session: Session,
    meeting: MeetingInfo,
    journal: Sequence[Entry],
    names: Mapping[str, str],
    decisions: Sequence[Decided],
) -> list[Discussed]:
    called = _called(journal)
    spoke = _speakers(journal)
    papers = _papers(session, meeting.id)
    return [
        Discussed(
            id=item.id,
            depth=item.depth,
            label=item.label,
            title=item.title,
            reporter=item.reporter,
            called=item.id in called and item.state in ("current", "done"),
            documents=tuple(papers.get(item.id, ())),
            speakers=tuple(names[one] for one in spoke.get(item.id, ()) if one in names),
            decisions=tuple(_decision(one) for one in decisions if one.item_id == item.id),
        )
        for item in agenda_slice(agenda_of(session, meeting.id))
    ]


def _papers(session: Session, meeting_id: str) -> dict[str, list[str]]:
    """What was issued on each item: 《政府工作报告》（会议文件之一）."""
    found: dict[str, list[str]] = {}
    for document in documents_of(session, meeting_id):
        if document.item_id is not None and document.state == "published":
            label = f"（{document.label}）" if document.label else ""
            found.setdefault(document.item_id, []).append(f"《{document.title.strip('《》')}》{label}")
    return found


def _called(journal: Iterable[Entry]) -> set[str]:
    """The items to which the hall came."""
    return {entry.data["item"] for entry in journal if entry.action == "stage.moved" and entry.data["face"] in CALLS}


def _speakers(journal: Iterable[Entry]) -> dict[str, list[str]]:
    """Who was given the floor during each item, first come first, each once."""
    found: dict[str, list[str]] = {}
    now = ""
    for entry in journal:
        if entry.action == "stage.moved" and entry.data.get("item"):
            now = entry.data["item"]
        elif entry.action == "floor.granted" and now and entry.data["person"] not in found.setdefault(now, []):
            found[now].append(entry.data["person"])
    return found


def _decision(one: Decided) -> Decision:
    return Decision(one.title, one.deed, one.way, one.words)
