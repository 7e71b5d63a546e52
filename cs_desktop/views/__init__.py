"""Widgets, dialogs, charts, canvas."""
