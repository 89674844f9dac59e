"""What is done with the shared page, one verb a file."""
