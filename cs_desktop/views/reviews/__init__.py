"""The Reviews tab."""
