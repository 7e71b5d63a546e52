"""All accounts by outcome and experience."""
