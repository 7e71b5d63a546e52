"""What became otherwise from one deck to the next: slides, titles, figures with both dates, texts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import Enum, StrEnum
from typing import Any

from cs_desktop.domain.charts.spec import ChartKind, ChartSpec
from cs_desktop.domain.deck.content import AnyDeck, slide_title
from cs_desktop.domain.deck.figures import collect_charts, figures_of
from cs_desktop.domain.deck.slides import AppendixSlide, Slide, TitleSlide
from cs_desktop.domain.figures import Figure, value_text


class Otherwise(StrEnum):
    """The kinds of differences."""

    ADDED = "added"
    """A slide that was not there before."""
    DROPPED = "dropped"
    MOVED = "moved"
    """A slide that stands before or behind others than it did."""
    TITLE = "title"
    FIGURE = "figure"
    TEXT = "text"
    """Something said on a slide that was not, or was otherwise; figures left aside."""
    NOTES = "notes"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is otherwise in the newer deck."""

    kind: Otherwise
    slide: str
    """The `SlideKey` of the slide."""
    what: str
    """The slide's title, or the figure's label."""
    before: str = ""
    """Empty where there was nothing; of a slide that was moved the number at which it stood."""
    after: str = ""
    before_as_of: date | None = None
    """Of figures."""
    after_as_of: date | None = None


@dataclass(frozen=True, slots=True)
class _Side:
    key: str
    title: str
    notes: str
    slide: Slide
    place: int


@dataclass(frozen=True, slots=True)
class _Value:
    text: str = ""
    as_of: date | None = None


_NONE = _Value()


def compared(before: AnyDeck, after: AnyDeck) -> tuple[Difference, ...]:
    """Return what is otherwise in the newer of two decks, in its order; of the same deck nothing.

    Slides are found again by their keys, several of a kind one after the other. The appendix follows from
    the others and is left aside.
    """
    old, new = _sides(before), _sides(after)
    found: list[Difference] = [
        Difference(Otherwise.DROPPED, one.key, one.title) for name, one in old.items() if name not in new
    ]
    stay = _in_order([name for name in old if name in new], [name for name in new if name in old])
    for name, one in new.items():
        if name not in old:
            found.append(Difference(Otherwise.ADDED, one.key, one.title))
            continue
        if name not in stay:
            found.append(Difference(Otherwise.MOVED, one.key, one.title, *_places(old[name], one)))
        found.extend(_within(old[name], one))
    return tuple(found)


def _sides(deck: AnyDeck) -> Mapping[tuple[str, int], _Side]:
    """Return the slides by key and by how many of it stand before."""
    found: dict[tuple[str, int], _Side] = {}
    for place, slide in enumerate(deck.slides):
        key = deck.marks[place].key if deck.marks else type(slide).__name__
        number = 0
        while (key, number) in found:
            number += 1
        found[key, number] = _Side(key, slide_title(deck, slide), deck.notes(place), slide, place + 1)
    return found


def _places(before: _Side, after: _Side) -> tuple[str, str]:
    return str(before.place), str(after.place)


def _within(before: _Side, after: _Side) -> Iterator[Difference]:
    if before.title != after.title:
        yield Difference(Otherwise.TITLE, after.key, after.title, before.title, after.title)
    if before.notes != after.notes:
        yield Difference(Otherwise.NOTES, after.key, after.title, before.notes, after.notes)
    if isinstance(before.slide, AppendixSlide) and isinstance(after.slide, AppendixSlide):
        return
    yield from _figures(before, after)
    yield from _texts(before, after)


def _figures(before: _Side, after: _Side) -> Iterator[Difference]:
    """Yield the values that are otherwise, found again by their labels; of one label one after the other."""
    old, new = _labelled(before.slide), _labelled(after.slide)
    for name in dict.fromkeys((*new, *old)):
        was, now = old.get(name, _NONE), new.get(name, _NONE)
        if was.text != now.text:
            told = (was.text, now.text, was.as_of, now.as_of)
            yield Difference(Otherwise.FIGURE, after.key, name[0], *told)


def _labelled(slide: Slide) -> Mapping[tuple[str, int], _Value]:
    found: dict[tuple[str, int], _Value] = {}
    for label, value in _values(slide):
        number = 0
        while (label, number) in found:
            number += 1
        found[label, number] = value
    return found


def _values(slide: Slide) -> Iterator[tuple[str, _Value]]:
    """Yield the figures of a slide, and of each line of its charts that no figure tells the last value."""
    told = set()
    for figure in figures_of(slide):
        told.add(figure.label)
        yield figure.label, _Value(figure.exact(), figure.as_of)
    for chart in collect_charts([slide]):
        axis = chart.y_axis
        for series in chart.series:
            known = [y for y in series.y if y is not None]
            if known and chart.kind in (ChartKind.LINE, ChartKind.STEP) and series.name not in told:
                yield series.name, _Value(value_text(known[-1], axis.unit, axis.currency), chart.as_of)


def _texts(before: _Side, after: _Side) -> Iterator[Difference]:
    old, new = _said(before), _said(after)
    gone = [text for text in old if text not in set(new)]
    came = [text for text in new if text not in set(old)]
    for place in range(max(len(gone), len(came))):
        was, now = (texts[place] if place < len(texts) else "" for texts in (gone, came))
        yield Difference(Otherwise.TEXT, after.key, after.title, was, now)


def _said(side: _Side) -> tuple[str, ...]:
    """Return what a slide says beside title and figures, each once."""
    skipped = () if isinstance(side.slide, TitleSlide) else (side.title,)
    return tuple(dict.fromkeys(text for text in texts_in(side.slide) if text.strip() and text not in skipped))


def texts_in(part: Any) -> Iterator[str]:  # noqa: ANN401 - any part of a slide
    """Yield the texts that a part of a slide says; figures and charts have their own way of being told."""
    if isinstance(part, Enum):
        return
    if isinstance(part, str):
        yield part
    elif isinstance(part, Figure):
        yield part.note
    elif isinstance(part, ChartSpec):
        yield from (part.title, part.subtitle)
    elif isinstance(part, tuple):
        for one in part:
            yield from texts_in(one)
    elif is_dataclass(part) and not isinstance(part, type):
        for one in fields(part):
            if one.name not in _NOT_SAID:
                yield from texts_in(getattr(part, one.name))


_NOT_SAID = frozenset({"keys", "leads_to", "source"})
"""Fields of slides that no reader sees, and the line of sources, which names the day anew each time."""


def _in_order(old: Sequence[tuple[str, int]], new: Sequence[tuple[str, int]]) -> frozenset[tuple[str, int]]:
    """Return the most slides that stand in the same order in both: the others were moved."""
    place = {name: number for number, name in enumerate(old)}
    longest: list[tuple[tuple[str, int], ...]] = [()]
    for name in new:
        before = [chain for chain in longest if not chain or place[chain[-1]] < place[name]]
        longest.append((*_longest(before), name))
    return frozenset(_longest(longest))


def _longest(chains: Sequence[tuple[tuple[str, int], ...]]) -> tuple[tuple[str, int], ...]:
    return max(chains, key=len)
