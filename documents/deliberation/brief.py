"""The brief of the deliberation (审议意见汇总) as a Word file."""

from dataclasses import dataclass
from datetime import datetime, tzinfo

from sqlalchemy.orm import Session

from core.actor import Actor
from core.reports.word import OfficialPaper
from documents.deliberation.rules.brief import Brief, By, Said, brief_of
from documents.deliberation.store import comments_of, named_documents
from meeting.live import agenda_slice
from meeting.rules.agenda import chinese_number
from meeting.rules.records import MeetingInfo
from meeting.store import agenda_of
from roster.store import delegations_of


@dataclass(frozen=True, slots=True)
class BriefFile:
    """The file and its name."""

    content: bytes
    name: str


def brief_file(session: Session, meeting: MeetingInfo, actor: Actor, by: By, zone: tzinfo, now: datetime) -> BriefFile:
    """The comments of the meeting, by item and then by kind or delegation, as they stand at `now`, for the actor."""
    title = f"{meeting.title}分组审议意见汇总"
    marks = "演练，不作数" if meeting.rehearsal else ""
    paper = OfficialPaper(title, marks=marks)
    write_brief(paper, brief_for(session, meeting, actor, by))
    today = now.astimezone(zone)
    paper.dated(f"{today.year}年{today.month}月{today.day}日")
    return BriefFile(paper.content(now), f"{title}.docx")


def brief_for(session: Session, meeting: MeetingInfo, actor: Actor, by: By) -> Brief:
    """The comments in the order of the brief; documents that the actor may not read are not named."""
    items = {one.id: one.title for one in agenda_slice(agenda_of(session, meeting.id))}
    documents = named_documents(session, meeting, actor)
    delegations = {one.id: one.name for one in delegations_of(session, meeting.term_id)}
    said = [
        Said(
            item=items.get(one.item_id or "", ""),
            document=documents.get(one.document_id or "", ""),
            delegation=delegations.get(one.delegation_id or "", ""),
            speaker=one.speaker,
            kind=one.kind,
            text=one.text,
        )
        for one in comments_of(session, meeting.id)
    ]
    return brief_of(said, by, list(items.values()), list(delegations.values()))


def write_brief(paper: OfficialPaper, brief: Brief) -> None:
    """Set the brief line by line."""
    if not brief.count:
        paper.text("尚未收到审议意见。")
        return
    paper.text(
        f"本次会议分组审议中，{brief.delegations}个代表团共提出审议意见{brief.count}条，"
        f"其中建议{brief.suggestions}条。现汇总如下。"
    )
    for place, section in enumerate(brief.sections, start=1):
        paper.heading(f"{chinese_number(place)}、{section.title}（{section.count}条）")
        for within, group in enumerate(section.groups, start=1):
            paper.subheading(f"（{chinese_number(within)}）{group.title}")
            for number, line in enumerate(group.lines, start=1):
                first, *rest = line.text.split("\n")
                who = f"（{line.who}）" if line.who else ""
                paper.text(f"{number}. {first}{'' if rest else who}")
                for text in rest[:-1]:
                    paper.text(text)
                if rest:
                    paper.text(f"{rest[-1]}{who}")
