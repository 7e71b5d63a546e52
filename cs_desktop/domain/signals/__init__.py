"""Signals: rules that say when an account asks for attention, their states, how often they were right."""
