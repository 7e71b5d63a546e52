"""Where the numbers of a slide come from, in one text."""

from cs_desktop.common.dates import day_text
from cs_desktop.domain.deck.shown import SlideShown


def source_note(slide: SlideShown) -> str:
    """Return each source of a slide's figures once, with its day."""
    told = dict.fromkeys((one.source, one.as_of) for one in slide.figures if one.source)
    return "; ".join(f"{source}, {day_text(as_of)}" for source, as_of in told)
