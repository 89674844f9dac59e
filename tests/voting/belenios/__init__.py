"""The Belenios protocol: our side of it, and belenios-tool as the other."""
