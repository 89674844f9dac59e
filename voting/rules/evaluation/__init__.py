"""Evaluations (测评): who grades whom in which parts, and what the groups' counts amount to together."""
