"""What notes remember."""
