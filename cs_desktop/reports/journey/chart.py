"""A map, laid out with the file's own fonts and drawn: everything but what stands above and below it."""

from cs_desktop.common.language import count_text, tr
from cs_desktop.domain.journey.calendar import StageDays
from cs_desktop.domain.journey.content import Card, Lane, MapMilestone
from cs_desktop.domain.journey.curve import height_of
from cs_desktop.domain.journey.curve_looks import look_of_persona
from cs_desktop.domain.journey.emotions import feeling_of, feeling_places, offset
from cs_desktop.domain.journey.feeling import gap
from cs_desktop.domain.journey.feeling_texts import signed
from cs_desktop.domain.journey.geometry import Box, Point
from cs_desktop.domain.journey.layout import lay_out
from cs_desktop.domain.journey.milestones import day_on_map, day_words, milestone_places, milestone_state
from cs_desktop.domain.journey.printing import MapPrint
from cs_desktop.domain.journey.routes import route
from cs_desktop.domain.journey.ties import objectives_of
from cs_desktop.domain.journey.words import LaneKind
from cs_desktop.reports.journey.cards import CardPen, Titles
from cs_desktop.reports.journey.curves import CurvePen, CurvePoint, HeardPoint, draw_scale
from cs_desktop.reports.journey.ground import draw_ground, draw_head, draw_label
from cs_desktop.reports.journey.lines import draw_here, draw_link
from cs_desktop.reports.journey.milestone_line import LineMilestone, draw_milestones
from cs_desktop.reports.sheet import Sheet
from cs_desktop.reports.text.setter import Setter


class MapChart:
    """One map. Its `layout` is in the units of the canvas, so it looks the same wherever it is drawn."""

    def __init__(self, wanted: MapPrint, setter: Setter) -> None:
        self._wanted, self._content = wanted, wanted.content
        self._titles = Titles(setter)
        self.layout = lay_out(self._content, self._titles.lines)
        self._here = wanted.standing.stage_id if wanted.standing else None
        self._now = self._place_of_now()
        self._by_lane: dict[int, list[Card]] = {}
        for card in self._content.cards:
            if card.id in self.layout.cards and card.lane_id is not None:
                self._by_lane.setdefault(card.lane_id, []).append(card)

    def draw(self, sheet: Sheet) -> None:
        """Draw the map, its first lane's first stage beginning at 0, 0; in reading order, lane by lane."""
        draw_ground(sheet, self.layout, self._here)
        for lane, placed in zip(self._content.lanes, self.layout.lanes, strict=True):
            if lane.kind is LaneKind.EMOTION and not lane.folded:
                draw_scale(sheet, placed.box)
        if self._now is not None:
            draw_here(sheet, self._now, self.layout.height)
        self._draw_links(sheet)
        for place, stage in enumerate(self._content.stages):
            days = self._days(place)
            draw_head(sheet, stage, self.layout.stages[place].box, days, here=stage.id == self._here)
        pen = CardPen(
            sheet,
            self._titles,
            self._content,
            self._wanted.readings,
            self._wanted.moods,
            self._wanted.made_on,
        )
        for lane, placed in zip(self._content.lanes, self.layout.lanes, strict=True):
            self._draw_lane(sheet, pen, lane, placed.box)

    def _draw_links(self, sheet: Sheet) -> None:
        boxes = self.layout.cards
        for link in self._content.links:
            if link.source_id in boxes and link.target_id is not None and link.target_id in boxes:
                draw_link(sheet, route(boxes[link.source_id], boxes[link.target_id]))

    def _draw_lane(self, sheet: Sheet, pen: CardPen, lane: Lane, box: Box) -> None:
        shows_curves = lane.kind is LaneKind.EMOTION and not lane.folded
        personas = self._content.personas if shows_curves else ()
        draw_label(sheet, lane, box, personas, heard=shows_curves and bool(self._wanted.heard_shown))
        if lane.folded:
            return
        until = self.layout.width if self._now is None else self._now
        if lane.kind is LaneKind.MILESTONES:
            self._draw_milestones(sheet, box)
        if shows_curves:
            self._draw_curves(CurvePen(sheet, box, until), box)
        boxes = self.layout.cards
        for card in sorted(
            self._by_lane.get(lane.id, ()), key=lambda one: (boxes[one.id].y, boxes[one.id].x)
        ):
            pen.draw(card, boxes[card.id])
            if card.id in self.layout.ghosts:
                pen.draw_ghost(self.layout.ghosts[card.id], boxes[card.id])
            if card.id in self.layout.chips:
                pen.draw_chip(self._served(card.id), self.layout.chips[card.id])

    def _served(self, bridge_id: int) -> str:
        names = (self._wanted.objectives.get(one, "") for one in objectives_of(self._content, bridge_id))
        return ", ".join(name for name in names if name)

    def _draw_curves(self, pen: CurvePen, lane: Box) -> None:
        pen.name_scale()
        words = {one.id: one for one in self._content.emotions}
        personas = [one.id for one in self._content.personas]
        places = feeling_places(self._content, self.layout, lane, personas, {})
        every: list[CurvePoint] = []
        for number, persona in enumerate(personas):
            points = [
                CurvePoint(part_id, at, words[part_id].value, words[part_id].word)
                for part_id, at in places.items()
                if words[part_id].persona_id == persona
            ]
            pen.draw(points, look_of_persona(number))
            every += points
        heard = self._heard(lane, personas)
        pen.draw_heard(heard)
        pen.name(every, heard)

    def _heard(self, lane: Box, personas: list[int]) -> list[HeardPoint]:
        """Return what surveys say, each beside what is believed of the first persona."""
        found = []
        for place, stage in enumerate(self._content.stages):
            heard = self._wanted.heard.get(stage.id)
            if heard is None:
                continue
            felt = feeling_of(self._content, personas[0], stage.id) if personas else None
            words = tr("n {count}", count=count_text(heard.n))
            if felt is not None:
                words = tr("{gap}, {count}", gap=signed(gap(felt.value, heard)), count=words)
            x = self.layout.stages[place].box.middle.x + (
                offset(personas, personas[0]) if felt is not None else 0.0
            )
            at = Point(x, height_of(heard.value, lane.y, lane.height))
            felt_y = None if felt is None else height_of(felt.value, lane.y, lane.height)
            in_full = tr("Surveys in {stage}: {words}", stage=stage.name, words=words)
            found.append(HeardPoint(at, felt_y, words, in_full))
        return found

    def _draw_milestones(self, sheet: Sheet, lane: Box) -> None:
        places = milestone_places(self._content, self.layout, self._wanted.days)
        shown = [self._milestone(one) for one in self._content.milestones if one.id in places]
        draw_milestones(sheet, shown, places, lane, self._now)

    def _milestone(self, milestone: MapMilestone) -> LineMilestone:
        today = self._wanted.made_on
        day = day_on_map(self._content, milestone, self._wanted.days)
        state, words = milestone_state(milestone, day, today), day_words(milestone, day, today)
        return LineMilestone(milestone.id, " ".join(milestone.name.split()), words, state)

    def _place_of_now(self) -> float | None:
        standing = self._wanted.standing
        place = None if standing is None else self._content.stage_places.get(standing.stage_id)
        if standing is None or place is None:
            return None
        box = self.layout.stages[place].box
        return box.x + box.width * standing.share

    def _days(self, place: int) -> StageDays:
        known = self._wanted.days
        return known[place] if place < len(known) else StageDays(None, None)
