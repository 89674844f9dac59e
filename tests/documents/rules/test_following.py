"""Who may turn the page, and what may be put before the whole hall."""

from datetime import UTC, datetime, timedelta

import pytest

from documents.rules import following
from documents.rules.following import Followed, Pointer
from documents.rules.records import DocumentInfo
from roster.rules.audience import EVERYONE, Audience
from tests.voting.builders import refusal

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
SOON, EARLIER = NOW + timedelta(minutes=5), NOW - timedelta(minutes=5)
FOLLOWED = Followed("d1", 3, "person:p1", "张三", NOW, Pointer(3, 500, 500))


def document(**changes) -> DocumentInfo:
    given = {
        "id": "d1",
        "meeting_id": "m",
        "item_id": None,
        "position": 0,
        "number": None,
        "title": "报告",
        "secrecy": "open",
        "readers": EVERYONE,
        "opens": "now",
        "opens_at": None,
        "until": None,
        "may_download": False,
        "may_print": False,
        "must_sign": False,
        "state": "published",
        "called_at": None,
        "created_at": NOW,
        "created_by": "",
    }
    return DocumentInfo(**(given | changes))


@pytest.mark.parametrize(
    ("asks", "staff", "followed", "code"),
    [
        ("account:c", True, None, "ok"),
        ("account:c", True, FOLLOWED, "ok"),
        ("person:p1", False, FOLLOWED, "ok"),
        ("person:p2", False, FOLLOWED, "follow.not_leader"),
        ("person:p1", False, None, "follow.not_leader"),
    ],
)
def test_who_may_turn_the_page(asks, staff, followed, code):
    assert refusal(following.check_leader, asks, staff=staff, followed=followed) == code


def test_a_touch_counts_for_the_document_it_meant():
    assert refusal(following.check_on, None) == "follow.not_on"
    assert refusal(following.check_same, FOLLOWED, None) == "ok"
    assert refusal(following.check_same, FOLLOWED, "d1") == "ok"
    assert refusal(following.check_same, FOLLOWED, "d2") == "follow.other_document"
    assert [refusal(following.check_page, page, 3) for page in (0, 1, 3, 4)] == [
        *("follow.no_such_page", "ok", "ok", "follow.no_such_page")
    ]


@pytest.mark.parametrize(
    ("changes", "ready", "code"),
    [
        ({}, True, "ok"),
        ({}, False, "follow.not_published"),
        ({"state": "draft"}, True, "follow.not_published"),
        ({"state": "withdrawn"}, True, "follow.withdrawn"),
        ({"opens": "called"}, True, "follow.not_yet"),
        ({"opens": "called", "called_at": EARLIER}, True, "ok"),
        ({"opens": "at", "opens_at": SOON}, True, "follow.not_yet"),
        ({"opens": "at", "opens_at": EARLIER}, True, "ok"),
        ({"until": EARLIER}, True, "follow.over"),
        ({"until": SOON}, True, "ok"),
    ],
)
def test_what_may_be_followed(changes, ready, code):
    assert refusal(following.check_shareable, document(**changes), ready=ready, now=NOW) == code


SOME = Audience(roles=("committee",))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({}, "ok"),
        ({"secrecy": "internal"}, "ok"),
        ({"secrecy": "secret"}, "follow.screen_secret"),
        ({"secrecy": "confidential", "readers": SOME}, "follow.screen_secret"),
        ({"readers": SOME}, "follow.screen_readers"),
        ({"readers": Audience(voters=True)}, "follow.screen_readers"),
    ],
)
def test_what_the_whole_hall_may_see_unasked(changes, code):
    assert refusal(following.check_screen, document(**changes), confirmed=False) == code
    assert refusal(following.check_screen, document(**changes), confirmed=True) == "ok"


@pytest.mark.parametrize(("document_id", "confirmed"), [("d1", True), ("d1", False)])
def test_the_stages_text_says_which_document_and_whether_it_was_confirmed(document_id, confirmed):
    assert following.document_in(following.screen_text(document_id, confirmed=confirmed)) == (document_id, confirmed)


@pytest.mark.parametrize(
    ("asked", "before", "after"),
    [
        (None, "whole", "whole"),
        (None, "upper", "upper"),
        (None, "lower", "upper"),
        ("lower", "whole", "lower"),
        ("lower", "upper", "lower"),
        ("whole", "lower", "whole"),
    ],
)
def test_the_part_of_another_page(asked, before, after):
    assert following.part_turned_to(asked, before) == after


def test_only_the_words_of_parts_are_parts():
    assert [following.part_of(word) for word in following.PARTS] == list(following.PARTS)
    with pytest.raises(ValueError, match="not in tuple"):
        following.part_of("half")
