"""What undoing left alone, thing by thing: what was, what would come back, what is there and whose it is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from cs_desktop.common.dates import moment_text
from cs_desktop.common.language import count_text, tr
from cs_desktop.controllers.undo import PartlyUndone
from cs_desktop.domain.change_labels import change_label
from cs_desktop.domain.changes import LeftAlone, Place
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import Panel, column, line, row, scrolling
from cs_desktop.views.widgets.text import ElidedLabel, Label

NONE = "–"


class RevertReport(QWidget):
    """Shows a PartlyUndone and says what the user wants back all the same."""

    wanted = Signal(object, object)
    """The PartlyUndone and a frozenset of places."""
    emptied = Signal()
    """Everything told has been taken back."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._partly: PartlyUndone | None = None
        self._cards: dict[Place, _Card] = {}
        self._intro = Label("", TextStyle.BODY, "text2", wrap=True)
        self._more = Label("", TextStyle.CELL, "text3", wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._all = Button(theme, tr("Take everything back anyway"))
        self._all.clicked.connect(self._want_all)
        inside = Panel("surface")
        box = column(self._intro, spacing=12, margins=(16, 12, 16, 16))
        box.addLayout(self._list)
        box.addWidget(self._more)
        box.addLayout(row(self._all, 0))
        box.addStretch(1)
        inside.setLayout(box)
        scroll = scrolling(inside)
        self.setLayout(column(scroll))
        self.setFocusProxy(scroll)

    def show_report(self, partly: PartlyUndone) -> None:
        """Show what was left alone."""
        self.clear()
        self._partly = partly
        report, more = partly.result.report, partly.result.uncounted
        word = tr(partly.word)
        if partly.result.change is None:
            word = tr("Not {word}", word=word.lower())
        rest = tr("This stays as it is") if len(report) + more == 1 else tr("These stay as they are")
        done = tr("{word}: {label}", word=word, label=change_label(partly.label))
        self._intro.setText(f"{done}. {rest}:")
        for one in report:
            card = _Card(self._theme, one)
            card.wanted.connect(self._want)
            self._cards[one.place] = card
            self._list.addWidget(card)
        self._more.setText(tr("and {more} more that are not shown", more=count_text(more)))
        self._more.setVisible(more > 0)
        self._show_all_button()

    def took_back(self, places: frozenset[Place]) -> None:
        """Take what came back off the list."""
        had_focus = self.isAncestorOf(self.window().focusWidget())
        for place in places & self._cards.keys():
            card = self._cards.pop(place)
            self._list.removeWidget(card)
            card.deleteLater()
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_all_button()
        if places and not self._cards:
            self.emptied.emit()

    def clear(self) -> None:
        """Show nothing, as when the workspace is closed."""
        self._partly = None
        self.took_back(frozenset(self._cards))

    def _want(self, place: Place) -> None:
        if self._partly is not None:
            self.wanted.emit(self._partly, frozenset({place}))

    def _want_all(self) -> None:
        if self._partly is not None:
            self.wanted.emit(self._partly, frozenset(self._takeable()))

    def _takeable(self) -> list[Place]:
        return [place for place, card in self._cards.items() if card.one.anyway]

    def _show_all_button(self) -> None:
        self._all.setVisible(len(self._takeable()) > 1)


class _Card(QWidget):
    """One thing that was left alone."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, one: LeftAlone) -> None:
        super().__init__()
        self.one = one
        title = one.field[:1].upper() + one.field[1:] or one.subject
        box = column(line(), spacing=6, margins=(0, 0, 0, 12))
        box.addSpacing(6)
        box.addWidget(ElidedLabel(title, TextStyle.SECTION))
        if one.field:
            box.addWidget(ElidedLabel(one.subject, TextStyle.CELL, "text3"))
        box.addWidget(Label(one.reason, TextStyle.CELL, "text2", wrap=True))
        if one.field:
            box.addLayout(self._values(one))
        elif one.by:
            box.addWidget(Label(_whose(one), TextStyle.CELL, "text3", wrap=True))
        if one.anyway:
            button = Button(theme, (tr("Take back anyway") if one.field else tr("Delete it anyway")))
            button.setAccessibleName(f"{button.text()}: {title}")
            button.clicked.connect(lambda: self.wanted.emit(one.place))
            box.addLayout(row(button, 0))
        self.setLayout(box)
        self.setAccessibleName(f"{title}: {one.reason}")

    def _values(self, one: LeftAlone) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        rows = [(tr("Was"), one.was), (tr("Undo brings back"), one.back), (tr("Now"), one.now)]
        for place, (name, value) in enumerate(rows):
            grid.addWidget(Label(name, TextStyle.CELL, "text3"), place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Label(value or NONE, TextStyle.CELL, wrap=True), place, 1)
        if one.by:
            grid.addWidget(Label(_whose(one), TextStyle.CELL, "text3", wrap=True), len(rows), 1)
        return grid


def _whose(one: LeftAlone) -> str:
    return (
        tr("by {by}, {day}", by=one.by, day=moment_text(one.at.astimezone()))
        if one.at
        else tr("by {by}", by=one.by)
    )
