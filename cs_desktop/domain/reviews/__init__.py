"""Business reviews: what they are made of, and what follows from it."""
