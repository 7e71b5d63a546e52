"""Every shared part with its states, in both themes side by side; for those who make and check screens."""
