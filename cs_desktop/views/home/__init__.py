"""Home: what to do today, ranked and explained."""
