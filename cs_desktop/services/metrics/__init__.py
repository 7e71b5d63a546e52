"""The catalogue of metrics, readings by hand, and points as they are read."""
