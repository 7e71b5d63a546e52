"""Every draft that was not stored, with what it would change."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from cs_desktop.common.language import marked, tr
from cs_desktop.domain.drafts import Draft
from cs_desktop.domain.word_diff import word_diff
from cs_desktop.views.drafts.offer import when_text
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.diff_text import DiffText
from cs_desktop.views.widgets.pieces import column, line, row
from cs_desktop.views.widgets.text import ElidedLabel, Label

TITLE = marked("Unsaved typing")


class DraftsPanel(QScrollArea):
    """Lists drafts, oldest first, each with what can be done with it."""

    put_in_requested = Signal(object)
    """Draft."""
    copy_requested = Signal(str)
    discard_requested = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setWidgetResizable(True)
        # Its buttons take the keyboard.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr(TITLE))

    def show_drafts(self, drafts: Sequence[Draft], today: date) -> None:
        """Show these drafts instead of those before."""
        holder = QWidget()
        head = (
            tr("Nothing is stored before you put it in.")
            if drafts
            else tr("Everything that was typed is stored.")
        )
        box = column(_note(head), spacing=0)
        for draft in drafts:
            box.addWidget(self._card(draft, today))
            box.addWidget(line())
        box.addStretch(1)
        holder.setLayout(box)
        had_focus = self.isAncestorOf(self.window().focusWidget())
        before = self.takeWidget()
        if before is not None:
            # Later, since one of its buttons may have asked for this.
            before.deleteLater()
        self.setWidget(holder)
        if buttons := holder.findChildren(Button):
            self.setFocusProxy(buttons[0])
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _card(self, draft: Draft, today: date) -> QWidget:
        typed = draft.typed
        text = DiffText(self._theme, typed.label)
        text.show_pieces(word_diff(typed.base, typed.text), tr("Everything was deleted."))
        buttons = row(spacing=12)
        for name, on_click in (
            (tr("Put in"), lambda: self.put_in_requested.emit(draft)),
            (tr("Copy"), lambda: self.copy_requested.emit(typed.text)),
            (tr("Discard"), lambda: self.discard_requested.emit(draft)),
        ):
            button = Button(self._theme, name, "link", name=f"{name}: {typed.label}")
            button.clicked.connect(on_click)
            buttons.addWidget(button)
        buttons.addStretch(1)
        card = QWidget()
        box: QVBoxLayout = column(
            ElidedLabel(typed.label, TextStyle.CELL_MEDIUM),
            Label(when_text(draft.at, today), TextStyle.CAPTION, "text3"),
            text,
            spacing=4,
            margins=(16, 12, 16, 8),
        )
        box.addLayout(buttons)
        card.setLayout(box)
        return card


def _note(text: str) -> QWidget:
    note = QWidget()
    note.setLayout(column(Label(text, TextStyle.CELL, "text3", wrap=True), margins=(16, 12, 16, 0)))
    return note
