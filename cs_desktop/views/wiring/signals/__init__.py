"""Signals, joined to what is done with them: at Home, on their page, and beside an account."""
