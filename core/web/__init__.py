"""Doors for people and programs: JSON views, pages, security, languages, static files."""
