"""Typing that was not stored, offered again."""
