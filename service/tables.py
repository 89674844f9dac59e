"""What notices and calls remember."""
