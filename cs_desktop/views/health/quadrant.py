"""Outcome and experience of one account: its way over the last quarters, and what to do where it stands."""

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.charts.label_places import Box
from cs_desktop.domain.health.shown import HealthShown
from cs_desktop.domain.health.standing import Bands, formula
from cs_desktop.domain.health.told import missing_axis, standing_text
from cs_desktop.domain.inspection import HealthPoint
from cs_desktop.domain.quadrant.corners import to_do
from cs_desktop.views.health.trail_table import TrailTable
from cs_desktop.views.quadrant.ground import QuadrantGround
from cs_desktop.views.quadrant.trail import MARK, along, draw_trail, said, with_place
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import icon_button
from cs_desktop.views.widgets.pieces import column, row
from cs_desktop.views.widgets.pills import QuadrantPill
from cs_desktop.views.widgets.text import ElidedLabel, Label, plain_tooltip

HEIGHT = 300


class QuadrantChart(QWidget):
    """Draws where an account stands and how it came there; corners alone where an axis has no data."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._ground = QuadrantGround(theme)
        self._trail: list[HealthPoint] = []
        self._today = False
        """Whether the trail reaches today."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Outcome and experience"))
        theme.changed.connect(self._fit)
        self._fit()

    def show_health(self, shown: HealthShown) -> None:
        """Show another way."""
        self._trail = with_place(shown.trail)
        self._ground.split = shown.bands.split
        self._today = shown.health.quadrant is not None
        self.setAccessibleDescription(said(self._trail))
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Tell what to do in the quadrant under the mouse, or the scores of the reading that is there."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), plain_tooltip(self._told(QPointF(event.pos()))), self)
            return True
        return super().event(event)

    def _told(self, at: QPointF) -> str:
        """Return what is said of a place of the picture."""
        bands = Bands(split=self._ground.split)
        quadrant = bands.quadrant(*self._ground.scores(at))
        near = [
            point
            for point in self._trail
            if (self._ground.at(point.outcome or 0.0, point.experience or 0.0) - at).manhattanLength() <= MARK
        ]
        lines = [said(near)] if near else [f"{quadrant.label}: {to_do(quadrant)}"]
        return "\n".join([*lines, formula("quadrant")])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw corners, axes and the way."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground.fit(self.width(), self.height())
        places = [self._ground.at(one.outcome or 0.0, one.experience or 0.0) for one in self._trail]
        marks = [Box(at.x() - MARK, at.y() - MARK, 2 * MARK, 2 * MARK) for at in places]
        corners = self._ground.draw(painter, [*marks, *along(places)])
        if not self._trail:
            self._say_nothing(painter)
            return
        # What is named runs to the right in every language.
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        taken = [*corners, *self._ground.cross()]
        draw_trail(painter, self._ground, self._theme, self._trail, taken, today=self._today)

    def _say_nothing(self, painter: QPainter) -> None:
        painter.setFont(font(TextStyle.CELL))
        painter.setPen(self._theme.color("text2"))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        text = tr("An axis has no data, so there is no quadrant.")
        painter.drawText(self._ground.area.adjusted(40, 60, -40, -60), flags, text)

    def _fit(self) -> None:
        self.setFixedHeight(scaled(HEIGHT))
        self.update()


class QuadrantPart(QWidget):
    """The picture under its name, with how long the account has stood there, and what to do."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._stands = QuadrantPill(theme)
        self.chart, self.table = QuadrantChart(theme), TrailTable(theme)
        self.table.hide()
        self.as_table = icon_button(theme, "table-2", tr("As a table"))
        self.as_table.setCheckable(True)
        self.as_table.toggled.connect(self._swap)
        self._to_do = Label("", TextStyle.CELL, "text2", wrap=True)
        # The pill beside it tells of the quarters, and needs the room.
        head = row(ElidedLabel(tr("Outcome and experience"), TextStyle.SECTION), spacing=8)
        head.setStretch(0, 1)
        head.addWidget(self._stands)
        head.addWidget(self.as_table)
        box = column(spacing=8)
        box.addLayout(head)
        box.addWidget(self.chart)
        box.addWidget(self.table)
        box.addWidget(self._to_do)
        box.addStretch(1)
        self.setLayout(box)

    def show_health(self, shown: HealthShown) -> None:
        """Show another account's."""
        self.chart.show_health(shown)
        self.table.show_trail(shown.trail)
        quadrant = shown.health.quadrant
        self._stands.setVisible(quadrant is not None)
        if quadrant is None:
            self._to_do.setText(missing_axis(shown.health))
            return
        self._stands.say(quadrant, standing_text(quadrant, shown.trail))
        self._to_do.setText(to_do(quadrant))

    def _swap(self, as_table: bool) -> None:  # noqa: FBT001 - Qt's signal
        """Show the same as a table, or the picture again; both take the same room."""
        self.table.setFixedHeight(self.chart.height())
        self.chart.setVisible(not as_table)
        self.table.setVisible(as_table)
