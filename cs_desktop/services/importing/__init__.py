"""Reading files of other programs into the workspace."""
