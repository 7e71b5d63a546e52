"""What moved since yesterday: health scores, quadrants, and what was reached."""

from datetime import date, timedelta

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr, trn
from cs_desktop.domain.bands import Quadrant
from cs_desktop.domain.figures import number_text
from cs_desktop.domain.home import HealthMove, Moves, QuadrantMove, Reached
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.heights import fix_height
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import LayoutButton
from cs_desktop.views.widgets.marks import BAND_STATUS, paint_quadrant
from cs_desktop.views.widgets.pieces import IconMark, Panel, column, line, row, scrolling
from cs_desktop.views.widgets.pills import StatusPill
from cs_desktop.views.widgets.text import ElidedLabel, Label, plain_tooltip

SHOWN = 5
"""Moves that are named of each kind."""
WIDTH = 296


class QuadrantMark(QWidget):
    """The sign of a quadrant."""

    def __init__(self, theme: Theme, quadrant: Quadrant) -> None:
        super().__init__()
        self._theme, self._quadrant = theme, quadrant
        self.setFixedSize(QSize(16, 16))
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sign."""
        del event
        paint_quadrant(QPainter(self), QRectF(0, 0, 14, 14), self._quadrant, self._theme.tokens)


class MovesPanel(Panel):
    """Lists moves, and says which account the user opens."""

    account_requested = Signal(object)

    def __init__(self, theme: Theme, *, titled: bool = True) -> None:
        super().__init__("surface", "left" if titled else "")
        self._theme = theme
        self._shown: Moves | None = None
        self._sections = 0
        self._list: QVBoxLayout = column(spacing=0)
        inside = Panel("surface")
        inside.setLayout(self._list)
        area = scrolling(inside)
        box = column(spacing=0, margins=(1, 0, 0, 0) if titled else (0, 0, 0, 0))
        if titled:
            head = QWidget()
            fix_height(head, 40)
            head.setLayout(
                row(Label(tr("Moved since yesterday"), TextStyle.SECTION), 0, margins=(16, 0, 16, 0))
            )
            box.addWidget(head)
            box.addWidget(line())
        box.addWidget(area, 1)
        self.setLayout(box)
        self.wait()

    def wait(self) -> None:
        """Say that the moves are still to come."""
        self._shown = None
        self._empty()
        self._list.addWidget(self._sentence(tr("Comparing with yesterday…")))
        self._list.addStretch(1)

    def show_moves(self, moves: Moves, today: date) -> None:
        """Show other moves."""
        if moves == self._shown:
            return
        self._shown = moves
        self._empty()
        if moves.any and moves.since < today - timedelta(days=1):
            self._list.addWidget(
                self._sentence(tr("Nothing moved since yesterday. Since {day}:", day=day_text(moves.since)))
            )
            self._list.addWidget(line())
        if not moves.any:
            self._list.addWidget(
                self._sentence(
                    tr("No health score and no quadrant is another than a week ago, and nothing was reached.")
                )
            )
        entries = trn("{count} entry", "{count} entries", len(moves.reached))
        for title, count, parts in (
            (tr("Health"), _counted(len(moves.health)), [self._health(one) for one in moves.health[:SHOWN]]),
            (
                tr("Quadrant"),
                _counted(len(moves.quadrants)),
                [self._quadrant(one) for one in moves.quadrants[:SHOWN]],
            ),
            (tr("Reached"), entries, [self._reached(one) for one in moves.reached[:SHOWN]]),
        ):
            if parts:
                self._section(title, count)
                for part in parts:
                    self._list.addWidget(part)
        self._list.addStretch(1)

    def _empty(self) -> None:
        self._sections = 0
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()

    def _sentence(self, text: str) -> QWidget:
        label = Label(text, TextStyle.CELL, "text2", wrap=True)
        label.setContentsMargins(16, 12, 16, 12)
        return label

    def _section(self, title: str, count: str) -> None:
        """Begin a section, with a line to the one before."""
        if self._sections:
            self._list.addSpacing(6)
            self._list.addWidget(line())
        self._sections += 1
        head = QWidget()
        head.setLayout(
            row(
                Label(title, TextStyle.CELL_MEDIUM),
                Label(count, TextStyle.CELL, "text3"),
                0,
                margins=(16, 10, 16, 4),
            )
        )
        self._list.addWidget(head)

    def _health(self, move: HealthMove) -> QWidget:
        pill = StatusPill(self._theme)
        pill.say(str(move.after), BAND_STATUS[move.band])
        rose = move.by > 0
        by = row(
            IconMark(self._theme, "arrow-up-right" if rose else "arrow-down-right", "text2", 12), spacing=2
        )
        by.addWidget(Label(number_text(abs(move.by), 0), TextStyle.CELL, "text2", tabular=True))
        first = row(spacing=6)
        first.addWidget(ElidedLabel(move.name, TextStyle.CELL_MEDIUM, "", Qt.TextElideMode.ElideMiddle), 1)
        first.addWidget(Label(str(move.before), TextStyle.CELL, "text3", tabular=True))
        first.addWidget(IconMark(self._theme, "arrow-right", "text3", 12))
        first.addWidget(pill)
        first.addLayout(by)
        told = tr(
            "{account}: health {before} to {after}, {why}",
            account=move.name,
            before=move.before,
            after=move.after,
            why=move.why,
        )
        return self._entry(first, (move.why,), move.account_id, told)

    def _quadrant(self, move: QuadrantMove) -> QWidget:
        first = row(spacing=6)
        first.addWidget(ElidedLabel(move.name, TextStyle.CELL_MEDIUM, "", Qt.TextElideMode.ElideMiddle), 1)
        first.addWidget(QuadrantMark(self._theme, move.before))
        first.addWidget(IconMark(self._theme, "arrow-right", "text3", 12))
        first.addWidget(QuadrantMark(self._theme, move.after))
        change = tr("{before} to {after}", before=move.before.label, after=move.after.label)
        told = tr("{account}: {change}, {why}", account=move.name, change=change, why=move.why)
        return self._entry(first, (change, move.why), move.account_id, told)

    def _reached(self, one: Reached) -> QWidget:
        first = row(spacing=6)
        first.addWidget(ElidedLabel(one.account, TextStyle.CELL_MEDIUM, "", Qt.TextElideMode.ElideMiddle), 1)
        first.addWidget(IconMark(self._theme, "circle-check", "good_text", 14))
        told = tr("{account}: {change}, {why}", account=one.account, change=one.text, why=one.detail)
        entry = self._entry(first, (one.text, one.detail), one.account_id, told)
        entry.setToolTip(
            plain_tooltip("\n".join((one.text, one.detail, tr("Numbers from: {source}", source=one.source))))
        )
        return entry

    def _entry(
        self, first: "QWidget | object", lines: tuple[str, ...], account_id: int, told: str
    ) -> QWidget:
        face = column(spacing=2, margins=(16, 5, 12, 5))
        face.addItem(first)  # type: ignore[arg-type] # a layout
        for text in lines:
            if text:
                face.addWidget(ElidedLabel(text, TextStyle.CAPTION, "text2"))
        button = LayoutButton(self._theme, "entry", face, told)
        # The longest name would make the button wider than the panel.
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        button.clicked.connect(lambda: self.account_requested.emit(account_id))
        return button


def _counted(count: int) -> str:
    text = trn("{count} account", "{count} accounts", count)
    return tr("{accounts}, {shown} largest shown", accounts=text, shown=SHOWN) if count > SHOWN else text
