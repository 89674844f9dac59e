"""The archive of an election: a .bel file, how it is written and how it is read."""
