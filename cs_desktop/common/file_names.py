"""Names for files made from what people typed, such that every system takes them."""

_DEVICES = frozenset(
    {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"}
    | {f"{port}{number}" for port in ("COM", "LPT") for number in "123456789¹²³"}
)
"""Names that Windows gives to devices, whatever ending follows them."""
_LONGEST = 80


def safe_name(text: str, ending: str, fallback: str = "Deck") -> str:
    """Return text as a file name: what no system takes is left out, and it stays short."""
    name = (_kept(text)[:_LONGEST].rstrip(" .") or fallback) + ending
    first, dot, rest = name.partition(".")
    return f"{first}_{dot}{rest}" if first.rstrip().upper() in _DEVICES else name


def suggested_name(name: str) -> str:
    """Return the name under which somebody else's file is offered to be saved; its ending is kept."""
    stem, dot, ending = name.rpartition(".")
    kept = _kept(ending)
    return safe_name(stem, f".{kept}", "File") if dot and 0 < len(kept) <= 16 else safe_name(name, "", "File")


def _kept(text: str) -> str:
    return "".join(c for c in text if c.isprintable() and c not in '<>:"/\\|?*').strip(" .")
