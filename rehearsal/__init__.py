"""Rehearsal (演练): a whole meeting with N deputies, driven through the API and the sockets of a running hall alone."""
