"""The curves of emotion as one layer: the curve of each persona, its points, and what surveys say."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, QPointF, Signal
from PySide6.QtWidgets import QGraphicsScene

from cs_desktop.domain.journey.captions import HEIGHT, Caption, around, place_captions
from cs_desktop.domain.journey.content import Emotion, Persona
from cs_desktop.domain.journey.curve import height_of
from cs_desktop.domain.journey.curve_looks import look_of_persona
from cs_desktop.domain.journey.emotions import feeling_places, offset, stage_x
from cs_desktop.domain.journey.feeling_texts import feeling_text, signed
from cs_desktop.domain.journey.geometry import Box, Point
from cs_desktop.domain.journey.layout import Layout
from cs_desktop.domain.journey.shown import JourneyShown
from cs_desktop.domain.journey.words import LaneKind
from cs_desktop.views.journey.curves import GRIP, REACH, CurveItem, FeelingItem
from cs_desktop.views.journey.drawn_feelings import DrawnFeelings, caption_width, keep
from cs_desktop.views.journey.feeling_ground import ScaleItem
from cs_desktop.views.journey.feeling_legend import Legend, legend_lines
from cs_desktop.views.journey.heard import HeardLayer
from cs_desktop.views.theme.theme import Theme

_CHOSEN_WIDTH, _OTHER_WIDTH = 2.25, 1.5


class FeelingLayer(QObject):
    """Keeps an item for each feeling by its id, so that selection lasts; says whose feelings are written."""

    changed = Signal()
    """Another persona was chosen, or one was hidden or shown."""

    def __init__(self, scene: QGraphicsScene, theme: Theme) -> None:
        super().__init__(scene)
        self._scene, self._theme = scene, theme
        self.items: dict[int, FeelingItem] = {}
        self._curves: dict[int, CurveItem] = {}
        self._heard = HeardLayer(scene, theme)
        self._legend = Legend(scene, theme)
        self._legend.picked.connect(self._pick)
        self._scale = ScaleItem(theme)
        self._hint = FeelingItem(theme, 0)
        self._hint.hide()
        for item in (self._scale, self._hint):
            scene.addItem(item)
        self._drawn: DrawnFeelings | None = None
        self._persona: int | None = None
        self._hidden: frozenset[int] = frozenset()
        self._with_heard = True

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
        before = self._persona
        known = [one.id for one in content.personas]
        self._hidden &= frozenset(known)
        if self._persona not in known:
            self._persona = next((one for one in known if one not in self._hidden), None)
        self._drawn = None
        if place is not None:
            lane = layout.lanes[place].box
            state = self._persona, self._hidden
            self._drawn = DrawnFeelings(content, layout, lane, now, shown.heard, *state)
        self._draw()
        if self._persona != before:
            self.changed.emit()

    def preview(self, values: Mapping[int, float]) -> None:
        """Show feelings as they will be, while somebody drags them."""
        if self._drawn is not None:
            self._drawn = replace(self._drawn, changed=values)
            self._draw()

    def choose_persona(self, persona_id: int) -> None:
        """Write this persona's feelings from now on; a hidden one is shown again."""
        self._persona, self._hidden = persona_id, self._hidden - {persona_id}
        self._redraw()

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
        self._redraw()

    def show_heard(self, *, shown: bool) -> None:
        """Show what surveys say, or only what was entered."""
        self._with_heard = shown
        self._redraw()

    def show_hint(self, stage_id: int | None, value: float = 0.0) -> None:
        """Show where a click would add a point of the chosen persona; of no stage, nothing."""
        drawn, persona = self._drawn, self._persona
        self._hint.setVisible(stage_id is not None and drawn is not None and persona is not None)
        if stage_id is None or drawn is None or persona is None:
            return
        shown = [one.id for one in drawn.content.personas if one.id in (*drawn.personas, persona)]
        x = stage_x(drawn.content, drawn.layout, stage_id) + offset(shown, persona)
        at = Point(x, height_of(value, drawn.lane.y, drawn.lane.height))
        place = next(place for place, one in enumerate(drawn.content.personas) if one.id == persona)
        self._hint.show_feeling(at, value, look_of_persona(place).role, "", ahead=True)
        width = caption_width(signed(value)) + 2
        self._hint.show_words(signed(value), Box(x + GRIP + 2, at.y - HEIGHT / 2, width, HEIGHT))

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
        assert self._drawn is not None
        return self._drawn.value(self._emotion(feeling_id))

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
        return self._drawn.emotion(feeling_id)

    def _redraw(self) -> None:
        """Draw who is chosen and hidden now."""
        if self._drawn is not None:
            self._drawn = replace(self._drawn, persona=self._persona, hidden=self._hidden)
        self._draw()
        self.changed.emit()

    def _draw(self) -> None:
        drawn = self._drawn
        self._hint.hide()
        self._scale.setVisible(drawn is not None)
        if drawn is None:
            keep(self._scene, self.items, ())
            keep(self._scene, self._curves, ())
            self._heard.clear()
            self._legend.show_lines([], Box(0, 0, 0, 0))
            return
        self._scale.show_lane(drawn.lane)
        places = feeling_places(drawn.content, drawn.layout, drawn.lane, drawn.personas, drawn.changed)
        self._show_curves(drawn, places)
        self._show_points(drawn, places)
        taken: list[Box] = []
        if self._with_heard:
            taken = self._heard.show_heard(drawn, places)
        else:
            self._heard.clear()
        self._show_words(drawn, places, taken)
        self._legend.show_lines(legend_lines(drawn, with_heard=self._with_heard), drawn.lane)

    def _show_curves(self, drawn: DrawnFeelings, places: Mapping[int, Point]) -> None:
        keep(self._scene, self._curves, drawn.personas)
        for number, persona in enumerate(drawn.content.personas):
            if persona.id not in drawn.personas:
                continue
            if persona.id not in self._curves:
                self._curves[persona.id] = CurveItem(self._theme)
                self._scene.addItem(self._curves[persona.id])
            points = [places[id_] for id_ in places if drawn.emotion(id_).persona_id == persona.id]
            width = _CHOSEN_WIDTH if persona.id == drawn.persona else _OTHER_WIDTH
            curve = self._curves[persona.id]
            curve.show_points(points, drawn.lane, drawn.now, look_of_persona(number), width)

    def _show_points(self, drawn: DrawnFeelings, places: Mapping[int, Point]) -> None:
        roles = {one.id: look_of_persona(number).role for number, one in enumerate(drawn.content.personas)}
        keep(self._scene, self.items, places)
        for id_, at in places.items():
            emotion = drawn.emotion(id_)
            if id_ not in self.items:
                self.items[id_] = FeelingItem(self._theme, id_)
                self._scene.addItem(self.items[id_])
            tip = feeling_text(drawn.content, emotion, drawn.heard.get(emotion.stage_id))
            role, ahead = roles[emotion.persona_id], at.x > drawn.now
            self.items[id_].show_feeling(at, drawn.value(emotion), role, tip, ahead=ahead)

    def _show_words(self, drawn: DrawnFeelings, places: Mapping[int, Point], there: list[Box]) -> None:
        emotions = [drawn.emotion(id_) for id_ in places]
        texts = {
            one.id: _caption(one, drawn.value(one))
            for one in sorted(emotions, key=lambda one: one.persona_id != drawn.persona)
        }
        counts = self._heard.captions(drawn)
        captions = [
            *(Caption(id_, places[id_], caption_width(text) + 2) for id_, text in texts.items() if text),
            *(caption for caption, _text in counts),
        ]
        taken = [*(around(point, REACH) for point in places.values()), *there]
        boxes = place_captions(captions, taken, drawn.lane)
        for id_, text in texts.items():
            self.items[id_].show_words(text, boxes.get(id_))
        for caption, text in counts:
            self._heard.show_count(caption, text, boxes.get(caption.id))


def _caption(emotion: Emotion, value: float) -> str:
    """Return the word of a feeling; while it changes, its value too."""
    return emotion.word if value == emotion.value else f"{signed(value)} {emotion.word}".strip()
