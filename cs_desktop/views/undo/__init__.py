"""What undoing left alone, as a panel."""
