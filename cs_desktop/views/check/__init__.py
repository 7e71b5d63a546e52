"""The content check, as it stands in a side panel."""
