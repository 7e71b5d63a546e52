"""The controllers of success plans."""
