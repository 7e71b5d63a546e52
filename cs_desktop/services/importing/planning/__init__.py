"""From typed rows to what is to be written: nothing here writes."""
