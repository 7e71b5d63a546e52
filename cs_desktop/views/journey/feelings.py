"""The curves of emotion as one layer: the curve of each persona, its points, and what surveys say."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject, QPointF, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from cs_desktop.common.language import tr
from cs_desktop.domain.journey.captions import HEIGHT, Caption, around, place_captions
from cs_desktop.domain.journey.content import Emotion, MapContent, Persona
from cs_desktop.domain.journey.curve import height_of
from cs_desktop.domain.journey.emotions import feeling_of, feeling_places, stage_x
from cs_desktop.domain.journey.feeling import Heard, gap
from cs_desktop.domain.journey.feeling_texts import (
    feeling_text,
    gap_text,
    heard_in_all,
    heard_text,
    signed,
)
from cs_desktop.domain.journey.geometry import Box, Point
from cs_desktop.domain.journey.layout import Layout
from cs_desktop.domain.journey.shown import JourneyShown
from cs_desktop.domain.journey.words import LaneKind
from cs_desktop.views.journey.curves import (
    HEARD,
    REACH,
    CurveItem,
    CurveLook,
    FeelingItem,
    HeardItem,
    look_of_persona,
)
from cs_desktop.views.journey.feeling_ground import Legend, LegendItem, LegendLine, ScaleItem, lines_each
from cs_desktop.views.journey.wrapping import canvas_font
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme

_BELOW_NAME = 26.0
"""Where the legend begins, below the top of the lane."""
_Item = TypeVar("_Item", bound=QGraphicsItem)
_Key = TypeVar("_Key", int, int | None)
_CHOSEN_WIDTH, _OTHER_WIDTH, _HEARD_WIDTH = 2.25, 1.5, 1.25


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What the layer was last given to show."""

    content: MapContent
    layout: Layout
    lane: Box
    now: float
    heard: Mapping[int, Heard]


