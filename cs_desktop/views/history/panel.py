"""The history panel: whose history, filters, the entries, and their way into a file."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QStackedLayout, QWidget

from cs_desktop.common.language import marked, tr
from cs_desktop.common.text import capitalized
from cs_desktop.controllers.history import Span
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.field_labels import KIND_LABELS
from cs_desktop.domain.history import HistoryEntry, HistoryPage
from cs_desktop.views.history.view import HistoryView
from cs_desktop.views.itemmodels.history_model import HistoryModel
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.editors import ChoiceBox
from cs_desktop.views.widgets.pieces import Panel, column, line, row
from cs_desktop.views.widgets.progress import ProgressRow
from cs_desktop.views.widgets.segments import SegmentedButtons
from cs_desktop.views.widgets.text import ElidedLabel, Label, plain_tooltip

ACCOUNT, WORKSPACE = "account", "workspace"
NAME_SHOWN = 24
"""Characters of an account's name on its button."""
TYPING_MS = 250
"""After so long without a key the text is looked for."""
EVERYONE, EVERYTHING = marked("Everyone"), marked("Everything")
SPANS = {
    Span.EVER: marked("Any time"),
    Span.TODAY: marked("Today"),
    Span.WEEK: marked("Last 7 days"),
    Span.MONTH: marked("Last 30 days"),
    Span.YEAR: marked("Last 365 days"),
}
_TECHNICAL = (Kind.IMPORTED_ROW, Kind.RENEWAL_SUBSCRIPTION, Kind.ACTIVITY_CONTACT, Kind.ACCOUNT_ATTRIBUTE)
"""Kinds that nobody looks for; they come with others."""


