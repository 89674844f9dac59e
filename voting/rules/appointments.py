"""Appointments and removals (任免): the sentence of each line, the order (先免后任), merged votes, earlier failures."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from core.errors import Refused
from voting.rules.paper_types import Deed, Option, Paper

REMOVALS: tuple[Deed, ...] = ("remove", "remove_decided", "resign")
MERGED_ID = "merged"
Code = Literal["appointment.order", "appointment.failed_before", "appointment.second_failure"]


@dataclass(frozen=True)
class Note:
    """What the chair should know of a line: `option` is its id, `failures` how often the nomination failed this term."""

    code: Code
    option: str
    failures: int = 0


@dataclass(frozen=True)
class Decided:
    """What became of an appointment in an earlier poll of the term."""

    option: Option
    passed: bool


def sentence_of(deed: Deed, name: str, post: str) -> str:
    """The line as it is read out: 免去李明的区财政局局长职务."""
    name, post = name.strip(), post.strip()
    if deed == "resign":
        return f"接受{name}辞去{post}职务的请求"
    decided = "决定" if deed.endswith("_decided") else ""
    return f"{decided}免去{name}的{post}职务" if deed in REMOVALS else f"{decided}任命{name}为{post}"


def check_appointments(paper: Paper) -> None:
    """Refuse a line without a name or a post, and the same deed twice."""
    known: dict[tuple[bool, str, str], int] = {}
    for option in paper.in_order():
        if option.deed in ("", "merged"):
            continue
        number = option.number
        if not option.name.strip() or not option.post.strip():
            raise Refused(
                "paper.appointment_incomplete", "第%(number)s项没有填写姓名或者职务，请补充", status=422, number=number
            )
        key = (option.deed in REMOVALS, same_person(option), plain(option.post))
        if key in known:
            raise Refused(
                "paper.person_twice",
                "%(name)s在第%(first)s项和第%(number)s项重复出现，请删除一项；如系同名，请在姓名后注明区别",
                status=422,
                name=option.name.strip(),
                first=known[key],
                number=number,
            )
        known[key] = number


def order_notes(paper: Paper) -> tuple[Note, ...]:
    """The removals that stand behind an appointment to the same post: a post is vacated before it is filled."""
    filled: set[str] = set()
    notes = []
    for option in paper.in_order():
        if option.deed in REMOVALS and plain(option.post) in filled:
            notes.append(Note("appointment.order", option.id))
        elif option.deed:
            filled.add(plain(option.post))
    return tuple(notes)


def reordered(paper: Paper) -> Paper:
    """The paper with each removal before the first appointment to its post, everything else as it was, numbered anew."""
    lines: list[Option] = []
    waiting = list(paper.in_order())
    for option in paper.in_order():
        if option.deed and option.deed not in REMOVALS:
            earlier = [one for one in waiting if one.deed in REMOVALS and plain(one.post) == plain(option.post)]
            lines += earlier
            waiting = [one for one in waiting if one not in earlier]
        if option in waiting:
            lines.append(option)
            waiting.remove(option)
    return replace(paper, options=tuple(replace(one, number=place) for place, one in enumerate(lines, start=1)))


def merged(paper: Paper) -> Paper:
    """The whole list as one line (合并表决); refused with `appointment.nothing_to_merge` where it has one already."""
    if len(paper.options) < 2 or any(option.deed in ("", "merged") for option in paper.options):
        raise Refused("appointment.nothing_to_merge", "只有两项以上的任免名单可以合并表决", status=422)
    lines = "\n".join(f"{place}. {option.title}" for place, option in enumerate(paper.in_order(), start=1))
    title = f"任免名单，共{len(paper.options)}项，合并表决"
    return replace(paper, options=(Option(MERGED_ID, 1, title, description=lines, deed="merged"),))


def nomination_notes(options: Iterable[Option], earlier: Iterable[Decided]) -> tuple[Note, ...]:
    """Who was nominated for the same post before in this term, and how often without success.

    Once: a second failure would end it; twice: it should not be nominated again. [assumed] as many places' 任免办法 have it.
    """
    past = list(earlier)
    notes = []
    for option in options:
        if not _nominates(option):
            continue
        failures = sum(not one.passed and same_nomination(one.option, option) for one in past)
        if failures:
            code: Code = "appointment.failed_before" if failures == 1 else "appointment.second_failure"
            notes.append(Note(code, option.id, failures))
    return tuple(notes)


def same_nomination(one: Option, other: Option) -> bool:
    """The same person for the same post."""
    if not (_nominates(one) and _nominates(other)) or plain(one.post) != plain(other.post):
        return False
    if one.person and other.person:
        return one.person == other.person
    return plain(one.name) == plain(other.name)


def _nominates(option: Option) -> bool:
    return option.deed in ("appoint", "appoint_decided")


def same_person(option: Option) -> str:
    """What tells people apart: the roster's id, else the name."""
    return option.person or plain(option.name)


def plain(text: str) -> str:
    """A name or post for comparison: no spaces, half-width."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
