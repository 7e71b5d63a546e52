"""A deck as plain data: what its slides say, how it is designed, and what of it may leave."""
