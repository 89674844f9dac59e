"""One mark for each person, also where another process was quicker."""

from sqlalchemy import insert

from core.db import change
from signin.marking import advance
from signin.rules import attendance as rules
from signin.rules.attendance import State, Way
from signin.tables import Attendance
from tests.signin.builders import GATE, a_hall


def test_a_gate_of_another_process_was_quicker(app, clock, monkeypatch):
    """The row is not there when looked for and is there when written: the first mark stays."""
    hall = a_hall(1)
    who = hall.who("代表0000")
    earlier = clock.at
    clock.tick(seconds=1)
    with change(GATE) as tx:
        row = {"sitting_id": hall.sitting_id, "person_id": who, "state": "present", "at": earlier, "way": "wall"}
        tx.session.execute(insert(Attendance).values(by="", reason="", **row))
        found, looked = tx.session.get, []

        def late(*args, **kwargs):
            looked.append(args)
            return None if len(looked) == 1 else found(*args, **kwargs)

        monkeypatch.setattr(tx.session, "get", late)
        before, done = advance(tx.session, hall.sitting_id, who, lambda mark: rules.sign_in(mark, tx.now, Way.GATE))
    assert before == done.mark
    assert not done.changed
    assert (done.mark.state, done.mark.at, done.mark.way) == (State.PRESENT, earlier, Way.WALL)
    assert hall.mark("代表0000").at == earlier
