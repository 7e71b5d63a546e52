"""What cards lie on: columns, lanes, dots, and the heads and labels that stay while one pans."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsSceneHoverEvent,
    QStyleOptionGraphicsItem,
    QWidget,
)

from cs_desktop.common.language import tr
from cs_desktop.domain.journey.calendar import StageDays, days_text
from cs_desktop.domain.journey.content import Lane, Stage
from cs_desktop.domain.journey.geometry import GRID, HEAD_HEIGHT, LABEL_WIDTH, Box
from cs_desktop.domain.journey.icons import LANE_ICONS
from cs_desktop.domain.journey.layout import Layout
from cs_desktop.views.journey.wrapping import canvas_font, wrapped
from cs_desktop.views.theme.direction import elided
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.text import plain_tooltip

_ROOM_FOR_NOW = 96
"""So much a stage's name and the word behind it need."""
_DOTTED = 1.2
"""Below this size of a point on screen dots would be a grey mist."""


class GroundItem(QGraphicsItem):
    """Draws lanes, columns and dots in one go: they are many, and nothing of them is ever touched."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._layout: Layout | None = None
        self._here: int | None = None
        # Only then does Qt say which part of it is to be painted.
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self.setZValue(0.0)

    def show_layout(self, layout: Layout, here: int | None) -> None:
        """Show the columns and lanes; `here` is the id of the stage in which the account is."""
        self.prepareGeometryChange()
        self._layout, self._here = layout, here
        self.update()

    def boundingRect(self) -> QRectF:
        """Return the area of the lanes."""
        return QRectF() if self._layout is None else QRectF(0, 0, self._layout.width, self._layout.height)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw what is exposed."""
        if self._layout is None:
            return
        area = option.exposedRect.intersected(self.boundingRect())
        painter.fillRect(area, self._theme.color("surface"))
        line = QPen(self._theme.color("border"), 1.0)
        line.setCosmetic(True)
        for stage in self._layout.stages:
            if stage.id == self._here:
                painter.fillRect(_rect(stage.box).intersected(area), self._theme.color("accent_tint"))
        if painter.deviceTransform().m11() >= 1 / _DOTTED:
            painter.fillRect(area, self._dots())
        painter.setPen(line)
        for stage in self._layout.stages:
            painter.drawLine(QPointF(stage.box.right, 0), QPointF(stage.box.right, self._layout.height))
        for lane in self._layout.lanes:
            painter.drawLine(QPointF(0, lane.box.bottom), QPointF(self._layout.width, lane.box.bottom))

    def _dots(self) -> QBrush:
        """Return the dots as a pattern: drawn one by one they would cost more than all the cards."""
        tile = QPixmap(GRID, GRID)
        tile.fill(Qt.GlobalColor.transparent)
        painter = QPainter(tile)
        painter.setPen(QPen(self._theme.color("grid"), 1.5))
        painter.drawPoint(QPointF(GRID / 2, GRID / 2))
        painter.end()
        return QBrush(tile)


