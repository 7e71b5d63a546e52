"""What the chosen backup holds, and its way back: asked for, explained, confirmed in place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from cs_desktop.common.dates import moment_text
from cs_desktop.domain.backups import (
    Difference,
    accounts_text,
    consequence_text,
    difference_text,
    reason_text,
)
from cs_desktop.views.itemmodels.backup_model import BackupRow
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import Panel, column, row
from cs_desktop.views.widgets.text import Label

_KEPT = (
    "The workspace as it is now is kept first: as one more backup, or, if it is damaged, beside it with "
    "its journal."
)
_OTHERS = "Whoever else has it open will be told that it was replaced, and must open it again."
_LABEL_SHOWN = 160


class BackupDetails(Panel):
    """Shows one backup and asks twice before it is brought back."""

    restore_requested = Signal(object, bool)
    """The backup's path, and whether it is wanted though others have the workspace open."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("sunken", "top")
        self._row: BackupRow | None = None
        self._workspace = ""
        self._anyway = False
        self._facts = Label("", TextStyle.CELL, "text2", wrap=True)
        self.restore = Button(theme, "Restore…", "default", "history")
        self.restore.clicked.connect(self._ask)
        self._question = Label("", TextStyle.SECTION, wrap=True)
        self._explained = Label("", TextStyle.CELL, "text2", wrap=True)
        self._warning = Label("", TextStyle.CELL, "risk", wrap=True)
        self.keep = Button(theme, "Keep as it is")
        self.keep.clicked.connect(self.take_back)
        self.confirm = Button(theme, "Restore this backup", "danger")
        self.confirm.clicked.connect(self._confirm)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._make_facts())
        self._stack.addWidget(self._make_question())
        self.show_row(None, "")

    @property
    def is_asking(self) -> bool:
        """Return whether the user is being asked to confirm."""
        return self._stack.currentIndex() == 1

    def show_row(self, backup: BackupRow | None, workspace: str) -> None:
        """Show another backup, or the same with what has become known of it."""
        if backup is None or self._row is None or backup.info.path != self._row.info.path:
            self._leave_question()
        self._row, self._workspace = backup, workspace
        self.setVisible(backup is not None)
        if backup is not None:
            self._facts.setText(_facts(backup))
            self.restore.setEnabled(backup.usable)
            self._explain()

    def ask_anyway(self, text: str) -> None:
        """Ask once more, since others have the workspace open."""
        self._anyway = True
        self._warning.setText(text)
        self._warning.show()
        self.confirm.setText("Restore anyway")
        self._ask()

    def take_back(self) -> None:
        """Leave everything as it is."""
        self._leave_question()
        self.restore.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_busy(self, *, busy: bool) -> None:
        """Take no more wishes while one is being carried out."""
        self.restore.setEnabled(not busy and self._row is not None and self._row.usable)
        self.confirm.setEnabled(not busy)

    def _ask(self) -> None:
        self._explain()
        self._stack.setCurrentIndex(1)
        # The safe way out has the keyboard.
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _explain(self) -> None:
        if self._row is None:
            return
        self._question.setText(f"Take {self._workspace} back to {self._row.title()}?")
        parts = [consequence_text(self._row.found), _KEPT, _OTHERS]
        self._explained.setText(" ".join(filter(None, parts)))

    def _confirm(self) -> None:
        assert self._row is not None
        path, anyway = self._row.info.path, self._anyway
        self._leave_question()
        self.restore_requested.emit(path, anyway)

    def _leave_question(self) -> None:
        self._anyway = False
        self._warning.hide()
        self.confirm.setText("Restore this backup")
        self._stack.setCurrentIndex(0)

    def _make_facts(self) -> QWidget:
        part = QWidget()
        box = column(self._facts, spacing=10, margins=(16, 12, 16, 12))
        box.addLayout(row(self.restore, 0))
        box.addStretch(1)
        part.setLayout(box)
        return part

    def _make_question(self) -> QWidget:
        part = QWidget()
        box = column(self._question, self._warning, self._explained, spacing=8, margins=(16, 12, 16, 12))
        box.addLayout(row(self.keep, self.confirm, 0))
        box.addStretch(1)
        part.setLayout(box)
        return part


def _facts(backup: BackupRow) -> str:
    """Return all that is known of a backup, in a few lines."""
    if not backup.usable:
        return backup.info.problem
    lines = [f"{reason_text(backup.info.reason)}, {backup.size()}"]
    found = backup.found
    if found is None:
        return "\n".join([*lines, "Looking what differs…"])
    then = found.then if isinstance(found, Difference) else found
    lines += [difference_text(found), accounts_text(found)]
    if then.at is not None:
        label = then.label if len(then.label) <= _LABEL_SHOWN else f"{then.label[:_LABEL_SHOWN]}…"
        lines.append(f"Last change in it: {label}, by {then.by}, {moment_text(then.at.astimezone())}")
    return "\n".join(lines)
