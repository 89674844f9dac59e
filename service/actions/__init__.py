"""What is done with notices and calls, one verb a file."""
