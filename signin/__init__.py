"""Who is here and whether we may begin: attendance, quorum, the seat map, the gate and the code on the wall."""
