"""Keys as they are printed on a keyboard."""

from PySide6.QtGui import QKeySequence

_PLUS = "\0"


def key_names(keys: QKeySequence) -> tuple[str, ...]:
    """Return the keys that are pressed together, each by its name: Ctrl, Shift, R; none for no keys."""
    native = keys.toString(QKeySequence.SequenceFormat.NativeText)
    if not native:
        return ()
    # A plus between keys joins them; a plus at the end is a key itself.
    names = native.replace("++", f"+{_PLUS}") if native.endswith("++") else native
    return tuple(name.replace(_PLUS, "+") for name in names.split("+")) if native != "+" else ("+",)
