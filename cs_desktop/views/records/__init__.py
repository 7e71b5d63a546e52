"""What contacts, entries of the timeline and tasks have in common on screen: the form, the inspector."""
