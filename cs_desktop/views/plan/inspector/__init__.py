"""A plan, an objective or a measure in full, in the side panel."""
