"""What is done with comments, one verb a file."""
