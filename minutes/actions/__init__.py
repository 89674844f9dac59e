"""What is done with minutes, one verb a file."""
