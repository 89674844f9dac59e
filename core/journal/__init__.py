"""The journal: append-only, hash-chained, one chain per meeting and one for the installation."""
