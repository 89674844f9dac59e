"""What is done with sealed boxes, one verb a file."""
