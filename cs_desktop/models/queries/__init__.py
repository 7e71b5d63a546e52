"""Read queries that return frozen data."""
