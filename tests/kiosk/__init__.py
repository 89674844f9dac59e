"""Tests of the faces: the hall's state, the set-up, the demo, the archive."""
