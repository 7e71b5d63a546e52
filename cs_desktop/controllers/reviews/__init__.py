"""The controllers of business reviews."""
