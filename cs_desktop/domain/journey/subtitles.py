"""What a card says below its title, in one line, and how much room all that stands there takes."""

from collections.abc import Mapping
from datetime import date

from cs_desktop.common.dates import day_text, short_day_text
from cs_desktop.common.language import tr
from cs_desktop.domain.journey.content import Answer, Card
from cs_desktop.domain.journey.field_words import BRIDGE_WAYS
from cs_desktop.domain.journey.words import CardKind, GapState
from cs_desktop.domain.note_text import first_line

SUBTITLE = 15.0
PILL = 27.0
"""Of the line with a bridge's state and its day."""
_BELOW: Mapping[CardKind, float] = {CardKind.BRIDGE: PILL, CardKind.METRIC: 20.0}
_SHORT = 60
"""A note's first line up to so many characters says in a glance what a gap is about."""


def subtitle(card: Card, asked: tuple[Answer, ...] = (), today: date | None = None) -> str:
    """Return what a card says below its title; empty for nothing.

    `asked` are a moment's questions; days of the year of `today` are told without it.
    """
    if card.kind is CardKind.GAP:
        return _gap(card, today)
    if card.kind is CardKind.BRIDGE:
        return tr(BRIDGE_WAYS.get(card.way, ""))
    if card.kind is CardKind.MOMENT and asked:
        done = sum(bool(one.answer.strip()) for one in asked)
        return tr("{count} of {all} answered", count=done, all=len(asked))
    return ""


def _gap(card: Card, today: date | None) -> str:
    if card.state == GapState.CLOSED:
        return tr("Closed {day}", day=near_day(card.closed_on, today)) if card.closed_on else tr("Closed")
    told = first_line(card.notes) if card.notes else ""
    if told and len(told) <= _SHORT:
        return told
    return tr("Since {day}", day=near_day(card.opened_on, today)) if card.opened_on else ""


def near_day(day: date, today: date | None) -> str:
    """Return a day, without its year where that is the one of today."""
    return day_text(day) if today is None else short_day_text(day, today)


def room_below(card: Card, asked: tuple[Answer, ...] = ()) -> float:
    """Return the height of all that a card shows below its title."""
    room = _BELOW.get(card.kind, 0.0) + (SUBTITLE if subtitle(card, asked) else 0.0)
    return room + (SUBTITLE if has_way(card) else 0.0)


def has_way(card: Card) -> bool:
    """Return whether a card shows from where to where its metric is to come."""
    return card.kind is CardKind.BRIDGE and card.metric_id is not None
