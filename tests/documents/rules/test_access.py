"""Who may read a document, and when."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Refused
from documents.rules.access import Reader, check_reader, may_have_read, why_not
from documents.rules.records import DocumentInfo
from roster.rules.audience import EVERYONE, Audience
from tests.conftest import START

EARLIER, LATER = START - timedelta(hours=1), START + timedelta(hours=1)


@dataclass(frozen=True)
class Member:
    person_id: str = "p1"
    delegation_id: str | None = "d1"
    roles: tuple[str, ...] = ("deputy",)
    votes: bool = True


DOCUMENT = DocumentInfo(
    id="doc",
    meeting_id="m",
    item_id=None,
    position=0,
    number=None,
    title="政府工作报告",
    secrecy="open",
    readers=EVERYONE,
    opens="now",
    opens_at=None,
    until=None,
    may_download=False,
    may_print=False,
    must_sign=False,
    state="published",
    called_at=None,
    created_at=EARLIER,
    created_by="会务组",
)
DEPUTY = Reader(Member())
OBSERVER = Reader(Member("p2", None, ("observer",), False))
STAFF = Reader(staff=True)
STRANGER = Reader()
SCREEN = Reader(followed="doc")
OTHER_SCREEN = Reader(followed="another")
AT_END = Reader(Member(), ended=True)
NO, DRAFT, NOT_YET, OVER, GONE = (
    "document.not_for_you",
    "document.not_published",
    "document.not_yet",
    "document.over",
    "document.withdrawn",
)

TABLE: list[tuple[dict[str, Any], Reader, datetime, str]] = [
    # who
    ({}, DEPUTY, START, ""),
    ({}, OBSERVER, START, ""),
    ({}, STRANGER, START, NO),
    ({}, OTHER_SCREEN, START, NO),
    ({}, SCREEN, START, ""),
    ({"readers": Audience()}, DEPUTY, START, NO),
    ({"readers": Audience(voters=True)}, DEPUTY, START, ""),
    ({"readers": Audience(voters=True)}, OBSERVER, START, NO),
    ({"readers": Audience(roles=("observer",))}, OBSERVER, START, ""),
    ({"readers": Audience(roles=("observer",))}, DEPUTY, START, NO),
    ({"readers": Audience(delegations=("d1",))}, DEPUTY, START, ""),
    ({"readers": Audience(delegations=("d2",))}, DEPUTY, START, NO),
    ({"readers": Audience(delegations=("d1",))}, OBSERVER, START, NO),
    ({"readers": Audience(people=("p2",))}, OBSERVER, START, ""),
    ({"readers": Audience(people=("p2",))}, DEPUTY, START, NO),
    ({"readers": Audience(people=("p2",))}, SCREEN, START, ""),
    ({"readers": Audience(people=("p2",))}, STAFF, START, ""),
    # drafts
    ({"state": "draft"}, DEPUTY, START, DRAFT),
    ({"state": "draft"}, SCREEN, START, DRAFT),
    ({"state": "draft"}, STAFF, START, ""),
    ({"state": "draft", "readers": Audience(people=("p2",))}, DEPUTY, START, NO),
    # from when
    ({"opens": "called"}, DEPUTY, START, NOT_YET),
    ({"opens": "called", "called_at": START}, DEPUTY, START, ""),
    ({"opens": "called", "called_at": EARLIER}, DEPUTY, START, ""),
    ({"opens": "called", "called_at": LATER}, DEPUTY, START, NOT_YET),
    ({"opens": "called", "opens_at": EARLIER}, DEPUTY, START, NOT_YET),
    ({"opens": "called"}, STAFF, START, ""),
    ({"opens": "called"}, SCREEN, START, ""),
    ({"opens": "at", "opens_at": LATER}, DEPUTY, START, NOT_YET),
    ({"opens": "at", "opens_at": START}, DEPUTY, START, ""),
    ({"opens": "at", "opens_at": EARLIER}, DEPUTY, START, ""),
    ({"opens": "at", "opens_at": None}, DEPUTY, START, NOT_YET),
    ({"opens": "at", "opens_at": LATER, "called_at": EARLIER}, DEPUTY, START, NOT_YET),
    # until when
    ({"until": LATER}, DEPUTY, START, ""),
    ({"until": START}, DEPUTY, START, OVER),
    ({"until": EARLIER}, DEPUTY, START, OVER),
    ({"until": EARLIER}, SCREEN, START, OVER),
    ({"until": EARLIER}, STAFF, START, ""),
    ({"until": EARLIER, "readers": Audience(people=("p2",))}, DEPUTY, START, NO),
    ({}, AT_END, START, OVER),
    ({"readers": Audience(people=("p2",))}, AT_END, START, NO),
    ({}, replace(SCREEN, ended=True), START, OVER),
    ({}, replace(STAFF, ended=True), START, ""),
    # taken back
    ({"state": "withdrawn"}, DEPUTY, START, GONE),
    ({"state": "withdrawn"}, SCREEN, START, GONE),
    ({"state": "withdrawn"}, STAFF, START, ""),
    ({"state": "withdrawn"}, AT_END, START, GONE),
    ({"state": "withdrawn", "until": EARLIER}, DEPUTY, START, GONE),
    ({"state": "withdrawn", "opens": "called"}, DEPUTY, START, NOT_YET),
    ({"state": "withdrawn", "readers": Audience(people=("p2",))}, DEPUTY, START, NO),
    ({"state": "withdrawn"}, STRANGER, START, NO),
]


@pytest.mark.parametrize(("changes", "reader", "now", "reason"), TABLE)
def test_who_may_read_and_when(changes: dict[str, Any], reader: Reader, now: datetime, reason: str) -> None:
    assert why_not(replace(DOCUMENT, **changes), reader, now) == reason


@pytest.mark.parametrize(
    ("changes", "code", "status"),
    [
        ({"readers": Audience()}, "not_found", 404),
        ({"state": "draft"}, "not_found", 404),
        ({"opens": "called"}, "not_found", 404),
        ({"until": EARLIER}, OVER, 410),
        ({"state": "withdrawn"}, GONE, 410),
    ],
)
def test_what_is_not_for_somebody_is_not_there_and_what_is_gone_is_gone(
    changes: dict[str, Any], code: str, status: int
) -> None:
    with pytest.raises(Refused) as refused:
        check_reader(replace(DOCUMENT, **changes), DEPUTY, START)
    assert (refused.value.code, refused.value.status) == (code, status)
    assert may_have_read(replace(DOCUMENT, **changes), DEPUTY, START) == (status == 410)
    check_reader(replace(DOCUMENT, **changes), STAFF, START)


TIMES = st.one_of(st.none(), st.integers(-3, 3).map(lambda hours: START + timedelta(hours=hours)))
AUDIENCES = st.builds(
    Audience,
    everyone=st.booleans(),
    voters=st.booleans(),
    roles=st.sampled_from([(), ("deputy",), ("observer",)]),
    delegations=st.sampled_from([(), ("d1",), ("d2",)]),
    people=st.sampled_from([(), ("p1",), ("p2",)]),
)
DOCUMENTS = st.builds(
    lambda **changes: replace(DOCUMENT, **changes),
    readers=AUDIENCES,
    state=st.sampled_from(["draft", "published", "withdrawn"]),
    opens=st.sampled_from(["now", "called", "at"]),
    opens_at=TIMES,
    called_at=TIMES,
    until=TIMES,
)
READERS = st.sampled_from([DEPUTY, OBSERVER, STRANGER, SCREEN, OTHER_SCREEN, AT_END, STAFF])


@given(DOCUMENTS, READERS)
def test_whoever_may_read_fulfils_every_condition(document: DocumentInfo, reader: Reader) -> None:
    if reader.staff:
        assert why_not(document, reader, START) == ""
        return
    meant = reader.followed == "doc" or (reader.member is not None and document.readers.has(reader.member))
    begins = {"now": EARLIER, "called": document.called_at, "at": document.opens_at}[document.opens]
    begun = reader.followed == "doc" or (begins is not None and begins <= START)
    goes_on = not reader.ended and (document.until is None or document.until > START)
    may = meant and document.state == "published" and begun and goes_on
    assert (why_not(document, reader, START) == "") == may


@given(DOCUMENTS, READERS)
def test_what_was_withdrawn_is_given_to_no_reader(document: DocumentInfo, reader: Reader) -> None:
    reason = why_not(replace(document, state="withdrawn"), reader, START)
    assert reader.staff or reason in {NO, NOT_YET, GONE}


@given(DOCUMENTS, st.sampled_from([OBSERVER, STRANGER, OTHER_SCREEN]))
def test_who_is_not_meant_learns_nothing_of_its_state(document: DocumentInfo, reader: Reader) -> None:
    hidden = replace(document, readers=Audience(people=("p1",)))
    assert why_not(hidden, reader, START) == NO
