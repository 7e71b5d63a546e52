"""What a form holds as one text that a person can read: a line a field, its further lines set in.

It is kept as a draft, shown beside what was there before, and read back field by field.
"""

from collections.abc import Sequence
from dataclasses import dataclass

FORM = "form:"
"""What the field of a draft begins with that is a whole form."""
_SET_IN = "\n  "


@dataclass(frozen=True, slots=True)
class Entry:
    """A field by the name on screen, and its text."""

    name: str
    text: str


def form_text(entries: Sequence[Entry]) -> str:
    """Return the entries as one text."""
    return "\n".join(f"{entry.name}: {entry.text.replace(chr(10), _SET_IN)}" for entry in entries)


def texts_in(whole: str, names: Sequence[str]) -> tuple[str, ...] | None:
    """Return the text of each field; None where the form has other fields now.

    The fields come in the order of the form: in another language they have other names.
    """
    lines = whole.replace(_SET_IN, "\0").split("\n") if whole else []
    if len(lines) != len(names):
        return None
    return tuple(_text(line, name).replace("\0", "\n") for line, name in zip(lines, names, strict=True))


def merged(base: Sequence[str], typed: Sequence[str], now: Sequence[str]) -> tuple[str, ...]:
    """Return each field's text: what was typed where that differs from where it began, else what is now."""
    return tuple(
        mine if mine != before else current for before, mine, current in zip(base, typed, now, strict=True)
    )


def _text(line: str, name: str) -> str:
    own = f"{name}: "
    return line.removeprefix(own) if line.startswith(own) else line.partition(": ")[2]
