"""What is done with votes on paper and by hands."""
