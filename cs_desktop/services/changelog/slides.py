"""Which measures the options of a slide leave out, by name instead of as they are stored."""

from collections.abc import Callable, Iterator, Mapping

from cs_desktop.common.language import tr
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.deck.choosing import LEFT_OUT, left_out_of
from cs_desktop.domain.history import ObjectKey

OPTIONS = (Kind.DECK_SLIDE, "options")
"""The column that holds them."""


def measures_named(stored: object) -> Iterator[ObjectKey]:
    """Yield the measures that stored options leave out."""
    if isinstance(stored, Mapping):
        yield from (ObjectKey(Kind.MEASURE, one) for one in left_out_of(stored))


def told_option(
    option: str, old: object, new: object, name: Callable[[ObjectKey], str]
) -> tuple[str, str, str] | None:
    """Return label, old and new text of what leaves out measures; None of any other option."""
    if option != LEFT_OUT:
        return None
    was, now = (", ".join(sorted(map(name, measures_named({LEFT_OUT: one})))) for one in (old, new))
    return tr("Measures left out"), was, now
