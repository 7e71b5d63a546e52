"""Labels: plain text only, so that nothing a user typed is ever read as markup."""

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from cs_desktop.views.theme.direction import elided, leading
from cs_desktop.views.theme.fonts import TextStyle, font

LONGEST_WORD = 24
"""Characters of a word that a wrapped label makes room for; one that is longer may be broken anywhere."""


class Label(QLabel):
    """A label in a text style and a tone: "", "text2", "text3", or a status."""

    def __init__(
        self,
        text: str = "",
        style: TextStyle = TextStyle.BODY,
        tone: str = "",
        *,
        tabular: bool = False,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font(style, tabular=tabular))
        self.setWordWrap(wrap)
        # Text that runs from right to left still begins where the page begins.
        self.setAlignment(leading())
        if tone:
            self.setProperty("tone", tone)

    def minimumSizeHint(self) -> QSize:
        """Return the room of the longest word, which is never all that a page has."""
        hint = super().minimumSizeHint()
        if self.wordWrap():
            hint.setWidth(min(hint.width(), self.fontMetrics().averageCharWidth() * LONGEST_WORD))
        return hint

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines, those of a broken word as well."""
        if not self._breaks(width):
            return super().heightForWidth(width)
        around = self.contentsMargins()
        room = width - around.left() - around.right()
        height = -(leading := QFontMetricsF(self.font()).leading())
        for paragraph in self.text().split("\n"):
            layout = QTextLayout(paragraph, self.font())
            layout.setTextOption(self._option())
            layout.beginLayout()
            while (line := layout.createLine()).isValid():
                line.setLineWidth(max(room, 1))
                height += leading + line.height()
            layout.endLayout()
        return ceil(height) + around.top() + around.bottom()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, broken within a word where that has no room."""
        if not self._breaks(self.width()):
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(QRectF(self.contentsRect()), self.text(), self._option())

    def _breaks(self, width: int) -> bool:
        return self.wordWrap() and super().minimumSizeHint().width() > width

    def _option(self) -> QTextOption:
        option = QTextOption(self.alignment())
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        return option


class ElidedLabel(Label):
    """A label of one line that shortens its text to the room it has; the tooltip then shows it all."""

    def __init__(
        self,
        text: str = "",
        style: TextStyle = TextStyle.BODY,
        tone: str = "",
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        super().__init__(text, style, tone)
        self._mode = mode
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Show another text."""
        super().setText(text)
        self._explain()

    def minimumSizeHint(self) -> QSize:
        """Return room for a few characters."""
        return QSize(self.fontMetrics().averageCharWidth() * 4, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the tooltip in step with the room."""
        super().resizeEvent(event)
        self._explain()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits."""
        shown = self.shown
        if shown == self.text():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), int(self.alignment()), shown)

    @property
    def shown(self) -> str:
        """Return what of the text has room."""
        line = self.text().replace("\n", " ")
        return elided(self.fontMetrics(), line, self._mode, self.contentsRect().width())

    def _explain(self) -> None:
        self.setToolTip("" if self.shown == self.text() else plain_tooltip(self.text()))


def plain_tooltip(text: str) -> str:
    """Return text for a tooltip that Qt will not take for markup."""
    # Qt guesses by the first tag it sees; escaping inside one span settles it.
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br>")
    return f"<span>{escaped}</span>"


def set_look(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at, and dress the widget anew."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        # It meets the style sheet when it is first shown.
        return
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
