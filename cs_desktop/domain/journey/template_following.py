"""Doing what was chosen of a template's changes: one gesture, and what belongs to the parts that it adds."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import Gesture, GestureBuilder, New, Ref
from cs_desktop.domain.journey.content import EIGHTHS, Card, MapContent, Stage
from cs_desktop.domain.journey.copies import FreeRows
from cs_desktop.domain.journey.copying import OF_THE_ACCOUNT
from cs_desktop.domain.journey.structure import copied
from cs_desktop.domain.journey.template_changes import ALL, ENDS, About, Deed, Proposal, by_id, by_source

_Order = Sequence[tuple[int | None, int | None]]
"""Stages or lanes in their order: the template's part, and the map's, where it has it already."""


def followed(
    new: MapContent, mine: MapContent, chosen: Collection[Proposal], label: str = "Follow template"
) -> Gesture:
    """Return the gesture that does the chosen proposals, as one step.

    A card that is added into a stage or lane which the map has not, and which is not added with it, comes as
    not placed, so that it is not lost; one that would be moved there stays where it is. What comes to a
    place goes to a row that is free there. The order of stages and lanes is the template's where one is moved
    or added; those of the map's own stay behind the one they follow.
    """
    return _Following(new, mine, chosen, label).made()


class _Following:
    """Builds the gesture."""

    def __init__(self, new: MapContent, mine: MapContent, chosen: Collection[Proposal], label: str) -> None:
        self._new, self._mine, self._chosen = new, mine, chosen
        self._builder = GestureBuilder(label)
        self._here = {about.kind: by_source(getattr(mine, about.parts)) for about in ALL}
        self._added: dict[Kind, dict[int, New]] = {about.kind: {} for about in ALL}
        self._orders: dict[Kind, _Order] = {}
        """Of the stages and lanes, where it changes."""
        self._places = _Places(self._mine, ())

    def made(self) -> Gesture:
        """Do all of it, each kind after what it can point at."""
        for about in ALL:
            deeds = [one for one in self._chosen if one.kind is about.kind]
            if about.kind is Kind.JOURNEY_CARD:
                self._places = self._places_left()
            added = {one.source_id for one in deeds if one.deed is Deed.ADD}
            moved = {one.source_id for one in deeds if one.deed is Deed.MOVE}
            order = self._order(about, added, moved) if about.ordered and added | moved else []
            if order:
                self._orders[about.kind] = order
            for one in deeds:
                if one.deed is Deed.ADD:
                    self._add(about, one, order)
                elif one.deed is not Deed.REMOVE:
                    self._put(about, one)
            for place, (_source, part_id) in enumerate(order):
                if part_id is not None:
                    self._builder.put(about.kind, part_id, position=place)
        self._add_what_belongs()
        for about in ALL:
            gone = [
                one.source_id for one in self._chosen if one.kind is about.kind and one.deed is Deed.REMOVE
            ]
            self._builder.drop(about.kind, [self._here[about.kind][id_].id for id_ in gone])
        return self._builder.made()

    def _add(self, about: About, one: Proposal, order: _Order) -> None:
        part = by_id(getattr(self._new, about.parts))[one.source_id]
        values = {name: value for name, value in copied(part).items() if name not in OF_THE_ACCOUNT}
        values["source_id"] = part.id
        values |= {name: self._end(name, values[name]) for name in ENDS if name in values}
        if about.ordered:
            values["position"] = order.index((part.id, None))
        if isinstance(part, Card):
            values["row"] = self._places.row_for(self._later_card(part, part, ENDS))
        self._added[about.kind][part.id] = self._builder.add(about.kind, **values)

    def _add_what_belongs(self) -> None:
        """Add the questions and links of added cards, and the feelings of added stages."""
        cards, stages = self._added[Kind.JOURNEY_CARD], self._added[Kind.JOURNEY_STAGE]
        for link in self._new.links:
            source, target = (
                self._ref(Kind.JOURNEY_CARD, link.source_id),
                self._ref(Kind.JOURNEY_CARD, link.target_id),
            )
            new = link.source_id in cards or link.target_id in cards
            if new and source is not None and target is not None:
                self._builder.add(Kind.JOURNEY_LINK, source_id=source, target_id=target)
        for asked in self._new.answers:
            if asked.card_id in cards:
                self._builder.add(
                    Kind.JOURNEY_ANSWER,
                    card_id=cards[asked.card_id],
                    question=asked.question,
                    position=asked.position,
                )
        for feeling in self._new.emotions:
            persona = self._ref(Kind.JOURNEY_PERSONA, feeling.persona_id)
            if feeling.stage_id in stages and persona is not None:
                self._builder.add(
                    Kind.JOURNEY_EMOTION,
                    **copied(feeling) | {"persona_id": persona, "stage_id": stages[feeling.stage_id]},
                )

    def _put(self, about: About, one: Proposal) -> None:
        part = by_id(getattr(self._new, about.parts))[one.source_id]
        values = {name: value for name, value in copied(part).items() if name in one.fields}
        values.pop("position", None)
        if not self._has_place(one):
            return
        ends = {name: self._end(name, values[name]) for name in ENDS if name in values}
        mine = self._here[about.kind][one.source_id]
        if isinstance(mine, Card) and one.deed is Deed.MOVE:
            values["row"] = self._places.row_for(self._later_card(replace(mine, **values), part, ends))
        values |= ends
        if values:
            self._builder.put(about.kind, mine.id, **values)

    def _has_place(self, one: Proposal) -> bool:
        """Return whether the map has the stage and the lane to which a part would go."""
        part = by_id(getattr(self._new, next(about.parts for about in ALL if about.kind is one.kind)))
        wanted = {name: getattr(part[one.source_id], name) for name in ENDS if name in one.fields}
        return all(source is None or self._end(name, source) is not None for name, source in wanted.items())

    def _places_left(self) -> "_Places":
        """Return the rows as they are taken by the cards that neither go nor move, once all is done."""
        here = self._here[Kind.JOURNEY_CARD]
        leaving = {
            here[one.source_id].id
            for one in self._chosen
            if one.kind is Kind.JOURNEY_CARD
            and (one.deed is Deed.REMOVE or (one.deed is Deed.MOVE and self._has_place(one)))
        }
        later = replace(
            self._mine,
            stages=tuple(Stage(id_, "", place) for place, id_ in enumerate(self._later(Kind.JOURNEY_STAGE))),
        )
        return _Places(later, leaving)

    def _later(self, kind: Kind) -> list[int]:
        """Return the stages in their new order, by id; one that is added has its source's, below zero."""
        gone = {
            self._here[kind][one.source_id].id
            for one in self._chosen
            if one.kind is kind and one.deed is Deed.REMOVE
        }
        known = self._orders.get(kind) or [(None, stage.id) for stage in self._mine.stages]
        ids = [-(source or 0) if part_id is None else part_id for source, part_id in known]
        return [id_ for id_ in ids if id_ not in gone]

    def _later_card(self, card: Card, part: Card, ends: Collection[str]) -> Card:
        """Return a card where one of the template leads it, by ids as `_later` has them."""
        stage, lane = (
            self._later_id(name, getattr(part, name)) if name in ends else getattr(card, name)
            for name in ("stage_id", "lane_id")
        )
        return replace(card, stage_id=stage, lane_id=lane)

    def _later_id(self, name: str, source: int | None) -> int | None:
        end = self._end(name, source)
        return -(source or 0) if isinstance(end, New) else end

    def _end(self, name: str, source_id: object) -> Ref | None:
        """Return the stage or lane of the map that stands for one of the template."""
        assert source_id is None or isinstance(source_id, int)
        return self._ref(Kind.JOURNEY_STAGE if name == "stage_id" else Kind.JOURNEY_LANE, source_id)

    def _ref(self, kind: Kind, source_id: int | None) -> Ref | None:
        """Return the part of the map that stands for one of the template, or that is added for it."""
        if source_id is None:
            return None
        found = self._here[kind].get(source_id)
        return self._added[kind].get(source_id) if found is None else found.id

    def _order(
        self, about: About, added: Collection[int], moved: Collection[int]
    ) -> list[tuple[int | None, int | None]]:
        """Return the stages or lanes in their new order: by the template's part and the map's, if any."""
        parts = getattr(self._mine, about.parts)
        order: list[tuple[int | None, int | None]] = [
            (part.source_id, part.id) for part in parts if part.source_id not in moved
        ]
        wanted = [part.id for part in getattr(self._new, about.parts)]
        for place, source in enumerate(wanted):
            if source in added or source in moved:
                before = set(wanted[:place])
                at = max(
                    (number + 1 for number, (known, _) in enumerate(order) if known in before), default=0
                )
                here = None if source in added else self._here[about.kind][source].id
                order.insert(at, (source, here))
        return order


class _Places:
    """Finds rows for cards that come to a place."""

    def __init__(self, content: MapContent, leaving: Collection[int]) -> None:
        staying = tuple(card for card in content.cards if card.id not in leaving)
        self._rows = FreeRows(replace(content, cards=staying))
        self._stages = content.stage_places

    def row_for(self, card: Card) -> int:
        """Return the row that a card goes to, its own or the next one that is free."""
        stage = self._stages.get(card.stage_id or 0)
        if stage is None or card.lane_id is None:
            return card.row
        return self._rows.take(card.lane_id, stage * EIGHTHS + card.start, card.length, card.row)
