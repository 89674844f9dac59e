"""What is read: documents, who may read them and when, how they reach a seat, and what is kept of their reading."""
