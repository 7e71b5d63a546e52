"""Everything that leaves the house with a deck, found by walking through all that it holds.

Whatever kind of slide comes: a text in it is found by its being there, so that nothing can be forgotten.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum, StrEnum
from types import MappingProxyType
from typing import Any

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import count_text, marked, tr
from cs_desktop.common.sizes import size_text
from cs_desktop.domain.charts.spec import ChartSpec
from cs_desktop.domain.deck.content import NOT_FOR_CUSTOMERS, AnyDeck, Audience, Picture, slide_title
from cs_desktop.domain.deck.kinds import SLIDE_KINDS, SlideKey
from cs_desktop.domain.deck.shown import DeckShown, Leaving
from cs_desktop.domain.deck.slides import Definition, Person
from cs_desktop.domain.figures import Figure


class What(StrEnum):
    """What kind of thing leaves."""

    TITLE = "title"
    """Also an entry of the file's outline."""
    TEXT = "text"
    FIGURE = "figure"
    CHART = "chart"
    PERSON = "person"
    PICTURE = "picture"
    RELEASED = "released"
    """What is internal unless somebody releases it for this deck."""
    METADATA = "metadata"
    NOTES = "notes"
    LINKS = "links"


WHAT_NAMES: Mapping[What, str] = MappingProxyType(
    {
        What.TITLE: marked("Title and bookmark"),
        What.TEXT: marked("Text"),
        What.FIGURE: marked("Figure"),
        What.CHART: marked("Chart"),
        What.PERSON: marked("Person"),
        What.PICTURE: marked("Picture"),
        What.RELEASED: marked("Released item"),
        What.METADATA: marked("Metadata"),
        What.NOTES: marked("Speaker notes"),
        What.LINKS: marked("Targets of links"),
    }
)
_METADATA = {
    "title": marked("Title"),
    "account": marked("Account"),
    "company": marked("Author"),
    "subtitle": marked("Subject"),
    "day": marked("Date"),
    "language": marked("Language"),
}
_ON_PAGES = ("period_name", "footer", "confidentiality")
_LINKS = frozenset({"keys", "leads_to"})
"""Fields of slides that are names of links in the file."""


def leaving(shown: DeckShown) -> tuple[Leaving, ...]:
    """Return everything that leaves with a deck, in the user's language: what was released comes first."""
    return (*_released(shown), *leaving_of(shown.deck))


def leaving_of(deck: AnyDeck) -> tuple[Leaving, ...]:
    """Return everything that is in a deck: metadata, what stands on every page, and slide by slide."""
    found = [*_about(deck), *_every_page(deck)]
    for place, slide in enumerate(deck.slides):
        where = tr("{number}. {name}", number=place + 1, name=_name(deck, place))
        title = _thing(where, What.TITLE, slide_title(deck, slide))
        again = _thing(where, What.TEXT, title.text)
        found += [title, *(one for one in _within(slide, where) if one != again)]
    for place in range(len(deck.slides)):
        if deck.notes(place):
            found.append(_thing(tr("Speaker notes"), What.NOTES, deck.notes(place), _name(deck, place)))
    # The same sentence twice on a slide leaves once.
    return tuple(dict.fromkeys(one for one in found if one.text.strip()))


def _released(shown: DeckShown) -> Iterator[Leaving]:
    if shown.design.audience is not Audience.CLIENT or shown.frozen is not None:
        return
    there = {one.design.key.value for one in shown.slides if one.place is not None}
    for offered in shown.offered:
        if offered.item in shown.design.released and offered.slide in there:
            where = tr(SLIDE_KINDS[SlideKey(offered.slide)].name)
            yield _thing(
                tr("Released"), What.RELEASED, offered.text, tr("Internal otherwise; on {slide}", slide=where)
            )


def _about(deck: AnyDeck) -> Iterator[Leaving]:
    where = tr("Metadata")
    for name, label in _METADATA.items():
        value = getattr(deck, name)
        text = day_text(value) if isinstance(value, date) else str(value)
        if text:
            yield _thing(where, What.METADATA, text, tr(label))


