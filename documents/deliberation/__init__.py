"""What delegations said of the papers (分组审议意见), their brief, and two versions of a text compared."""
