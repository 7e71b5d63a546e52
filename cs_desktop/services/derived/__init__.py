"""Metrics derived from what the workspace holds anyway; a module a source, each pure over what was read."""
