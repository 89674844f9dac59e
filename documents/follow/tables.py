"""What the shared page remembers."""
