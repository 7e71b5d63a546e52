"""The executive business review of one account: gathered, put into words, exported."""
