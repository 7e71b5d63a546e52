"""The Success plan tab."""
