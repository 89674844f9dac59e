"""What decides, pure: no web, no database, no clock, no chance."""
