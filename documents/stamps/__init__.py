"""Watermarks: whose copy a page is."""
