"""Evaluations (测评): a form, its groups of evaluators, their polls, and what these amount to together."""
