"""The cards of a map as a table for a spreadsheet, with every field that a card has."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass

from cs_desktop.common.csv_text import safe_cell
from cs_desktop.domain.journey.content import Card, MapContent
from cs_desktop.domain.journey.shown import JourneyShown

COLUMNS = (
    *("map", "stage", "lane", "kind", "title", "notes", "evidence", "mood", "way", "state", "owner"),
    *("opened_on", "due", "closed_on", "metric", "value", "baseline", "target", "leads_to", "answers"),
    *("start", "length", "row"),
)
"""Start and length are in eighths of a stage, the row counts from the top of the stack."""


def card_table(content: MapContent, shown: JourneyShown) -> bytes:
    """Return the cards of a map, or of a part of it, as CSV: by lane and stage, UTF-8 with its mark.

    `shown` knows the names of owners, metrics and objectives, and what metrics come to.
    """
    buffer = io.StringIO()
    # Every system gets the line ends that the CSV standard asks for (RFC 4180).
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    names = _Names(
        {stage.id: stage.name for stage in content.stages},
        {lane.id: lane.name for lane in content.lanes},
        _leads(content, shown),
    )
    for card in sorted(content.cards, key=lambda card: _place(content, card)):
        writer.writerow(_cells(content, shown, card, names))
    return buffer.getvalue().encode("utf-8-sig")


@dataclass(frozen=True, slots=True)
class _Names:
    """What cards point at, by id."""

    stages: Mapping[int, str]
    lanes: Mapping[int, str]
    leads: Mapping[int, str]
    """What the links of each card lead to."""


def _cells(content: MapContent, shown: JourneyShown, card: Card, names: _Names) -> list[str]:
    reading = shown.readings.get(card.id)
    answers = " | ".join(f"{one.question}: {one.answer}" for one in content.asked.get(card.id, ()))
    return [
        safe_cell(content.head.name),
        safe_cell(names.stages.get(card.stage_id or 0, "")),
        safe_cell(names.lanes.get(card.lane_id or 0, "")),
        card.kind.value,
        safe_cell(card.title),
        safe_cell(card.notes),
        card.evidence,
        _number(card.mood),
        card.way,
        card.state,
        safe_cell(shown.owners.get(card.owner_id or 0, "")),
        *("" if day is None else day.isoformat() for day in (card.opened_on, card.due, card.closed_on)),
        safe_cell(shown.metrics.get(card.metric_id or 0, "")),
        *map(_number, (None if reading is None else reading.value, card.baseline, card.target)),
        safe_cell(names.leads.get(card.id, "")),
        safe_cell(answers),
        *map(_number, (card.start, card.length, card.row)),
    ]


def _leads(content: MapContent, shown: JourneyShown) -> Mapping[int, str]:
    """Return the names of what links of each card lead to: bridges and objectives."""
    objectives = {one.id: one.text for one in shown.objectives}
    cards = {card.id: card.title for card in (shown.content or content).cards}
    found: dict[int, list[str]] = {}
    for link in content.links:
        name = cards.get(link.target_id or 0, "") or objectives.get(link.objective_id or 0, "")
        if name:
            found.setdefault(link.source_id, []).append(name)
    return {card_id: " | ".join(names) for card_id, names in found.items()}


def _place(content: MapContent, card: Card) -> tuple[int, int, int, int]:
    """Return where a card comes in the table; one without a place comes last."""
    last = len(content.lanes) + len(content.stages)
    lane = content.lane_places.get(card.lane_id or 0, last)
    first = content.first_eighth(card)
    return lane, last * 8 if first is None else first, card.row, card.id


def _number(number: float | None) -> str:
    """Return a number as it is stored; no spreadsheet takes one for a formula, not even a negative one."""
    return "" if number is None else repr(number)
