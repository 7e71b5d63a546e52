"""What charts need: series to compare, and files to leave in."""
