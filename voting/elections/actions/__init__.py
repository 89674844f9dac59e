"""What is done with names that were written in, one verb a file."""
