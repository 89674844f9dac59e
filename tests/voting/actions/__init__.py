"""Tests of the voting's actions."""
