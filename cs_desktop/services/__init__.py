"""Use cases: one function a user action, one transaction each, returning what changed."""
