"""Half a day at a map: what is on now and how long yet, one lane at a time, dots, and what came of it."""
