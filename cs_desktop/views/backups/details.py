"""What the chosen backup holds, and its way back: asked for, explained, confirmed in place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from cs_desktop.common.dates import moment_text
from cs_desktop.common.language import marked, tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.backups import (
    Difference,
    accounts_text,
    consequence_text,
    difference_text,
    reason_text,
)
from cs_desktop.domain.change_labels import change_label
from cs_desktop.views.itemmodels.backup_model import BackupRow
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import Panel, column, row
from cs_desktop.views.widgets.text import ElidedLabel, Label

_KEPT_OPEN = marked("The workspace as it is now is kept first, as one more backup.")
_KEPT_OTHER = marked(
    "What is there now is kept: as one more backup if it is whole, else beside the "
    "workspace, with its journal."
)
_OTHERS = marked("Whoever else has it open will be told that it was replaced, and must open it again.")


class BackupDetails(Panel):
    """Shows one backup and asks twice before it is brought back."""

    restore_requested = Signal(object, bool)
    """The backup's path, and whether it is wanted though others have the workspace open."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("sunken", "top")
        self._row: BackupRow | None = None
        self._workspace, self._is_open = "", False
        self._anyway = False
        self._when = Label("", TextStyle.SECTION)
        self._facts = Label("", TextStyle.CELL, "text2", wrap=True)
        self._last = ElidedLabel("", TextStyle.CELL, "text2")
        self._by = ElidedLabel("", TextStyle.CAPTION, "text3")
        self.restore = Button(theme, tr("Restore…"), "default", "history")
        self.restore.clicked.connect(self._ask)
        self._question = Label("", TextStyle.SECTION, wrap=True)
        self._explained = Label("", TextStyle.CELL, "text2", wrap=True)
        self._warning = Label("", TextStyle.CELL, "risk", wrap=True)
        self.keep = Button(theme, tr("Keep as it is"))
        self.keep.clicked.connect(self.take_back)
        self.confirm = Button(theme, tr("Restore this backup"), "danger")
        self.confirm.clicked.connect(self._confirm)
        self._known, self._asking = self._make_facts(), self._make_question()
        self.setLayout(column(self._known, self._asking, spacing=0, margins=(16, 12, 16, 12)))
        self.show_row(None, "", is_open=False)

    @property
    def is_asking(self) -> bool:
        """Return whether the user is being asked to confirm."""
        return not self._asking.isHidden()

    def show_row(self, backup: BackupRow | None, workspace: str, *, is_open: bool) -> None:
        """Show another backup, or the same with what has become known of it."""
        if backup is None or self._row is None or backup.info.path != self._row.info.path:
            self._leave_question()
        self._row, self._workspace, self._is_open = backup, workspace, is_open
        self.setVisible(backup is not None)
        if backup is not None:
            self.restore.setEnabled(backup.usable)
            self._tell(backup)
            self._explain()

    def ask_anyway(self, text: str) -> None:
        """Ask once more, since others have the workspace open."""
        self._anyway = True
        self._warning.setText(text)
        self._warning.show()
        self.confirm.setText(tr("Restore anyway"))
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
        self._known.hide()
        self._asking.show()
        # The safe way out has the keyboard.
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _explain(self) -> None:
        if self._row is None:
            return
        self._question.setText(
            tr(
                "Take {workspace} back to {title}?",
                workspace=shortened(self._workspace),
                title=self._row.title(),
            )
        )
        kept = tr(_KEPT_OPEN) if self._is_open else tr(_KEPT_OTHER)
        parts = [consequence_text(self._row.found), kept, tr(_OTHERS)]
        self._explained.setText(" ".join(filter(None, parts)))

    def _confirm(self) -> None:
        assert self._row is not None
        path, anyway = self._row.info.path, self._anyway
        self._leave_question()
        self.restore_requested.emit(path, anyway)

    def _leave_question(self) -> None:
        self._anyway = False
        self._warning.hide()
        self.confirm.setText(tr("Restore this backup"))
        self._asking.hide()
        self._known.show()

    def _tell(self, backup: BackupRow) -> None:
        """Say all that is known of a backup."""
        self._when.setText(backup.title())
        found = backup.found
        then = found.then if isinstance(found, Difference) else found
        lines = [f"{reason_text(backup.info.reason)}, {backup.size()}"]
        if not backup.usable:
            # What to do about it is meant for workspaces.
            lines = [f"{backup.info.problem.partition(';')[0].rstrip('.')}.", tr("Choose another backup.")]
        elif found is None:
            lines.append(tr("Looking what differs…"))
        else:
            lines += [difference_text(found), accounts_text(found)]
        self._facts.setText("\n".join(lines))
        known = then is not None and then.at is not None and backup.usable
        for part in (self._last, self._by):
            part.setVisible(known)
        if then is not None and then.at is not None:
            self._last.setText(tr("Last change in it: {label}", label=change_label(then.label)))
            self._by.setText(tr("by {by}, {day}", by=then.by, day=moment_text(then.at.astimezone())))

    def _make_facts(self) -> QWidget:
        part = QWidget()
        box = column(self._when, self._facts, self._last, self._by, spacing=4)
        box.addSpacing(8)
        box.addLayout(row(self.restore, 0))
        part.setLayout(box)
        return part

    def _make_question(self) -> QWidget:
        part = QWidget()
        box = column(self._question, self._warning, self._explained, spacing=8)
        box.addSpacing(4)
        box.addLayout(row(self.keep, self.confirm, 0))
        part.setLayout(box)
        return part
