"""Cards on their way from one map to another: what the clipboard holds of them."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from cs_desktop.domain.journey.content import EIGHTHS, Card, MapContent
from cs_desktop.domain.journey.limits import TITLE_LIMIT
from cs_desktop.domain.journey.words import CardKind, Evidence, LaneKind

_FORM = 1
"""Of what is written; another one is not read."""
_PLACED = frozenset({"id", "source_id", "lane_id", "stage_id"})
_DAYS = frozenset({"opened_on", "due", "closed_on"})
_NUMBERS = frozenset({"baseline", "target"})
_WHOLE = frozenset({"start", "length", "row", "mood", "owner_id", "metric_id"})


@dataclass(frozen=True, slots=True)
class Clipped:
    """One card, without the ids of its map."""

    values: Mapping[str, Any]
    """By column; `start` and `row` as they were."""
    stage: str
    place: int
    """The place of its stage, counted from that of the first stage of all cards that were copied."""
    lane: str
    lane_kind: LaneKind
    answers: tuple[tuple[str, str], ...] = ()
    """Questions with what was answered."""


@dataclass(frozen=True, slots=True)
class Clip:
    """Cards with the arrows between them, as pairs of places in `cards`."""

    cards: tuple[Clipped, ...]
    links: tuple[tuple[int, int], ...] = ()
    objectives: tuple[tuple[int, int], ...] = ()
    """The objectives that bridges among them serve: the place in `cards` and the objective's id."""


def clip(content: MapContent, card_ids: Iterable[int]) -> Clip:
    """Return cards of a map as the clipboard holds them; those that have no place are left out."""
    wanted = set(card_ids)
    cards = [card for card in content.cards if card.id in wanted and content.is_placed(card)]
    lanes = {lane.id: lane for lane in content.lanes}
    places = {card.id: content.stage_places[card.stage_id] for card in cards if card.stage_id is not None}
    first = min(places.values(), default=0)
    numbers = {card.id: number for number, card in enumerate(cards)}
    answers: dict[int, list[tuple[str, str]]] = {}
    for answer in content.answers:
        answers.setdefault(answer.card_id, []).append((answer.question, answer.answer))
    return Clip(
        tuple(
            Clipped(
                {one.name: getattr(card, one.name) for one in fields(card) if one.name not in _PLACED},
                content.stages[places[card.id]].name,
                places[card.id] - first,
                lanes[card.lane_id].name,
                lanes[card.lane_id].kind,
                tuple(answers.get(card.id, ())),
            )
            for card in cards
            if card.lane_id is not None
        ),
        tuple(
            (numbers[link.source_id], numbers[link.target_id])
            for link in content.links
            if link.source_id in numbers and link.target_id is not None and link.target_id in numbers
        ),
        tuple(
            (numbers[link.source_id], link.objective_id)
            for link in content.links
            if link.source_id in numbers and link.objective_id is not None
        ),
    )


def as_json(clipped: Clip) -> str:
    """Return what the clipboard keeps for this program."""
    cards = [
        {
            "values": {
                name: value.isoformat() if isinstance(value, date) else value
                for name, value in card.values.items()
            },
            "stage": card.stage,
            "place": card.place,
            "lane": card.lane,
            "lane_kind": str(card.lane_kind.value),
            "answers": [list(answer) for answer in card.answers],
        }
        for card in clipped.cards
    ]
    links, objectives = ([list(pair) for pair in pairs] for pairs in (clipped.links, clipped.objectives))
    return json.dumps({"form": _FORM, "cards": cards, "links": links, "objectives": objectives})


def from_json(text: str) -> Clip | None:
    """Return what was copied; None where it is nothing that this version understands."""
    try:
        read = json.loads(text)
        if read["form"] != _FORM:
            return None
        cards = tuple(_card(one) for one in read["cards"])
        links = tuple((int(source), int(target)) for source, target in read["links"])
        # Earlier versions said nothing of them.
        served = tuple((int(source), int(objective)) for source, objective in read.get("objectives", ()))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    known = range(len(cards))
    return Clip(
        cards,
        tuple(link for link in links if link[0] in known and link[1] in known),
        tuple(link for link in served if link[0] in known),
    )


def _card(read: Mapping[str, Any]) -> Clipped:
    names = {one.name for one in fields(Card)} - _PLACED
    values = {name: _value(name, value) for name, value in read["values"].items() if name in names}
    # A word that no map knows would make the whole map unreadable.
    values |= {
        "kind": CardKind(values["kind"]).value,
        "evidence": Evidence(values.get("evidence", Evidence.ASSUMED)).value,
        "start": min(max(values["start"], 0), EIGHTHS - 1),
        "length": max(values["length"], 1),
        "row": max(values["row"], 0),
        "title": values["title"][:TITLE_LIMIT],
    }
    return Clipped(
        values,
        str(read["stage"]),
        max(int(read["place"]), 0),
        str(read["lane"]),
        LaneKind(read["lane_kind"]),
        tuple((str(question), str(answer)) for question, answer in read["answers"]),
    )


def _value(name: str, value: object) -> Any:  # noqa: ANN401 - each column has its own type
    if value is None:
        return None
    if name in _DAYS:
        return date.fromisoformat(str(value))
    if name in _NUMBERS:
        return float(str(value))
    return int(str(value)) if name in _WHOLE else str(value)


def as_table(content: MapContent, card_ids: Iterable[int]) -> list[list[str]]:
    """Return cards as a table for a spreadsheet: a column for each stage, rows below each other by lane."""
    wanted = [card for card in content.cards if card.id in set(card_ids) and content.is_placed(card)]
    if not wanted:
        return []
    places = sorted({content.stage_places[card.stage_id] for card in wanted if card.stage_id is not None})
    table = [["", *(content.stages[place].name for place in places)]]
    for lane in content.lanes:
        columns: list[list[str]] = [[] for _place in places]
        for card in sorted(wanted, key=lambda card: (card.row, card.start, card.id)):
            if card.lane_id == lane.id and card.stage_id is not None:
                columns[places.index(content.stage_places[card.stage_id])].append(card.title)
        for row in range(max(len(column) for column in columns)):
            name = lane.name if row == 0 else ""
            table.append([name, *(column[row] if row < len(column) else "" for column in columns)])
    return table
