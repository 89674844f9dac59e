"""What minutes remember."""
