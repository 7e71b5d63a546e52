"""Outcome and experience as a picture: the four corners, and what stands in them."""
