"""Cells of CSV files that a spreadsheet will open."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet may take for the start of a formula (OWASP, "CSV injection")."""


def safe_cell(text: str) -> str:
    """Return text that no spreadsheet takes for a formula: an apostrophe goes before what might be one."""
    return f"'{text}" if text.startswith(_FORMULA) else text
