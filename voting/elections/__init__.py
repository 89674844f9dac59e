"""Elections and appointments beside their polls: names that were written in and merged, nominations of the term, withdrawals."""
