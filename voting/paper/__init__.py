"""Votes on paper and by hands: who votes so, what was handed out and came back, two blind counts, and what was agreed."""