class HistoryPanel(QWidget):
    """Shows what it is given and says what the user asks for."""

    account_chosen = Signal()
    workspace_chosen = Signal()
    narrowed = Signal(str, object, object, str)
    """Person (empty for everyone), Kind or none, Span, and words of the name."""
    export_requested = Signal()
    revert_requested = Signal(object)
    object_requested = Signal(object, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._people: tuple[str, ...] = ()
        self.model = HistoryModel(self)
        self.view = HistoryView(theme, self.model)
        self.scopes = SegmentedButtons(theme, "filter")
        self.scopes.add(ACCOUNT, "")
        self.scopes.add(WORKSPACE, tr("Whole workspace"))
        self.scopes.chosen.connect(self._choose_scope)
        self._object = ElidedLabel("", TextStyle.CELL_MEDIUM, mode=Qt.TextElideMode.ElideMiddle)
        self._whole = Button(theme, tr("Whole workspace"), "link")
        self._whole.clicked.connect(self.workspace_chosen)
        self.search = QLineEdit()
        self.search.setProperty("look", "search")
        self.search.setPlaceholderText(tr("Filter by what was done"))
        self.search.setAccessibleName(tr("Filter by what was done"))
        self.person = ChoiceBox(theme, [tr(EVERYONE)])
        self.person.setAccessibleName(tr("Person"))
        self.kind = ChoiceBox(theme, [tr(EVERYTHING)])
        self.kind.setAccessibleName(tr("Kind"))
        for kind, label in sorted(KIND_LABELS.items(), key=lambda item: item[1].many_shown):
            if kind not in _TECHNICAL:
                self.kind.addItem(capitalized(label.many_shown), kind)
        self.span = ChoiceBox(theme, [tr(name) for name in SPANS.values()])
        self.span.setAccessibleName(tr("Time"))
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self._narrow)
        self.search.textChanged.connect(self._wait_for_typing)
        for box in (self.person, self.kind, self.span):
            box.activated.connect(self._narrow)
        self.progress = ProgressRow(theme, "top")
        self.export = Button(theme, tr("Export…"), "default", "download")
        self.export.clicked.connect(self.export_requested)
        self._clear = Button(theme, tr("Clear filters"), "link")
        self._clear.clicked.connect(self.clear_filters)
        self._nothing = Label("", TextStyle.BODY, "text2", wrap=True)
        self.view.revert_requested.connect(self.revert_requested)
        self.view.object_requested.connect(self.object_requested)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._make_nothing())
        self._lay_out()
        self.setFocusProxy(self.view)

    def show_account(self, name: str) -> None:
        """Say that one account's history is shown, and which."""
        self.scopes.set_text(ACCOUNT, name if len(name) <= NAME_SHOWN else f"{name[: NAME_SHOWN - 1]}…")
        self.scopes.button(ACCOUNT).setToolTip(plain_tooltip(name))
        self._show_scope(ACCOUNT)

    def show_workspace(self, *, account: bool) -> None:
        """Say that everything is shown; `account` whether there is one to go back to."""
        self._show_scope(WORKSPACE)
        self.scopes.setVisible(account)

    def show_object(self, name: str) -> None:
        """Say that one object's history is shown."""
        self.scopes.hide()
        self._object.setText(name)
        self._object_row.show()

    def set_people(self, people: Sequence[str]) -> None:
        """Offer those who have changed something."""
        if tuple(people) == self._people:
            return
        self._people = tuple(people)
        chosen = self.person.currentText()
        self.person.clear()
        self.person.addItems([tr(EVERYONE), *people])
        self.person.setCurrentIndex(max(self.person.findText(chosen, Qt.MatchFlag.MatchExactly), 0))

    def show_page(self, page: HistoryPage) -> None:
        """Show other entries from the top."""
        self.model.show_page(page)
        self.view.scrollToTop()
        self._say_nothing()

    def prepend(self, entries: Sequence[HistoryEntry]) -> None:
        """Show entries made since."""
        self.model.prepend(entries)
        self._say_nothing()

    def clear_filters(self) -> None:
        """Show everything again."""
        self.forget_filters()
        self._narrow()

    def forget_filters(self) -> None:
        """Set all filters back without asking for anything, as for another file."""
        self.search.clear()
        self._typing.stop()
        for box in (self.person, self.kind, self.span):
            box.setCurrentIndex(0)

    @property
    def is_narrowed(self) -> bool:
        """Return whether any filter is set."""
        boxes = (self.person, self.kind, self.span)
        return bool(self.search.text().strip()) or any(box.currentIndex() > 0 for box in boxes)

    def _wait_for_typing(self) -> None:
        self._typing.start()

    def _show_scope(self, key: str) -> None:
        self._object_row.hide()
        self.scopes.show()
        self.scopes.choose(key)

    def _choose_scope(self, key: str) -> None:
        if key == ACCOUNT:
            self.account_chosen.emit()
        else:
            self.workspace_chosen.emit()

    def _narrow(self) -> None:
        self._typing.stop()
        person = self.person.currentText() if self.person.currentIndex() > 0 else ""
        span = list(SPANS)[self.span.currentIndex()]
        # Qt gives the word back without its class.
        kind = Kind(self.kind.currentData()) if self.kind.currentData() else None
        self.narrowed.emit(person, kind, span, self.search.text())

    def _say_nothing(self) -> None:
        empty = self.model.rowCount() == 0
        self._nothing.setText(
            tr("No change matches.") if self.is_narrowed else tr("Nothing was changed here yet.")
        )
        self._clear.setVisible(self.is_narrowed)
        self._stack.setCurrentIndex(1 if empty else 0)

    def _lay_out(self) -> None:
        self._object_row = QWidget()
        head = row(self._object, self._whole)
        head.setStretch(0, 1)
        self._object_row.setLayout(head)
        self._object_row.hide()
        choices = row(self.person, self.kind, self.span, spacing=6)
        for place, box in enumerate((self.person, self.kind, self.span)):
            # A long name must not push the others out.
            box.setMinimumWidth(0)
            box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choices.setStretch(place, 1)
        top = QWidget()
        filters = column(self.scopes, self._object_row, self.search, spacing=8, margins=(16, 10, 16, 12))
        filters.addLayout(choices)
        top.setLayout(filters)
        foot = Panel("sunken", "top")
        foot.setLayout(row(self.export, 0, margins=(16, 8, 16, 8)))
        whole = column(top, line(), spacing=0)
        whole.addLayout(self._stack, 1)
        whole.addWidget(self.progress)
        whole.addWidget(foot)
        self.setLayout(whole)

    def _make_nothing(self) -> QWidget:
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        page = QWidget()
        box = column(0, self._nothing, spacing=8, margins=(24, 24, 24, 24))
        box.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(2)
        page.setLayout(box)
        return page
