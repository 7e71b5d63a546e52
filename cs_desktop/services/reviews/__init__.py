"""Business reviews as one reads and changes them."""
