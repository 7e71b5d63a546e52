"""The place Analytics: what all accounts together tell."""
