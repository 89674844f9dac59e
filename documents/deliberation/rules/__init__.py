"""Rules of the deliberation: what a comment is, how the brief is ordered, how two texts differ; pure functions."""
