"""From text to glyphs: which font has which character, in which order and form they stand."""
