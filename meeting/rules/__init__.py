"""What meetings decide: kinds, states, the agenda tree, speaking times."""
