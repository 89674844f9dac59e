"""Tests of the rules of voting: by table and by property against a naive count."""