class FeelingLayer(QObject):
    """Keeps an item for each feeling by its id, so that selection lasts; says whose feelings are written."""

    changed = Signal()
    """Another persona was chosen, or one was hidden or shown."""

    def __init__(self, scene: QGraphicsScene, theme: Theme) -> None:
        super().__init__(scene)
        self._scene, self._theme = scene, theme
        self.items: dict[int, FeelingItem] = {}
        self._curves: dict[int | None, CurveItem] = {}
        self._heard: dict[int, HeardItem] = {}
        self._legend: list[LegendItem] = []
        self._picks = Legend(self)
        self._picks.picked.connect(self._pick)
        self._scale = ScaleItem(theme)
        scene.addItem(self._scale)
        self._drawn: _Drawn | None = None
        self._persona: int | None = None
        self._hidden: frozenset[int] = frozenset()
        self._with_heard = True
        self._changed: Mapping[int, float] = {}
        """Values that are not stored yet, by feeling."""

    @property
    def lane(self) -> Box | None:
        """Return the lane of emotion; None where it is folded, or there is none."""
        return self._drawn.lane if self._drawn else None

    @property
    def persona(self) -> Persona | None:
        """Return the persona whose feelings are written."""
        return next((one for one in self._personas() if one.id == self._persona), None)

    @property
    def with_heard(self) -> bool:
        """Return whether what surveys say is shown."""
        return self._with_heard

    def is_hidden(self, persona_id: int) -> bool:
        """Return whether a persona's curve is hidden."""
        return persona_id in self._hidden

    def show_feelings(self, shown: JourneyShown, layout: Layout, now: float) -> None:
        """Show the curves of a map, or of the same one anew; `now` is the x of where the account is."""
        content = shown.content
        assert content is not None
        place = next(
            (
                place
                for place, lane in enumerate(content.lanes)
                if lane.kind is LaneKind.EMOTION and not lane.folded
            ),
            None,
        )
        self._changed = {}
        before = self._persona
        known = [one.id for one in content.personas]
        self._hidden &= frozenset(known)
        if self._persona not in known:
            self._persona = next((one for one in known if one not in self._hidden), None)
        self._drawn = None
        if place is not None:
            self._drawn = _Drawn(content, layout, layout.lanes[place].box, now, shown.heard)
        self._draw()
        if self._persona != before:
            self.changed.emit()

    def preview(self, values: Mapping[int, float]) -> None:
        """Show feelings as they will be, while somebody drags them."""
        self._changed = values
        self._draw()

    def choose_persona(self, persona_id: int) -> None:
        """Write this persona's feelings from now on; a hidden one is shown again."""
        self._persona, self._hidden = persona_id, self._hidden - {persona_id}
        self._draw()
        self.changed.emit()

    def choose_persona_of(self, feeling_id: int) -> None:
        """Write the feelings of whom this one is, from now on."""
        persona = self._emotion(feeling_id).persona_id
        if persona != self._persona:
            self.choose_persona(persona)

    def choose_next(self) -> Persona | None:
        """Write the feelings of the next persona that is shown, and return it."""
        shown = [one for one in self._personas() if one.id not in self._hidden]
        if shown:
            places = [place for place, one in enumerate(shown) if one.id == self._persona]
            self.choose_persona(shown[((places or [-1])[0] + 1) % len(shown)].id)
        return self.persona

    def hide(self, persona_id: int, *, hidden: bool) -> None:
        """Hide a persona's curve, or show it; what is stored stays as it is."""
        self._hidden = self._hidden | {persona_id} if hidden else self._hidden - {persona_id}
        if self._persona in self._hidden or self._persona is None:
            visible = (one.id for one in self._personas() if one.id not in self._hidden)
            self._persona = next(visible, None)
        self._draw()
        self.changed.emit()

    def show_heard(self, *, shown: bool) -> None:
        """Show what surveys say, or only what was entered."""
        self._with_heard = shown
        self._draw()
        self.changed.emit()

    def chosen(self) -> tuple[int, ...]:
        """Return the ids of the selected feelings."""
        return tuple(id_ for id_, item in sorted(self.items.items()) if item.isSelected())

    def feeling_at(self, place: QPointF) -> int | None:
        """Return the feeling whose point is under a place of the scene, if any."""
        found = [id_ for id_, item in self.items.items() if item.is_at(place)]
        mine = [id_ for id_ in found if self._emotion(id_).persona_id == self._persona]
        return next(iter(mine or found), None)

    def word_at(self, place: QPointF) -> int | None:
        """Return the feeling whose word or point is under a place of the scene, if any."""
        at = self.feeling_at(place)
        if at is not None:
            return at
        return next((id_ for id_, item in self.items.items() if item.has_word_at(place)), None)

    def beside(self, feeling_id: int, across: int) -> int | None:
        """Return the feeling of the same persona in the next stage where it has one; None for none."""
        mine = [
            id_ for id_ in self.items if self._emotion(id_).persona_id == self._emotion(feeling_id).persona_id
        ]
        ordered = sorted(mine, key=lambda id_: self.items[id_].x())
        at = ordered.index(feeling_id) + across
        return ordered[at] if 0 <= at < len(ordered) else None

    def boxes(self) -> Mapping[int, Box]:
        """Return where the points are, by feeling: to be walked to like cards."""
        return {id_: around(Point(item.x(), item.y()), REACH) for id_, item in self.items.items()}

    def value_of(self, feeling_id: int) -> float:
        """Return how good a feeling is as it is shown now."""
        return self._changed.get(feeling_id, self._emotion(feeling_id).value)

    def word_of(self, feeling_id: int) -> str:
        """Return the word of a feeling."""
        return self._emotion(feeling_id).word

    def text_of(self, feeling_id: int) -> str:
        """Return what is read aloud of a feeling."""
        assert self._drawn is not None
        emotion = self._emotion(feeling_id)
        return feeling_text(self._drawn.content, emotion, self._drawn.heard.get(emotion.stage_id))

    def _pick(self, persona_id: int | None) -> None:
        """Write the persona that was clicked; what surveys say is hidden or shown."""
        if persona_id is None:
            self.show_heard(shown=not self._with_heard)
        else:
            self.choose_persona(persona_id)

    def _personas(self) -> tuple[Persona, ...]:
        return self._drawn.content.personas if self._drawn else ()

    def _emotion(self, feeling_id: int) -> Emotion:
        assert self._drawn is not None
        return next(one for one in self._drawn.content.emotions if one.id == feeling_id)

    def _draw(self) -> None:
        drawn = self._drawn
        self._scale.setVisible(drawn is not None)
        if drawn is None:
            self._keep(self.items, ())
            self._keep(self._curves, ())
            self._keep(self._heard, ())
            self._show_legend([], 0.0, 0.0)
            return
        self._scale.show_lane(drawn.lane)
        felt = {one.persona_id for one in drawn.content.emotions}
        personas = [one.id for one in drawn.content.personas if one.id in felt - self._hidden]
        places = feeling_places(drawn.content, drawn.layout, drawn.lane, personas, self._changed)
        self._show_curves(drawn, personas, places)
        self._show_points(drawn, places)
        gaps = self._show_heard(drawn, places)
        self._show_words(drawn, places, gaps)
        self._show_legend(self._legend_lines(drawn), drawn.lane.y + _BELOW_NAME, drawn.lane.height)

    def _show_curves(self, drawn: _Drawn, personas: list[int], places: Mapping[int, Point]) -> None:
        wanted: dict[int | None, tuple[list[Point], CurveLook, float]] = {}
        for number, persona in enumerate(drawn.content.personas):
            if persona.id in personas:
                points = [places[id_] for id_ in places if self._emotion(id_).persona_id == persona.id]
                width = _CHOSEN_WIDTH if persona.id == self._persona else _OTHER_WIDTH
                wanted[persona.id] = points, look_of_persona(number), width
        if self._with_heard:
            heard = sorted(self._heard_places(drawn, places).values(), key=lambda point: point.x)
            wanted[None] = heard, HEARD, _HEARD_WIDTH
        self._keep(self._curves, wanted)
        for key, (points, look, width) in wanted.items():
            if key not in self._curves:
                self._curves[key] = self._added(CurveItem(self._theme))
            now = drawn.lane.right if key is None else drawn.now
            self._curves[key].show_points(points, drawn.lane, now, look, width)

    def _show_points(self, drawn: _Drawn, places: Mapping[int, Point]) -> None:
        roles = {one.id: look_of_persona(number).role for number, one in enumerate(drawn.content.personas)}
        self._keep(self.items, places)
        for emotion in drawn.content.emotions:
            if emotion.id not in places:
                continue
            if emotion.id not in self.items:
                self.items[emotion.id] = self._added(FeelingItem(self._theme, emotion.id))
            at = places[emotion.id]
            self.items[emotion.id].show_feeling(
                at,
                self._changed.get(emotion.id, emotion.value),
                roles[emotion.persona_id],
                feeling_text(drawn.content, emotion, drawn.heard.get(emotion.stage_id)),
                ahead=at.x > drawn.now,
            )

    def _show_heard(self, drawn: _Drawn, places: Mapping[int, Point]) -> list[Box]:
        """Show what surveys say, and return what that takes up."""
        found = self._heard_places(drawn, places) if self._with_heard else {}
        self._keep(self._heard, found)
        taken = []
        for stage_id, at in found.items():
            if stage_id not in self._heard:
                self._heard[stage_id] = self._added(HeardItem(self._theme))
            heard, felt = drawn.heard[stage_id], self._felt(drawn, stage_id)
            tip = heard_text(drawn.content, stage_id, heard)
            point, text, box = None, "", None
            if felt is not None:
                value = self._changed.get(felt.id, felt.value)
                point, apart = places[felt.id], gap(value, heard)
                tip = f"{tip}\n{gap_text(value, heard)}"
                if apart:
                    text = signed(apart)
                    middle = (at.y + point.y) / 2
                    taken.append(Box(at.x - 2, min(at.y, point.y), 4, abs(at.y - point.y)))
                    box = Box(at.x + 6, middle - HEIGHT / 2, _width(text) + 2, HEIGHT)
                    taken.append(box)
            self._heard[stage_id].show_heard(at, point, text, box, tip)
            taken.append(around(at, REACH))
        return taken

    def _heard_places(self, drawn: _Drawn, places: Mapping[int, Point]) -> Mapping[int, Point]:
        """Return where what surveys say stands, by stage: under or over what the chosen persona feels."""
        found = {}
        for stage_id, heard in drawn.heard.items():
            felt = self._felt(drawn, stage_id)
            x = places[felt.id].x if felt else stage_x(drawn.content, drawn.layout, stage_id)
            found[stage_id] = Point(x, height_of(heard.value, drawn.lane.y, drawn.lane.height))
        return found

    def _felt(self, drawn: _Drawn, stage_id: int) -> Emotion | None:
        return None if self._persona is None else feeling_of(drawn.content, self._persona, stage_id)

    def _show_words(self, drawn: _Drawn, places: Mapping[int, Point], gaps: list[Box]) -> None:
        texts = {
            one.id: _caption(one, self._changed.get(one.id))
            for one in sorted(drawn.content.emotions, key=lambda one: one.persona_id != self._persona)
            if one.id in places
        }
        captions = [Caption(id_, places[id_], _width(text) + 2) for id_, text in texts.items() if text]
        # Stages have ids too, which may be those of feelings.
        counts = {-stage_id: tr("n {n}", n=drawn.heard[stage_id].n) for stage_id in self._heard}
        for key, text in counts.items():
            item = self._heard[-key]
            captions.append(Caption(key, Point(item.x(), item.y()), _width(text) + 2))
        taken = [*(around(point, REACH) for point in places.values()), *gaps]
        boxes = place_captions(captions, taken, drawn.lane)
        for id_, text in texts.items():
            self.items[id_].show_words(text, boxes.get(id_))
        for key, text in counts.items():
            self._heard[-key].show_count(text, boxes.get(key))

    def _legend_lines(self, drawn: _Drawn) -> list[LegendLine]:
        lines = []
        for number, persona in enumerate(drawn.content.personas):
            hidden, chosen = persona.id in self._hidden, persona.id == self._persona
            tip = tr("{persona}: click to write how they feel", persona=persona.name)
            if chosen:
                tip = tr("{persona}: what you write is how they feel", persona=persona.name)
            if hidden:
                tip = tr("{persona}: hidden; click to show the curve", persona=persona.name)
            look = look_of_persona(number)
            lines.append(LegendLine(persona.id, persona.name, look, tip, hidden=hidden, chosen=chosen))
        if drawn.content.head.account_id is not None:
            name, tip = tr("Surveys"), heard_in_all(list(drawn.heard.values()))
            hidden = not self._with_heard or not drawn.heard
            lines.append(LegendLine(None, name, HEARD, tip, hidden=hidden))
        return lines

    def _show_legend(self, lines: list[LegendLine], top: float, height: float) -> None:
        room = height - _BELOW_NAME
        each = lines_each([line.name for line in lines], room)
        while len(self._legend) < len(lines):
            self._legend.append(self._added(LegendItem(self._theme, self._picks)))
        y = top
        for place, item in enumerate(self._legend):
            item.setVisible(place < len(lines))
            if place < len(lines):
                y = item.show_line(lines[place], y, each)
                # What has no room is told in the panel of personas.
                item.setVisible(y <= top + room)

    def _added(self, item: _Item) -> _Item:
        self._scene.addItem(item)
        return item

    def _keep(self, items: dict[_Key, _Item], wanted: Iterable[_Key]) -> None:
        """Take away the items of what is gone."""
        kept = set(wanted)
        for key in [key for key in items if key not in kept]:
            self._scene.removeItem(items.pop(key))


def _caption(emotion: Emotion, changed: float | None) -> str:
    """Return the word of a feeling; while it changes, its value too."""
    if changed is None or changed == emotion.value:
        return emotion.word
    return f"{signed(changed)} {emotion.word}".strip()


def _width(text: str) -> float:
    return QFontMetricsF(canvas_font(TextStyle.CAPTION_MEDIUM)).horizontalAdvance(text)
