"""The people of an account: table, gaps in their coverage, one of them in full."""
