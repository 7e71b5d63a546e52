"""What is chosen on a map, in full: a page for each kind of part."""
