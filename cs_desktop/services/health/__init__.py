"""The health of accounts: scored, explained, overridden and felt."""
