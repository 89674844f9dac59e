"""Taking back a notice."""

from service.actions.take_back_notice import take_back_notice
from tests.meeting.builders import a_running_meeting
from tests.service.builders import SECRETARY, does, mine, notices, send, service_follows


def test_it_leaves_the_tablets_and_stays_on_the_list(app, heard, clock):
    built = a_running_meeting()
    other, sent = send(built, text="先一条"), send(built, text="错的一条")
    with service_follows(heard, built):
        does(lambda tx: take_back_notice(tx, sent), SECRETARY)
    assert [one["id"] for one in mine(built, built.actor())["my_notices"]] == [other]
    taken = {one["id"]: one["taken_back_at"] for one in notices(built)}
    assert taken[sent] is not None
    assert taken[other] is None
    assert built.journal()[-1] == "notice.taken_back"
    before, said = built.journal(), len(heard.envelopes)
    does(lambda tx: take_back_notice(tx, sent), SECRETARY)
    assert (built.journal(), len(heard.envelopes)) == (before, said)
