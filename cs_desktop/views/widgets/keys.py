"""Keys as they are printed on a keyboard."""

from PySide6.QtGui import QKeySequence

from cs_desktop.common.language import marked, tr

_PLUS = "\0"
_NAMED = (marked("Ctrl"), marked("Shift"), marked("Enter"), marked("Space"), marked("Tab"), marked("Del"))
"""Keys that keyboards of other languages call otherwise."""
_SAME = {"Return": "Enter"}


def printed(name: str) -> str:
    """Return what stands on a key in the user's language; names that Qt has translated stay as they are."""
    known = _SAME.get(name, name)
    return tr(known) if known in _NAMED else name


def key_names(keys: QKeySequence) -> tuple[str, ...]:
    """Return the keys that are pressed together, each by its name: Ctrl, Shift, R; none for no keys."""
    native = keys.toString(QKeySequence.SequenceFormat.NativeText)
    if not native:
        return ()
    # A plus between keys joins them; a plus at the end is a key itself.
    names = native.replace("++", f"+{_PLUS}") if native.endswith("++") else native
    return tuple(name.replace(_PLUS, "+") for name in names.split("+")) if native != "+" else ("+",)
