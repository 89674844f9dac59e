"""Rules of notices and calls, as pure functions."""
