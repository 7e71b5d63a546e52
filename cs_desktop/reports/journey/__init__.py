"""Journey maps as files and on paper: one description of the drawing for all of them."""