class HeadItem(QGraphicsItem):
    """The head of a stage: its name, its days, and whether the account is in it."""

    def __init__(self, theme: Theme, stage: Stage) -> None:
        super().__init__()
        self._theme, self.stage = theme, stage
        self._days, self._width, self._here = StageDays(None, None), 1.0, False
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsSelectable)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsFocusable)

    def show_stage(self, stage: Stage, box: Box, days: StageDays, *, here: bool) -> None:
        """Show a stage above its column."""
        self.prepareGeometryChange()
        self.stage, self._days, self._width, self._here = stage, days, box.width, here
        self.setPos(box.x, -HEAD_HEIGHT)
        self.setToolTip(plain_tooltip(stage.name))
        self.update()

    def boundingRect(self) -> QRectF:
        """Return the head."""
        return QRectF(0, 0, self._width, HEAD_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw name and days."""
        area = self.boundingRect()
        painter.fillRect(area, self._theme.color("selected" if self._here else "surface"))
        text_width = self._width - 22
        name_width = text_width
        if self._here and text_width >= _ROOM_FOR_NOW:
            name_width -= self._now_width() + 6
        painter.setPen(self._theme.color("text"))
        painter.setFont(canvas_font(TextStyle.SECTION))
        metrics = painter.fontMetrics()
        name = elided(metrics, self.stage.name, Qt.TextElideMode.ElideRight, int(name_width))
        painter.drawText(QRectF(12, 5, name_width, 19), Qt.AlignmentFlag.AlignVCenter, name)
        if name_width < text_width:
            self._paint_now(painter, 12 + min(metrics.horizontalAdvance(name), name_width) + 6)
        painter.setPen(self._theme.color("text2"))
        painter.setFont(canvas_font(TextStyle.CAPTION))
        painter.drawText(QRectF(12, 24, text_width, 16), Qt.AlignmentFlag.AlignVCenter, self.days_text)
        pen = QPen(
            self._theme.color("accent" if self.isSelected() else "border"), 2.0 if self.isSelected() else 1.0
        )
        painter.setPen(pen)
        # Whatever was drawn before may have left its brush.
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.isSelected():
            painter.drawRect(area.adjusted(1, 1, -1, -1))
        else:
            painter.drawLine(area.topRight(), area.bottomRight())
            painter.drawLine(area.bottomLeft(), area.bottomRight())

    def _now_width(self) -> float:
        return QFontMetricsF(canvas_font(TextStyle.CAPTION)).horizontalAdvance(tr("Now")) + 14

    def _paint_now(self, painter: QPainter, x: float) -> None:
        """Say that the account is in this stage, behind its name."""
        pill = QRectF(x, 7, self._now_width(), 16)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent"))
        painter.drawRoundedRect(pill, 8, 8)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self._theme.color("on_accent"))
        painter.setFont(canvas_font(TextStyle.CAPTION))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, tr("Now"))

    @property
    def days_text(self) -> str:
        """Return from when to when the stage goes, or how long it is to take."""
        return days_text(self.stage, self._days)


class LabelItem(QGraphicsItem):
    """The label of a lane."""

    def __init__(self, theme: Theme, lane: Lane) -> None:
        super().__init__()
        self._theme, self.lane, self._height = theme, lane, 1.0
        self._hovered = False
        self.setAcceptHoverEvents(True)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsSelectable)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsFocusable)

    def show_lane(self, lane: Lane, box: Box) -> None:
        """Show a lane's name beside it."""
        self.prepareGeometryChange()
        self.lane, self._height = lane, box.height
        self.setPos(-LABEL_WIDTH, box.y)
        self.setToolTip(plain_tooltip(lane.name))
        self.update()

    def boundingRect(self) -> QRectF:
        """Return the label."""
        return QRectF(0, 0, LABEL_WIDTH, self._height)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw icon, name, and the mark that folds."""
        area = self.boundingRect()
        painter.fillRect(area, self._theme.color("selected" if self.isSelected() else "sunken"))
        folded = self.lane.folded
        if not folded and (self.isSelected() or self._hovered):
            self._paint_mark(painter, "chevron-down", self.fold_mark)
        else:
            self._paint_mark(painter, LANE_ICONS[self.lane.kind], QRectF(10, 7, 14, 14))
        if folded:
            self._paint_mark(painter, "chevron-right", self.fold_mark)
        painter.setPen(self._theme.color("text2"))
        painter.setFont(canvas_font(TextStyle.CELL_MEDIUM))
        room = 1 if folded else max(int((self._height - 8) // 15), 1)
        width = LABEL_WIDTH - (50 if folded else 38)
        for number, text in enumerate(wrapped(self.lane.name, int(width), TextStyle.CELL_MEDIUM, room)):
            line = QRectF(30, 6 + 15 * number, LABEL_WIDTH - 34, 16)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, text)
        painter.setPen(QPen(self._theme.color("border"), 1.0))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.drawLine(area.topRight(), area.bottomRight())
        if self.isSelected():
            painter.setPen(QPen(self._theme.color("accent"), 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area.adjusted(1, 1, -1, -1))

    @property
    def fold_mark(self) -> QRectF:
        """Return where a click folds the lane, or unfolds it."""
        return QRectF(LABEL_WIDTH - 19, 7, 12, 12) if self.lane.folded else QRectF(10, 7, 14, 14)

    def hoverEnterEvent(self, event: QGraphicsSceneHoverEvent) -> None:
        """Show the mark that folds."""
        self._hover(under_mouse=True)

    def hoverLeaveEvent(self, event: QGraphicsSceneHoverEvent) -> None:
        """Hide it again."""
        self._hover(under_mouse=False)

    def _hover(self, *, under_mouse: bool) -> None:
        self._hovered = under_mouse
        self.update()

    def _paint_mark(self, painter: QPainter, icon: str, place: QRectF) -> None:
        density = max(painter.deviceTransform().m11(), 1.0)
        mark = self._theme.pixmap(icon, "text2", round(place.width()), density)
        painter.drawPixmap(place, mark, QRectF(mark.rect()))


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)


def stage_days_of(days: Sequence[StageDays], place: int) -> StageDays:
    """Return the days of the stage at a place; nothing known where the map has grown since."""
    return days[place] if place < len(days) else StageDays(None, None)
