"""The archive of a meeting: one zip with a signed manifest, and the program that checks it anywhere."""
