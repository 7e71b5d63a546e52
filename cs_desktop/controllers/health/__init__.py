"""The health of an account."""
