"""A review of the whole book, for one's own management: facts, and a maker for each slide."""
