"""A crew does everything it is given, side by side, and goes when it is told to."""

import threading

from kiosk.crew import Crew

SIZE = 3


def test_all_of_a_crew_work_at_the_same_time_and_then_go() -> None:
    others = set(threading.enumerate())
    crew = Crew(SIZE, "crew")
    threads = set(threading.enumerate()) - others
    meet, done = threading.Barrier(SIZE), []

    def task(number: int) -> None:
        meet.wait(30)
        done.append(number)

    for number in range(3 * SIZE):
        crew.submit(task, number)
    crew.shutdown()
    for thread in threads:
        thread.join(30)
    assert sorted(done) == list(range(3 * SIZE))
    assert len(threads) == SIZE
