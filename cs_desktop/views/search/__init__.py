"""Everything that was found, in the side panel."""
