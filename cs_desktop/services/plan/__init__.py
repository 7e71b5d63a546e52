"""Success plans as one reads and changes them."""
