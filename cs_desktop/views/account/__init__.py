"""The pages of one account."""
