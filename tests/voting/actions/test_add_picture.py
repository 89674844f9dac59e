"""A picture for an option: one each, only while the poll is prepared, kept by what follows."""

from dataclasses import replace

from flask import Flask

from core.db import change
from meeting.actions.close_sitting import close_sitting
from meeting.actions.end_meeting import end_meeting
from meeting.actions.move_stage import move_stage
from tests.conftest import Heard
from tests.voting.builders import (
    STAFF,
    a_hall,
    a_poll,
    act,
    chosen,
    decided,
    journal,
    last_entry,
    poll_now,
    projects,
    refusal,
    small_choose,
    vote,
)
from tests.voting.picture_files import a_picture, is_kept, picture_of
from voting.actions.add_picture import add_picture
from voting.actions.close_poll import close_poll
from voting.actions.create_poll import PollDraft
from voting.actions.edit_poll import edit_poll
from voting.actions.open_poll import open_poll
from voting.actions.prepare_again import prepare_again
from voting.actions.prepare_rest import prepare_rest
from voting.actions.prepare_revote import prepare_revote
from voting.actions.remove_picture import remove_picture
from voting.actions.show_result import show_result
from voting.actions.void_poll import void_poll
from voting.rules.ruleset import ruleset_named


def test_the_option_names_it_and_the_journal_keeps_its_digest(app: Flask, heard: Heard) -> None:
    hall = a_hall(1)
    poll_id = a_poll(hall, "choose")
    told = heard.kinds().count("PollChanged")
    made = act(add_picture, poll_id, "p2", a_picture(), by=STAFF)
    assert [o["picture"] for o in poll_now(poll_id).paper["options"]][:3] == ["", made, ""]
    entry = last_entry(hall, "poll.picture_added")
    assert (entry["option"], entry["number"], entry["picture"], entry["kind"]) == ("p2", 2, made, "image/png")
    assert len(entry["sha256"]) == 64
    assert heard.kinds().count("PollChanged") == told + 1


def test_the_same_again_changes_nothing_and_another_takes_its_place(app: Flask) -> None:
    hall = a_hall(1)
    poll_id = a_poll(hall, "choose")
    first = act(add_picture, poll_id, "p1", a_picture(), by=STAFF)
    assert act(add_picture, poll_id, "p1", a_picture(), by=STAFF) == first
    assert journal(hall).count("poll.picture_added") == 1
    second = act(add_picture, poll_id, "p1", a_picture(90), by=STAFF)
    assert picture_of(poll_id) == second != first
    assert (is_kept(first), is_kept(second)) == (False, True)


def test_two_options_may_show_the_same(app: Flask) -> None:
    poll_id = a_poll(a_hall(1), "choose")
    first, second = (act(add_picture, poll_id, option, a_picture(), by=STAFF) for option in ("p1", "p2"))
    act(remove_picture, poll_id, "p1", by=STAFF)
    assert (picture_of(poll_id), picture_of(poll_id, "p2")) == ("", second)
    assert (is_kept(first), is_kept(second)) == (False, True)


def test_frozen_when_the_poll_opens_and_ever_after(app: Flask) -> None:
    hall = a_hall(2)
    poll_id = a_poll(hall, "choose")
    made = act(add_picture, poll_id, "p1", a_picture(), by=STAFF)
    for step in (open_poll, close_poll):
        act(step, poll_id)
        assert refusal(act, add_picture, poll_id, "p1", a_picture(90), by=STAFF) == "poll.not_prepared"
        assert refusal(act, remove_picture, poll_id, "p1", by=STAFF) == "poll.not_prepared"
    assert picture_of(poll_id) == made
    assert last_entry(hall, "poll.opened")["paper"]["options"][0]["picture"] == made


def test_refuses_what_is_not_there_and_a_meeting_that_has_ended(app: Flask) -> None:
    hall = a_hall(1)
    poll_id, other = a_poll(hall, "choose"), a_poll(hall, "per_item")
    assert refusal(act, add_picture, "nowhere", "p1", a_picture(), by=STAFF) == "not_found"
    assert refusal(act, add_picture, poll_id, "p99", a_picture(), by=STAFF) == "not_found"
    assert refusal(act, add_picture, other, "p1", a_picture(), by=STAFF) == "not_found"
    assert refusal(act, add_picture, a_poll(hall), "p1", a_picture(), by=STAFF) == "not_found"
    act(close_sitting, hall.sitting_id)
    act(end_meeting, hall.meeting_id)
    assert refusal(act, add_picture, poll_id, "p1", a_picture(), by=STAFF) == "meeting.ended"


