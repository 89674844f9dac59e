"""What may be done with an evaluation, one verb a file."""
