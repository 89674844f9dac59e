"""Sealed polls: secret ballots that everybody can check, after the Belenios protocol."""
