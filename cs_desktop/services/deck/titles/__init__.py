"""Titles that state a message: pure functions of what the slide shows, which say nothing that it does not."""
