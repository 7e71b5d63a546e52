"""The journey of an account: its canvas and what stands around it."""