def _every_page(deck: AnyDeck) -> Iterator[Leaving]:
    where = tr("Every page")
    if deck.audience is Audience.INTERNAL:
        yield _thing(where, What.TEXT, NOT_FOR_CUSTOMERS)
    for name in _ON_PAGES:
        if getattr(deck, name):
            yield _thing(where, What.TEXT, getattr(deck, name))
    for picture, label in ((deck.own_logo, tr("Our logo")), (deck.logo, tr("The customer's logo"))):
        if picture is not None:
            yield _thing(where, What.PICTURE, label, _size(picture))
    if deck.typeface.name:
        yield _thing(where, What.TEXT, deck.typeface.name, tr("Typeface, embedded in part"))


def _name(deck: AnyDeck, place: int) -> str:
    key = deck.marks[place].key if deck.marks else ""
    return (
        tr(SLIDE_KINDS[SlideKey(key)].name) if key in set(SlideKey) else slide_title(deck, deck.slides[place])
    )


def _within(part: Any, where: str) -> Iterator[Leaving]:  # noqa: ANN401 - any part of a slide
    """Yield what a part of a slide holds; whatever it is, its texts are among it."""
    whole = _whole(part, where)
    if whole is not None:
        yield whole
    elif _is_text(part):
        yield _thing(where, What.TEXT, part)
    elif isinstance(part, tuple):
        for one in part:
            yield from _within(one, where)
    elif is_dataclass(part) and not isinstance(part, type):
        for one in fields(part):
            value = getattr(part, one.name)
            if one.name in _LINKS:
                yield _thing(where, What.LINKS, ", ".join(value))
            else:
                yield from _within(value, where)


def _whole(part: object, where: str) -> Leaving | None:
    """Return what leaves as one thing."""
    match part:
        case Figure():
            return _thing(where, What.FIGURE, _figure(part), _dated(part.source, part.as_of))
        case ChartSpec():
            return _chart(part, where)
        case Person():
            return _thing(where, What.PERSON, _joined(part.name, part.title, part.role))
        case Definition():
            told = _joined(part.name, part.value, part.formula)
            return _thing(where, What.FIGURE, told, _dated(part.source, part.as_of))
        case Picture():
            return _thing(where, What.PICTURE, tr("Picture"), _size(part))
    return None


def _figure(figure: Figure) -> str:
    """Return all that a figure says; the source stands beside it."""
    texts = (figure.label, figure.text(), figure.exact(), figure.note, figure.reason, figure.formula)
    return _joined(*dict.fromkeys(texts))


def _chart(chart: ChartSpec, where: str) -> Leaving:
    """Return a chart as one thing; a presentation holds all its values."""
    values = sum(1 for series in chart.series for value in series.y if value is not None)
    texts = dict.fromkeys(_texts(chart))
    told = _joined(
        *(text for text in texts if text != chart.source), tr("{count} values", count=count_text(values))
    )
    return _thing(where, What.CHART, told, _dated(chart.source, chart.as_of))


def _texts(part: Any) -> Iterator[str]:  # noqa: ANN401 - any part of a chart
    if _is_text(part):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from _texts(one)
    elif is_dataclass(part) and not isinstance(part, type):
        for one in fields(part):
            yield from _texts(getattr(part, one.name))


def _is_text(value: object) -> bool:
    return isinstance(value, str) and not isinstance(value, Enum)


def _dated(source: str, as_of: date | None) -> str:
    return _joined(source, "" if as_of is None else day_text(as_of))


def _joined(*texts: str) -> str:
    return " · ".join(text for text in texts if text)


def _size(picture: Picture) -> str:
    pixels = f"{count_text(picture.width)} × {count_text(picture.height)}"
    return tr("{pixels} pixels, {size}", pixels=pixels, size=size_text(len(picture.content)))


def _thing(where: str, what: What, text: str, source: str = "") -> Leaving:
    return Leaving(where, what, text, source)
