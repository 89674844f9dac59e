"""The demo: a plenary of 213 made-up deputies and 20 plausible projects, ready to sign in."""
