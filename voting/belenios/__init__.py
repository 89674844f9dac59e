"""The Belenios 2.0 voting protocol by itself: group, proofs, ballots, trustees, tally, archive and a strict verifier."""
