"""Zero-knowledge proofs: how each is made and how each is checked."""
