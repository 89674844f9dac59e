"""Set-up and checks: nothing in here runs while a hall is open."""
