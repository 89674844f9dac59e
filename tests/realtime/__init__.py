"""Tests of the live messages."""
