"""The gallery's window: light at the left, dark at the right, scrolled together."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import QApplication, QGridLayout, QMainWindow, QScrollArea, QWidget

from cs_desktop.common.settings import TextSize, ThemeChoice
from cs_desktop.views.gallery import buttons, charts, fields, frames, marks, messages, portfolio
from cs_desktop.views.gallery.showing import held_states
from cs_desktop.views.gallery.specimens import Chapter
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.palette import make_palette
from cs_desktop.views.theme.stylesheet import make_stylesheet
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.pieces import Panel, column, line, row
from cs_desktop.views.widgets.text import Label

CHAPTERS: tuple[Chapter, ...] = (
    *buttons.CHAPTERS,
    *fields.CHAPTERS,
    *marks.CHAPTERS,
    *messages.CHAPTERS,
    *portfolio.CHAPTERS,
    *frames.CHAPTERS,
    *charts.CHAPTERS,
)
SIZE = (1440, 900)


class GalleryWindow(QMainWindow):
    """Shows every specimen twice. Ctrl+Q closes it."""

    def __init__(self, application: QApplication, text_size: TextSize = TextSize.NORMAL) -> None:
        super().__init__()
        self.setWindowTitle("CS Desktop – shared parts")
        themes = [Theme(application, choice, text_size) for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK)]
        # The first dresses what stands in no pane, and sets the size of text.
        themes[0].apply()
        themes[0].dress(self)
        self.panes = [_pane(theme, text_size) for theme in themes]
        sides = QWidget()
        sides.setLayout(row(*self.panes, spacing=0))
        area = QScrollArea()
        area.setWidget(sides)
        area.setWidgetResizable(True)
        self.setCentralWidget(area)
        QShortcut(QKeySequence("Ctrl+Q"), self, self.close)
        self.resize(*SIZE)

    def picture(self) -> QPixmap:
        """Return a picture of all of it, whatever would have to be scrolled."""
        sides = self.panes[0].parentWidget()
        assert sides is not None
        return sides.grab()


def _pane(theme: Theme, text_size: int) -> QWidget:
    pane = Panel("surface")
    theme.setParent(pane)
    pane.setPalette(make_palette(theme.tokens))
    pane.setStyleSheet(held_states(make_stylesheet(theme.tokens, text_size)))
    box = column(spacing=12, margins=(20, 20, 20, 20))
    for chapter in CHAPTERS:
        box.addWidget(Label(chapter.title, TextStyle.SECTION))
        box.addLayout(_grid(theme, chapter))
        box.addWidget(line())
    box.addStretch(1)
    pane.setLayout(box)
    return pane


def _grid(theme: Theme, chapter: Chapter) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    per_row = chapter.per_row
    grid.setColumnStretch(per_row, 1)
    place = 0
    for specimen in chapter.specimens:
        if specimen.wide and place % per_row:
            place += per_row - place % per_row
        at, side = divmod(place, per_row)
        part = specimen.make(theme)
        span = per_row if specimen.wide else 1
        top = Qt.AlignmentFlag.AlignTop
        leading = Qt.AlignmentFlag.AlignLeft | top
        grid.addWidget(Label(specimen.state, TextStyle.CAPTION, "text3"), 2 * at, side, 1, span)
        grid.addWidget(part, 2 * at + 1, side, 1, span, top if specimen.wide else leading)
        place += span
    return grid
