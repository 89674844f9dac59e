"""What a document is, who may read it and when, as pure functions."""
