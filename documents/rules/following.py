"""同屏: who may turn the page, where a pointer may stand, what may be put on the big screen."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from core.errors import Refused
from documents.rules.access import has_begun
from documents.rules.records import DocumentInfo

THOUSANDTHS = 1000
"""The far edge of a page for a pointer."""

CONFIRMED = "confirmed"
"""The word behind a document's id by which the chair says that the whole hall may see it."""


Part = Literal["whole", "upper", "lower"]
"""What the big screen shows of a page: a half of it can be read from the hall's last row."""

PARTS: tuple[Part, ...] = get_args(Part)


@dataclass(frozen=True, slots=True)
class Pointer:
    """A place on a page in thousandths of its width and height, from its upper left corner."""

    page: int
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Followed:
    """What a meeting looks at together; `leader` is the label of who leads."""

    document_id: str
    page: int
    leader: str
    leader_name: str
    since: datetime
    pointer: Pointer | None


def check_leader(asks: str, *, staff: bool, followed: Followed | None) -> None:
    """Refuse whoever is neither of the staff nor the person who leads."""
    if not staff and (followed is None or followed.leader != asks):
        raise Refused("follow.not_leader", "现在由别人主讲，您的操作没有发送；如需主讲，请与主持人联系", status=403)


def check_on(followed: Followed | None) -> Followed:
    """What is followed; refused where nothing is."""
    if followed is None:
        raise Refused("follow.not_on", "同屏已经结束")
    return followed


def check_same(followed: Followed, document_id: str | None) -> None:
    """Refuse a touch that was meant for the document before."""
    if document_id is not None and document_id != followed.document_id:
        raise Refused("follow.other_document", "同屏已换成另一份文件，请看清后再翻页")


def check_page(page: int, pages: int) -> None:
    """Refuse a page that the document does not have."""
    if not 1 <= page <= pages:
        raise Refused(
            "follow.no_such_page", "这份文件共%(pages)s页，没有第%(page)s页", status=400, pages=pages, page=page
        )


def part_of(word: str) -> Part:
    """The word as a part of a page; raises ValueError for another."""
    return PARTS[PARTS.index(word)]


def part_turned_to(asked: Part | None, before: Part) -> Part:
    """The part of another page: the one that was asked for; without a wish its upper half where halves are shown."""
    return asked or ("whole" if before == "whole" else "upper")


def check_shareable(document: DocumentInfo, *, ready: bool, now: datetime) -> None:
    """Refuse what nobody could follow: not published, without a version, or not open to its readers at this moment."""
    if document.state == "withdrawn":
        raise Refused("follow.withdrawn", "“%(title)s”已经收回，不能同屏", title=document.title)
    if document.state != "published" or not ready:
        raise Refused("follow.not_published", "“%(title)s”还没有发放，请先发放再同屏", title=document.title)
    if not has_begun(document, now):
        raise Refused(
            "follow.not_yet", "“%(title)s”还没有到开放阅读的时候，请先转到该项议程或修改开放时间", title=document.title
        )
    if document.until is not None and document.until <= now:
        raise Refused("follow.over", "“%(title)s”的阅读时间已过，不能同屏", title=document.title)


def concerns(document: DocumentInfo) -> str:
    """Why the whole hall should not see a document unasked: `secret`, `readers`, or empty."""
    if document.secrecy in ("secret", "confidential"):
        return "secret"
    return "" if document.readers.everyone else "readers"


def check_screen(document: DocumentInfo, *, confirmed: bool) -> None:
    """Refuse to show the hall what is not for everybody in it, unless the chair has said so."""
    concern = "" if confirmed else concerns(document)
    if concern == "secret":
        raise Refused(
            "follow.screen_secret",
            "“%(title)s”标有密级，大屏上的内容在场人员都能看到。请确认在场人员都可以知悉，再投到大屏",
            title=document.title,
        )
    if concern == "readers":
        raise Refused(
            "follow.screen_readers",
            "“%(title)s”只发给部分人员，大屏上的内容在场人员都能看到。请确认后再投到大屏",
            title=document.title,
        )


def document_in(text: str) -> tuple[str, bool]:
    """Which document the text of the stage's face `document` names, and whether the chair has confirmed it."""
    document_id, _, word = text.partition(" ")
    return document_id, word == CONFIRMED


def screen_text(document_id: str, *, confirmed: bool) -> str:
    """The text of the stage's face `document`."""
    return f"{document_id} {CONFIRMED}" if confirmed else document_id
