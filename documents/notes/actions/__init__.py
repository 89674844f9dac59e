"""What is done with notes, one verb a file."""
