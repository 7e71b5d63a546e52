"""Shares of a whole: fractions inside, percent where people read and type."""

import re

from cs_desktop.common.numerals import english_figures, local_figures


def read_share(text: str) -> float | None:
    """Return the fraction of a percentage such as 12.5 or 12.5%; None where it is none from 0 to 100.

    Its decimal mark is that of the user's language.
    """
    found = re.fullmatch(r"(\d{1,3}(?:\.\d{1,9})?) ?%?", english_figures(text.strip()), re.ASCII)
    share = float(found[1]) / 100 if found else None
    return share if share is not None and share <= 1 else None


def share_typed(share: float) -> str:
    """Return a fraction as one types it: 12.5%, in German 12,5%."""
    return local_figures(f"{round(share * 100, 4):g}%")
