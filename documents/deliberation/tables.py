"""What is remembered of the deliberation."""
