"""The deck builder: one deck, made anew as one types, and its pages as pictures."""
