"""What was decided: polls, papers, ballots, results."""
