"""Where the account is: its stage now, how long it took in each, and every stage that it was in."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr, trn
from cs_desktop.domain.figures import Status
from cs_desktop.domain.journey.losing_words import WAYS
from cs_desktop.domain.journey.stays import LossWay
from cs_desktop.domain.journey.whereabouts import PastStay, StageTime, Whereabouts
from cs_desktop.views.journey.bars import TimeBar
from cs_desktop.views.journey.scrolling_keys import scrolled
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.editors import ChoiceBox
from cs_desktop.views.widgets.pieces import Panel, StatusMark, column, line, row, scrolling
from cs_desktop.views.widgets.section import Section
from cs_desktop.views.widgets.text import ElidedLabel, Label
from cs_desktop.views.widgets.tiles import Tile


class WhereaboutsPanel(QWidget):
    """Shows Whereabouts; says to which stage one moves the account."""

    move_requested = Signal(object, str)
    """The Whereabouts that are shown, and the name of another stage."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: QWidget | None = None
        self._where: Whereabouts | None = None
        self._stage = ElidedLabel("", TextStyle.TITLE)
        self.stage = ChoiceBox(theme, ())
        self.stage.setAccessibleName(tr("Move the account to another stage"))
        self.stage.setToolTip(tr("Move the account to another stage, from today on"))
        self.stage.activated.connect(self._move)
        self._editable = True
        self._body = column(spacing=0)
        inside = Panel("surface")
        self._body.addStretch(1)
        inside.setLayout(self._body)
        self._area = scrolling(inside)
        head = QWidget()
        now = Label(tr("Stage now"), TextStyle.CELL, "text3")
        head.setLayout(column(now, self._stage, self.stage, spacing=4, margins=(16, 12, 16, 12)))
        self.setLayout(column(head, line(), self._area, spacing=0))
        self.wait()

    def wait(self) -> None:
        """Say that it is being read."""
        self._stage.setText(tr("Reading…"))
        self._offer(None)
        self._replace(None)

    def set_editable(self, *, editable: bool) -> None:
        """Let the account be moved to another stage, or only tell where it is."""
        self._editable = editable
        self._offer(self._where)

    def show_whereabouts(self, shown: Whereabouts | None) -> None:
        """Show where an account is and was."""
        self._offer(shown)
        if shown is None:
            self._stage.setText(tr("This account is gone."))
            self._replace(None)
            return
        self._stage.setText(shown.stage or tr("In no stage"))
        whole = QWidget()
        times = Section(tr("Time in each stage"))
        times.add(self._times(shown))
        told = tr("The bar is the time it took, the mark the time that is expected.")
        times.add(Label(told, TextStyle.CAPTION, "text3", wrap=True))
        history = Section(tr("Stage history"))
        for stay in shown.stays:
            history.add(self._stay(stay))
        if not shown.stays:
            nothing = tr("Nobody has said yet in which stage this account is.")
            history.add(Label(nothing, TextStyle.CELL, "text3", wrap=True))
        tiles = QWidget()
        box = column(spacing=0, margins=(0, 4, 0, 4))
        for figure in shown.figures:
            box.addWidget(Tile(self._theme, figure, large=False))
        tiles.setLayout(box)
        whole.setLayout(column(tiles, line(), times, history, spacing=0))
        self._replace(whole)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by keys."""
        if not scrolled(self._area, event):
            super().keyPressEvent(event)

    def _offer(self, shown: Whereabouts | None) -> None:
        self._where = shown
        self.stage.setVisible(self._editable and shown is not None and bool(shown.times))
        if shown is None:
            return
        names = [one.name for one in shown.times]
        here = next((place for place, one in enumerate(shown.times) if one.name == shown.assigned), -1)
        self.stage.clear()
        self.stage.addItems(names)
        self.stage.setPlaceholderText(tr("Choose a stage"))
        self.stage.setCurrentIndex(here)

    def _move(self, place: int) -> None:
        shown = self._where
        if shown is not None and 0 <= place < len(shown.times) and shown.times[place].name != shown.assigned:
            self.move_requested.emit(shown, shown.times[place].name)

    def _replace(self, whole: QWidget | None) -> None:
        old, self._shown = self._shown, whole
        if old is not None:
            old.hide()
            old.deleteLater()
        if whole is not None:
            self._body.insertWidget(0, whole)

    def _times(self, shown: Whereabouts) -> QWidget:
        part = QWidget()
        grid = QGridLayout(part)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        longest = max((max(one.actual or 0, one.expected or 0) for one in shown.times), default=0)
        for place, one in enumerate(shown.times):
            words = _time_words(one)
            bar = TimeBar(self._theme, one.actual, one.expected, f"{one.name}: {words}", over=one.too_long)
            bar.set_longest(longest)
            style = TextStyle.CELL_BOLD if one.here else TextStyle.CELL
            grid.addWidget(Label(one.name, style), place, 0)
            grid.addWidget(bar, place, 1)
            grid.addWidget(Label(words, TextStyle.CAPTION, "text2", tabular=True), place, 2)
        return part

    def _stay(self, stay: PastStay) -> QWidget:
        days = trn("{count} day", "{count} days", stay.days)
        start = day_text(stay.start) if stay.dated else tr("{day} or later", day=day_text(stay.start))
        end = tr("today") if stay.end is None else day_text(stay.end)
        about = tr("{start} – {end} · {days}", start=start, end=end, days=days)
        part = QWidget()
        box = column(spacing=1, margins=(0, 2, 0, 6))
        box.addWidget(ElidedLabel(stay.name, TextStyle.CELL_MEDIUM))
        box.addWidget(Label(about, TextStyle.CAPTION, "text2"))
        if stay.lost is not None:
            way = row(spacing=5)
            kept = stay.renewed and stay.lost is LossWay.WENT_BACK
            way.addWidget(StatusMark(self._theme, Status.NONE if kept else Status.RISK))
            told = tr("Went back with a won renewal") if kept else tr(WAYS[stay.lost])
            text = tr("{way}, {day}", way=told, day=day_text(stay.lost_on))
            way.addWidget(Label(text, TextStyle.CAPTION, "text2"))
            way.addStretch(1)
            box.addLayout(way)
        part.setLayout(box)
        return part


def _time_words(one: StageTime) -> str:
    if one.actual is None:
        if one.expected is None:
            return "–"
        return trn("{count} day expected", "{count} days expected", one.expected)
    if one.expected is None:
        return trn("{count} day", "{count} days", one.actual)
    words = tr("{actual} of {expected} days", actual=f"{one.actual:,}", expected=f"{one.expected:,}")
    return tr("{days}, too long", days=words) if one.too_long else words
