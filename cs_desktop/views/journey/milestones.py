"""The milestones of a map on their line: diamonds with their names and days, each chosen by itself."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene, QStyleOptionGraphicsItem, QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.deck.slides import MilestoneState
from cs_desktop.domain.gestures import Gesture
from cs_desktop.domain.journey.content import MapContent, MapMilestone
from cs_desktop.domain.journey.geometry import Box
from cs_desktop.domain.journey.layout import NAME_WIDTH, Layout
from cs_desktop.domain.journey.milestones import (
    Tag,
    day_on_map,
    day_words,
    milestone_places,
    milestone_state,
    tags,
)
from cs_desktop.domain.journey.reaching import drag_milestone, push_milestone
from cs_desktop.domain.journey.shown import JourneyShown
from cs_desktop.domain.journey.words import LaneKind
from cs_desktop.views.journey.wrapping import canvas_font, wrapped
from cs_desktop.views.theme.direction import elided
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.text import plain_tooltip

_DIAMOND = 7.0
_FROM_TOP = 18.0
_LINE = 14.0
_BESIDE = 8.0
"""Between two names."""
_NOW = 0
"""Stands for the line among milestones, none of which has this id."""
_HEIGHT = _FROM_TOP + _DIAMOND + 2 + 3 * _LINE


class MilestoneItem(QGraphicsItem):
    """One milestone: its diamond in the middle of its own coordinates, name and day below it."""

    def __init__(self, theme: Theme, milestone: MapMilestone) -> None:
        super().__init__()
        self._theme, self.milestone = theme, milestone
        self._tag: Tag | None = None
        self.day, self._missed = "", False
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsSelectable)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsFocusable)
        self.setZValue(2.0)

    def show_milestone(
        self, milestone: MapMilestone, at: QPointF, tag: Tag | None, day: str, *, missed: bool
    ) -> None:
        """Show a milestone at a place, its name where there is room; `missed` marks one that was due."""
        self.prepareGeometryChange()
        self.milestone, self._tag, self.day, self._missed = milestone, tag, day, missed
        self.setPos(at)
        self.setToolTip(plain_tooltip(f"{milestone.name}\n{day}" if day else milestone.name))
        self.update()

    def boundingRect(self) -> QRectF:
        """Return diamond and text."""
        tag = self._tag or Tag(self.x(), 0.0)
        left = min(tag.x - self.x(), -_DIAMOND) - 3
        right = max(tag.x + tag.width - self.x(), _DIAMOND) + 3
        return QRectF(left, -_DIAMOND - 4, right - left, _HEIGHT - _FROM_TOP + _DIAMOND + 4)

    @property
    def diamond(self) -> QRectF:
        """Return where one takes hold of it, in its own coordinates."""
        return QRectF(-_DIAMOND, -_DIAMOND, 2 * _DIAMOND, 2 * _DIAMOND)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw diamond, name and day."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_diamond(painter)
        if self._tag is None:
            return
        width = max(self._tag.width - _BESIDE, 1.0)
        area = QRectF(self._tag.x - self.x() + _BESIDE / 2, _DIAMOND + 2, width, _LINE)
        painter.setPen(self._theme.color("text"))
        painter.setFont(canvas_font(TextStyle.CAPTION_MEDIUM))
        for text in wrapped(self.milestone.name, int(width) + 1, TextStyle.CAPTION_MEDIUM, 2):
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)
            area.translate(0, _LINE)
        if self.day:
            painter.setPen(self._theme.color("risk_text" if self._missed else "text2"))
            painter.setFont(canvas_font(TextStyle.CAPTION))
            day = elided(painter.fontMetrics(), self.day, Qt.TextElideMode.ElideRight, int(width) + 2)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, day)

    def _paint_diamond(self, painter: QPainter) -> None:
        reached = self.milestone.reached_on is not None
        role = "accent" if reached else "risk_mark" if self._missed else "control"
        filled = reached or self._missed
        if self.isSelected():
            painter.setPen(QPen(self._theme.color("accent"), 2.0))
            painter.setBrush(self._theme.color("surface"))
            painter.drawPolygon(_diamond(_DIAMOND + 4))
        painter.setPen(QPen(self._theme.color(role), 1.5))
        painter.setBrush(self._theme.color(role if filled else "surface"))
        painter.drawPolygon(_diamond(_DIAMOND))
        painter.setPen(QPen(self._theme.color("on_accent"), 1.5))
        if reached:
            painter.drawPolyline([QPointF(-3, 0), QPointF(-1, 2.5), QPointF(3.5, -2.5)])
        elif self._missed:
            painter.drawLine(QPointF(0, -3.5), QPointF(0, 0.5))
            painter.drawPoint(QPointF(0, 3.2))


class _RailItem(QGraphicsItem):
    """The line on which milestones stand: solid up to today, dotted after."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._from, self._now, self._to = 0.0, 0.0, 0.0
        self.setZValue(1.9)

    def show_line(self, start: float, now: float, end: float, y: float) -> None:
        """Show the line between two places."""
        self.prepareGeometryChange()
        self._from, self._now, self._to = start, min(max(now, start), end), end
        self.setPos(0, y)
        self.update()

    def boundingRect(self) -> QRectF:
        """Return the line."""
        return QRectF(self._from - 1, -2, self._to - self._from + 2, 4)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the line."""
        painter.setPen(QPen(self._theme.color("accent"), 1.5))
        painter.drawLine(QPointF(self._from, 0), QPointF(self._now, 0))
        painter.setPen(QPen(self._theme.color("text3"), 1.5, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(self._now, 0), QPointF(self._to, 0))


class MilestoneLayer(QObject):
    """Keeps an item for each milestone that has a place, by its id, so that selection lasts."""

    def __init__(self, scene: QGraphicsScene, theme: Theme) -> None:
        super().__init__(scene)
        self._scene, self._theme = scene, theme
        self.items: dict[int, MilestoneItem] = {}
        self._shown: tuple[JourneyShown, Layout] | None = None
        self._rail = _RailItem(theme)
        scene.addItem(self._rail)

    def show_milestones(self, shown: JourneyShown, layout: Layout, now: float) -> None:
        """Show the milestones of a map; `now` is the x of where the account is."""
        content = shown.content
        assert content is not None
        self._shown = (shown, layout)
        lane = _lane_of(content, layout)
        places = {} if lane is None else milestone_places(content, layout, shown.days)
        for gone in self.items.keys() - places.keys():
            self._scene.removeItem(self.items.pop(gone))
        self._rail.setVisible(bool(places))
        if lane is None or not places:
            return
        y = lane.y + _FROM_TOP
        self._rail.show_line(min(places.values()), now, max(places.values()), y)
        known = {one.id: one for one in content.milestones if one.id in places}
        days = {id_: day_on_map(content, one, shown.days) for id_, one in known.items()}
        texts = {id_: day_words(one, days[id_], shown.today) for id_, one in known.items()}
        widths = {id_: _width(one.name, texts[id_]) for id_, one in known.items()}
        # Names give way to the line that shows where the account is, too.
        placed = tags({**places, _NOW: now}, {**widths, _NOW: _BESIDE}, lane.x, lane.right, (_NOW,))
        for id_, milestone in known.items():
            missed = milestone_state(milestone, days[id_], shown.today) is MilestoneState.MISSED
            self._item(milestone).show_milestone(
                milestone, QPointF(places[id_], y), placed.get(id_), texts[id_], missed=missed
            )

    def boxes(self) -> Mapping[int, Box]:
        """Return where each diamond is, by id."""
        return {
            id_: Box(item.x() - _DIAMOND, item.y() - _DIAMOND, 2 * _DIAMOND, 2 * _DIAMOND)
            for id_, item in self.items.items()
        }

    def beside(self, milestone_id: int, across: int) -> int | None:
        """Return the next milestone along the line; None at its end."""
        order = sorted(self.items, key=lambda id_: (self.items[id_].x(), id_))
        place = order.index(milestone_id) + across
        return order[place] if 0 <= place < len(order) else None

    def at(self, place: QPointF) -> MilestoneItem | None:
        """Return the milestone whose diamond or name is at a place of the scene."""
        found = [item for item in self._scene.items(place) if isinstance(item, MilestoneItem)]
        near = [item for item in found if item.diamond.contains(item.mapFromScene(place))]
        return next(iter(near or found), None)

    def dragged(self, milestone_id: int, x: float) -> Gesture | None:
        """Return the gesture that puts a milestone at a place of the line."""
        if self._shown is None or self._shown[0].content is None:
            return None
        shown, layout = self._shown
        assert shown.content is not None
        return drag_milestone(shown.content, layout, shown.days, milestone_id, x)

    def pushed(self, across: int, *, far: bool) -> Gesture | None:
        """Return the gesture that pushes the chosen milestone by a day, or by a stage."""
        chosen = self.chosen
        if chosen is None or self._shown is None or self._shown[0].content is None:
            return None
        shown = self._shown[0]
        assert shown.content is not None
        return push_milestone(shown.content, shown.days, chosen, across, far=far)

    def text_of(self, milestone_id: int) -> str:
        """Return what is read aloud of a milestone."""
        item = self.items[milestone_id]
        state = tr("reached") if item.milestone.reached_on is not None else tr("due")
        return f"{item.milestone.name}, {state}, {item.day}"

    @property
    def chosen(self) -> int | None:
        """Return the milestone that is selected, if it is the only one."""
        ids = [id_ for id_, item in self.items.items() if item.isSelected()]
        return ids[0] if len(ids) == 1 else None

    def _item(self, milestone: MapMilestone) -> MilestoneItem:
        item = self.items.get(milestone.id)
        if item is None:
            item = self.items[milestone.id] = MilestoneItem(self._theme, milestone)
            self._scene.addItem(item)
        return item


def _lane_of(content: MapContent, layout: Layout) -> Box | None:
    for place, lane in enumerate(content.lanes):
        if lane.kind is LaneKind.MILESTONES and not lane.folded:
            return layout.lanes[place].box
    return None


def _width(name: str, day: str) -> float:
    """Return what name and day take side by side with others: a long name takes a second line."""
    bold = QFontMetricsF(canvas_font(TextStyle.CAPTION_MEDIUM)).horizontalAdvance(name)
    plain = QFontMetricsF(canvas_font(TextStyle.CAPTION)).horizontalAdvance(day)
    if bold > NAME_WIDTH:
        metrics = QFontMetricsF(canvas_font(TextStyle.CAPTION_MEDIUM))
        lines = wrapped(name, int(NAME_WIDTH), TextStyle.CAPTION_MEDIUM, 2)
        bold = max(metrics.horizontalAdvance(text) for text in lines)
    return max(min(bold + 2, NAME_WIDTH), plain + 2) + _BESIDE


def _diamond(reach: float) -> QPolygonF:
    return QPolygonF([QPointF(0, -reach), QPointF(reach, 0), QPointF(0, reach), QPointF(-reach, 0)])
