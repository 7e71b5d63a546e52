"""The open gaps of a map, those first at whose stages most is lost."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import tr, trn
from cs_desktop.common.money import money_short
from cs_desktop.domain.journey.content import MapContent
from cs_desktop.domain.journey.losing_words import coverage, formula, lost_arr_figure, renewed_words
from cs_desktop.domain.journey.losses_shown import Losses
from cs_desktop.domain.journey.ranking import RankedGap, ranked_gaps
from cs_desktop.views.journey.line_button import LineButton
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import Panel, column, line, row, scrolling
from cs_desktop.views.widgets.text import Label
from cs_desktop.views.widgets.tiles import explanation

MOST = 100
"""So many gaps are listed at most: who has more of them begins with these."""


class GapsPanel(QWidget):
    """Lists RankedGap; says which card one goes to."""

    card_requested = Signal(object)
    """The id of a gap."""
    losses_requested = Signal()
    """One asks where customers are lost."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._about = Label("", TextStyle.CELL, "text2", wrap=True)
        self._basis = Label("", TextStyle.CAPTION, "text3", wrap=True)
        self._rows = column(spacing=2, margins=(8, 8, 8, 8))
        self.more = Button(theme, tr("Where we lose customers"), "default", "users")
        self.more.clicked.connect(self.losses_requested)
        self.lines: list[LineButton] = []
        head = QWidget()
        head.setLayout(column(self._about, self._basis, spacing=6, margins=(16, 12, 16, 12)))
        inside = Panel("surface")
        body = column(head, line(), spacing=0)
        body.addLayout(self._rows)
        body.addStretch(1)
        inside.setLayout(body)
        area = scrolling(inside)
        foot = Panel("surface", "top")
        foot.setLayout(row(self.more, 0, margins=(16, 10, 16, 10)))
        self.setLayout(column(area, foot, spacing=0))

    def show_gaps(self, content: MapContent | None, losses: Losses | None) -> None:
        """Show the open gaps of a map; what is lost follows once it is read."""
        here = self.window().focusWidget()
        had_keyboard = any(one is here for one in self.lines)
        place = next((place for place, one in enumerate(self.lines) if one is here), 0)
        figures = {one.figures.lifecycle_id: one.figures for one in losses.stages} if losses else {}
        ranked = ranked_gaps(content, figures) if content is not None else ()
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.lines = [self._line(number, one, losses) for number, one in enumerate(ranked[:MOST], 1)]
        for one in self.lines:
            self._rows.addWidget(one)
        if len(ranked) > MOST:
            left = trn("{count} more", "{count} more", len(ranked) - MOST)
            self._rows.addWidget(Label(left, TextStyle.CELL, "text3"))
        count = trn("{count} open gap", "{count} open gaps", len(ranked))
        self._about.setText(
            tr("{gaps}, first those at whose stages most ARR is lost.", gaps=count)
            if ranked
            else tr("No gap of this map is open.")
        )
        self._basis.setText("" if losses is None else f"{coverage(losses)}. {formula(losses)}")
        if losses is None and ranked:
            self._basis.setText(tr("Reading what is lost there…"))
        if had_keyboard and self.lines:
            self.lines[min(place, len(self.lines) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with the first gap."""
        super().focusInEvent(event)
        (self.lines[0] if self.lines else self.more).setFocus(event.reason())

    def _line(self, number: int, one: RankedGap, losses: Losses | None) -> LineButton:
        bridges = (
            trn("{count} bridge", "{count} bridges", one.bridges) if one.bridges else tr("without a bridge")
        )
        stages = ", ".join(one.stages) or tr("not placed")
        below, note, told = [stages, bridges], "", ""
        if losses is not None and one.lost is not None:
            below.insert(1, trn("{count} account lost", "{count} accounts lost", one.lost))
            note = money_short(one.lost_arr, losses.currency)
            figure = lost_arr_figure(tr("ARR lost at {stages}", stages=stages), one.lost_arr, losses)
            told = "\n".join(filter(None, (explanation(figure), renewed_words(one.renewed))))
        elif losses is not None:
            below.append(tr("its stage stands for none of the lifecycle"))
        text = tr("{number}. {gap}", number=number, gap=one.gap.title)
        role = "text2" if one.bridges else "watch_text"
        made = LineButton(self._theme, "gap", text, note, " · ".join(below), role=role, told=told, whole=True)
        gap_id = one.gap.id
        made.clicked.connect(lambda: self.card_requested.emit(gap_id))
        return made
