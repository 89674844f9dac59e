"""What the roster prints."""
