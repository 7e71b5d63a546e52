"""The sample workspace and its believable stories."""
