"""Taking a picture away."""

from flask import Flask

from tests.voting.builders import STAFF, a_hall, a_poll, act, journal, last_entry, refusal
from tests.voting.picture_files import a_picture, is_kept, picture_of
from voting.actions.add_picture import add_picture
from voting.actions.remove_picture import remove_picture
from voting.actions.remove_poll import remove_poll


def test_takes_it_away_and_twice_is_harmless(app: Flask) -> None:
    hall = a_hall(1)
    poll_id = a_poll(hall, "choose")
    made = act(add_picture, poll_id, "p3", a_picture(), by=STAFF)
    act(remove_picture, poll_id, "p3", by=STAFF)
    act(remove_picture, poll_id, "p3", by=STAFF)
    assert picture_of(poll_id, "p3") == ""
    assert not is_kept(made)
    assert journal(hall).count("poll.picture_removed") == 1
    assert last_entry(hall, "poll.picture_removed") == {"option": "p3", "number": 3, "picture": made}
    assert refusal(act, remove_picture, poll_id, "p99", by=STAFF) == "not_found"


def test_they_go_with_a_poll_that_goes(app: Flask) -> None:
    poll_id = a_poll(a_hall(1), "choose")
    made = [act(add_picture, poll_id, option, a_picture(), by=STAFF) for option in ("p1", "p2")]
    act(remove_poll, poll_id, by=STAFF)
    assert not any(is_kept(picture) for picture in made)
