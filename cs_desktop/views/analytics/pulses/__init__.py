"""Pulses beside scores: where they say different things."""
