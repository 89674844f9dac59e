"""How fast the hall is: figures from the real server, beside the targets."""
