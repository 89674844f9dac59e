"""Plumbing: transactions, the journal, web doors, files and secrets; it knows no business word."""
