"""The metric catalogue of a workspace, the values that people enter, and what they say of changes."""
