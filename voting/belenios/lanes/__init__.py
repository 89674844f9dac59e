"""Powers of many numbers at once, four in the lanes of a vector: compiled at set-up where there is a compiler.

Knows integers and bytes, not ballots. Where nothing was compiled, or the processor lacks what was, everybody does without.
For public exponents only: the time tells them.
"""
