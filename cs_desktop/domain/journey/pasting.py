"""Putting what the clipboard holds onto a map: cards of another map, or text of a spreadsheet."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from cs_desktop.common.errors import InputError
from cs_desktop.common.language import count_text, tr
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import Gesture, GestureBuilder
from cs_desktop.domain.journey.clipped import Clip, Clipped
from cs_desktop.domain.journey.content import EIGHTHS, Lane, MapContent
from cs_desktop.domain.journey.copies import FreeRows
from cs_desktop.domain.journey.limits import MOST_CARDS
from cs_desktop.domain.journey.pasted_text import TextCard
from cs_desktop.domain.journey.words import HELD_BY, CardKind, GapState, kind_in


@dataclass(frozen=True, slots=True)
class Target:
    """What is chosen on the map that one pastes into; None for nothing."""

    stage_id: int | None = None
    lane_id: int | None = None


def paste_cards(content: MapContent, clip: Clip, target: Target, objectives: Collection[int] = ()) -> Gesture:
    """Return the gesture that adds copied cards, each in a free row.

    They begin at the chosen stage, else at the stages of their names, else where they were. They go to the
    lane that they came from, by kind and name, else to one that holds their kind; all from one lane go to
    the chosen one. Those for which there is none are kept as not placed. `objectives` are those of the
    map's account: links to others are left out, see `foreign_links`.

    Raises:
        InputError: the map would have too many cards.
    """
    check_room(content, len(clip.cards))
    builder = GestureBuilder(_label(len(clip.cards)))
    places, rows = _Places(content, target), FreeRows(content)
    one_lane = len({(card.lane_kind, card.lane) for card in clip.cards}) == 1
    made = []
    for card in clip.cards:
        lane = places.lane_of(card, chosen=one_lane)
        stage = places.stage_of(card)
        values = dict(card.values)
        if lane is not None and stage is not None:
            row = rows.take(lane.id, stage * EIGHTHS + values["start"], values["length"], values["row"])
            kind = kind_in(lane.kind, CardKind(values["kind"])) or values["kind"]
            values |= {"lane_id": lane.id, "stage_id": content.stages[stage].id, "row": row, "kind": kind}
        new = builder.add(Kind.JOURNEY_CARD, **_plain(values))
        made.append(new)
        for position, (question, answer) in enumerate(card.answers):
            builder.add(
                *(Kind.JOURNEY_ANSWER,), card_id=new, question=question, answer=answer, position=position
            )
    for source, to in clip.links:
        builder.add(Kind.JOURNEY_LINK, source_id=made[source], target_id=made[to])
    for source, objective in clip.objectives:
        if objective in objectives:
            builder.add(Kind.JOURNEY_LINK, source_id=made[source], objective_id=objective)
    return builder.made()


def foreign_links(clip: Clip, objectives: Collection[int]) -> int:
    """Return how many links of copied cards lead to objectives that are none of these."""
    return sum(objective not in objectives for _source, objective in clip.objectives)


def paste_text(content: MapContent, cards: tuple[TextCard, ...], target: Target) -> Gesture:
    """Return the gesture that adds a card for each line or cell of a text, from the top.

    What names neither stage nor lane goes to the chosen ones, else to the first that hold cards.

    Raises:
        InputError: the map would have too many cards, or holds none at all.
    """
    check_room(content, len(cards))
    builder = GestureBuilder(_label(len(cards)))
    places, rows = _Places(content, target), FreeRows(content)
    stage, lane = places.stage or 0, places.lane or next(_holding(content), None)
    if lane is None or not content.stages:
        raise InputError(tr("Add a stage and a lane that holds cards, then paste again."))
    free: dict[tuple[int, int], int] = {}
    for card in cards:
        home = lane if card.lane is None else content.lanes[card.lane]
        kind = next(iter(HELD_BY[home.kind]))
        place = stage if card.stage is None else card.stage
        values: dict[str, object] = {"kind": kind.value, "title": card.title, "notes": card.notes}
        if kind is CardKind.GAP:
            values["state"] = GapState.OPEN.value
        row = rows.take(home.id, place * EIGHTHS, EIGHTHS, free.get((home.id, place), 0))
        # The rows above are taken: of a long list each line would count them again.
        free[(home.id, place)] = row + 1
        builder.add(
            *(Kind.JOURNEY_CARD,), lane_id=home.id, stage_id=content.stages[place].id, row=row, **values
        )
    return builder.made()


def check_room(content: MapContent, more: int) -> None:
    """Raise InputError if a map cannot hold so many more cards."""
    room = MOST_CARDS - len(content.cards)
    if more > room:
        # One short line: it is read where messages pass.
        raise InputError(
            tr("Nothing pasted: the map has room for {count} more cards.", count=count_text(max(room, 0)))
        )


class _Places:
    """Finds the stage and the lane of a map that something pasted goes to."""

    def __init__(self, content: MapContent, target: Target) -> None:
        self._content = content
        chosen = content.stage_places.get(target.stage_id) if target.stage_id is not None else None
        self.stage = chosen
        lane = content.lane_places.get(target.lane_id) if target.lane_id is not None else None
        self.lane = None if lane is None or not HELD_BY[content.lanes[lane].kind] else content.lanes[lane]
        self._stages = {
            stage.name.casefold(): place for place, stage in reversed(list(enumerate(content.stages)))
        }

    def stage_of(self, card: Clipped) -> int | None:
        """Return the place of the stage for a copied card; None where the map has no stage."""
        if not self._content.stages:
            return None
        if self.stage is not None:
            wanted = self.stage + card.place
        else:
            wanted = self._stages.get(card.stage.casefold(), card.place)
        return min(wanted, len(self._content.stages) - 1)

    def lane_of(self, card: Clipped, *, chosen: bool) -> Lane | None:
        """Return the lane for a copied card, the chosen one if it is to be; None where none is for it."""
        if chosen and self.lane is not None:
            return self.lane
        kind = CardKind(card.values["kind"])
        fitting = [lane for lane in self._content.lanes if kind in HELD_BY[lane.kind]]
        named = [lane for lane in fitting if lane.name.casefold() == card.lane.casefold()]
        return next(iter(named or fitting), None)


def _holding(content: MapContent) -> Iterator[Lane]:
    return (lane for lane in content.lanes if HELD_BY[lane.kind])


def _label(count: int) -> str:
    return "Paste card" if count == 1 else f"Paste {count} cards"


def _plain(values: Mapping[str, object]) -> dict[str, object]:
    return {
        name: str(value.value) if isinstance(value, CardKind) else value for name, value in values.items()
    }
