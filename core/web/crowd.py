"""Keeps a crowd from crowding out the chair.

When 213 tablets ask at once, as many threads would compete for the interpreter and the one request of the chair, and the
thread that tells the hall, would have to wait their turn among them. So only some of the crowd's requests run at a time;
the others wait outside, which costs them nothing: the work is the same, and their commits are still shared.
"""

import threading

AT_ONCE = 8
"""How many requests of the crowd run at the same time: enough to share commits, few enough to leave room."""

crowd = threading.BoundedSemaphore(AT_ONCE)
