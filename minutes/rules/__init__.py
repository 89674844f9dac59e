"""How minutes are drafted, as pure functions."""
