"""Signals of the workspace: their rules, what feeds them, what is done with them, how right they were."""
