"""What shapes and sizes of the marks mean."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cs_desktop.common.language import tr
from cs_desktop.common.money import money_short
from cs_desktop.domain.bands import Band
from cs_desktop.domain.figures import Status
from cs_desktop.domain.quadrant.placed import Placed, is_flagged
from cs_desktop.domain.quadrant.sizes import LARGEST, LEAST_AREA, largest_area, side, told_amounts
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.flow import FlowRow
from cs_desktop.views.widgets.pieces import StatusMark, column, row
from cs_desktop.views.widgets.text import Label

_FLAGGED = 9.0
_HIGH = int(side(LARGEST, Status.GOOD)) + 4


class _Circle(QWidget):
    """A circle as large as the mark of an amount."""

    def __init__(self, theme: Theme, *, flagged: bool = False) -> None:
        super().__init__()
        self._theme, self._long, self._flagged = theme, 0.0, flagged
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_side(self, long: float) -> None:
        """Show another size."""
        self._long = long
        self.setFixedSize(QSize(int(long) + 3, int(long) + 3))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._flagged:
            painter.setPen(QPen(self._theme.color("watch_mark"), 2))
            painter.setBrush(self._theme.color("good_mark"))
        else:
            painter.setPen(QPen(self._theme.color("control"), 1))
            painter.setBrush(QColor(self._theme.tokens.track))
        middle = QPointF(self.width() / 2, self.height() / 2)
        painter.drawEllipse(middle, self._long / 2, self._long / 2)


class PlaneLegend(QWidget):
    """A row of signs with their words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._flow = FlowRow(14)
        self._flow.add(_pair(StatusMark(theme, Status.GOOD), Label(Band.HEALTHY.label, TextStyle.CAPTION)))
        self._flow.add(_pair(StatusMark(theme, Status.WATCH), Label(Band.WATCH.label, TextStyle.CAPTION)))
        self._flow.add(_pair(StatusMark(theme, Status.RISK), Label(Band.AT_RISK.label, TextStyle.CAPTION)))
        flagged = _Circle(theme, flagged=True)
        flagged.show_side(_FLAGGED)
        self._flagged = _pair(flagged, Label(tr("Healthy elsewhere"), TextStyle.CAPTION))
        self._flow.add(self._flagged)
        self._sizes = []
        for _ in range(2):
            circle, label = _Circle(theme), Label("", TextStyle.CAPTION, "text2")
            pair = _pair(circle, label)
            self._flow.add(pair)
            self._sizes.append((pair, circle, label))
        self.setLayout(column(self._flow, spacing=0))

    def show_accounts(self, shown: Placed, currency: str) -> None:
        """Tell how large which ARR is drawn."""
        self._flagged.setVisible(any(map(is_flagged, shown.rows)))
        most = max((row.arr for row in shown.rows), default=0)
        amounts = told_amounts(most)
        for place, (pair, circle, label) in enumerate(self._sizes):
            pair.setVisible(place < len(amounts))
            if place < len(amounts):
                amount = amounts[place]
                area = max(amount / most * largest_area(len(shown)), LEAST_AREA)
                circle.show_side(side(area, Status.GOOD))
                label.setText(tr("ARR {arr}", arr=money_short(amount, currency)))
        self._flow.arrange()


def _pair(sign: QWidget, word: QWidget) -> QWidget:
    pair = QWidget()
    pair.setLayout(row(sign, word, spacing=6))
    # As high as the largest circle, so that all stand on one line.
    pair.setMinimumHeight(_HIGH)
    return pair
