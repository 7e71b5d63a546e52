"""The table of all accounts."""
