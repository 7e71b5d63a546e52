"""Journey maps: what they hold, how they are laid out, compared, and read as figures."""
