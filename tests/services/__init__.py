"""Tests with real PostgreSQL and Redis."""