def test_an_edit_keeps_the_pictures_of_options_that_stay(app: Flask) -> None:
    """Whatever the draft says of pictures: an older page in another tab must not bring back what was replaced."""
    poll_id = a_poll(a_hall(1), "choose")
    stays, goes = (act(add_picture, poll_id, o, a_picture(s), by=STAFF) for o, s in (("p1", 1), ("p20", 2)))
    options = projects().options
    stale = (replace(options[0], number=5, picture="old"), *(replace(o, picture="made-up") for o in options[1:4]))
    draft = PollDraft(replace(projects(), options=stale, choose=2), ruleset_named("livelihood_majority"))
    act(edit_poll, poll_id, draft, by=STAFF)
    assert [o["picture"] for o in poll_now(poll_id).paper["options"]] == [stays, "", "", ""]
    assert (is_kept(stays), is_kept(goes)) == (True, False)
    act(edit_poll, poll_id, PollDraft(replace(projects(), options=projects().options), draft.ruleset), by=STAFF)
    assert picture_of(poll_id, "p20") == ""


def test_a_new_poll_has_no_pictures_whatever_its_draft_says(app: Flask) -> None:
    hall = a_hall(1)
    other = a_poll(hall, "choose")
    made = act(add_picture, other, "p1", a_picture(), by=STAFF)
    draft = small_choose()
    options = tuple(replace(o, picture=made) for o in draft.paper.options)
    poll_id = a_poll(hall, replace(draft, paper=replace(draft.paper, options=options)))
    assert picture_of(poll_id) == ""
    assert picture_of(other) == made


def with_pictures(hall, draft, answers):
    """A decided poll whose three options have pictures."""
    poll_id = a_poll(hall, draft)
    made = {o: act(add_picture, poll_id, o, a_picture(n), by=STAFF) for n, o in enumerate(("p1", "p2", "p3"))}
    act(open_poll, poll_id)
    for place, answer in enumerate(answers):
        vote(hall.actor(place), poll_id, answer)
    act(close_poll, poll_id)
    act(show_result, poll_id)
    return poll_id, made


def test_the_votes_that_follow_keep_them(app: Flask) -> None:
    hall = a_hall(4)
    tie, made = with_pictures(
        hall, small_choose(3, 1, "livelihood_most_votes"), [chosen(1), chosen(2), chosen(1), chosen(2)]
    )
    revote = act(prepare_revote, tie)
    assert [(o["id"], o["picture"]) for o in poll_now(revote).paper["options"]] == [
        ("p1", made["p1"]),
        ("p2", made["p2"]),
    ]
    short, made = with_pictures(hall, small_choose(3, 2), [chosen(1)] * 3)
    rest = act(prepare_rest, short)
    assert [o["picture"] for o in poll_now(rest).paper["options"]] == [made["p2"], made["p3"]]
    act(void_poll, short, "有误")
    again = act(prepare_again, short)
    assert [o["picture"] for o in poll_now(again).paper["options"]] == list(made.values())


def test_what_follows_may_change_its_own_and_leaves_the_first_as_it_was(app: Flask) -> None:
    hall = a_hall(4)
    short, made = with_pictures(hall, small_choose(3, 2), [chosen(1)] * 3)
    rest = act(prepare_rest, short)
    act(remove_picture, rest, "p2", by=STAFF)
    fresh = act(add_picture, rest, "p3", a_picture(99), by=STAFF)
    assert [o["picture"] for o in poll_now(rest).paper["options"]] == ["", fresh]
    assert [o["picture"] for o in poll_now(short).paper["options"]] == list(made.values())
    assert all(is_kept(picture) for picture in (*made.values(), fresh))


def test_votes_and_results_are_as_without_pictures(app: Flask) -> None:
    hall = a_hall(3)
    bare = decided(hall, [chosen(1), chosen(1, 2)], small_choose(3, 2, "livelihood_most_votes"))
    shown, _ = with_pictures(hall, small_choose(3, 2, "livelihood_most_votes"), [chosen(1), chosen(1, 2)])
    assert poll_now(shown).result == poll_now(bare).result


def test_the_hall_sees_it_on_a_prepared_poll_that_is_on_the_stage(app: Flask, heard: Heard) -> None:
    hall = a_hall(2)
    poll_id = a_poll(hall, small_choose())
    with change(STAFF) as tx:
        move_stage(tx, hall.meeting_id, "poll", item_id=hall.item_id, poll_id=poll_id)
    made = act(add_picture, poll_id, "p1", a_picture(), by=STAFF)
    assert [o["picture"] for o in heard.last("PollChanged").slices["poll"]["paper"]["options"]] == [made, "", ""]
    act(remove_picture, poll_id, "p1", by=STAFF)
    assert [o["picture"] for o in heard.last("PollChanged").slices["poll"]["paper"]["options"]] == ["", "", ""]
