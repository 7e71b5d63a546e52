"""The deck builder: slides at the left, the real page in the middle, what belongs to all beside it."""
