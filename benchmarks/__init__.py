"""What the program costs, measured beside peers in one run: `python -m benchmarks`."""
