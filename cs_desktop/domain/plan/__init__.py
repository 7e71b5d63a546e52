"""Success plans: what they are made of, and what follows from it."""
