"""What a congress decides: papers, counts, majorities and outcomes, as pure functions."""
