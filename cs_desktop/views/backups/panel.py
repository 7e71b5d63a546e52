"""The panel of backups: make one, see what each is, bring one back."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import marked, tr, trn
from cs_desktop.common.sizes import size_text
from cs_desktop.controllers.actions import ActionId, ActionTable
from cs_desktop.domain.backups import BackupInfo, Found
from cs_desktop.views.backups.details import BackupDetails
from cs_desktop.views.backups.view import BackupView
from cs_desktop.views.itemmodels.backup_model import BackupModel
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import Panel, column, line, row
from cs_desktop.views.widgets.text import Label

_WHEN = marked(
    "Made in a quiet minute after a change, at most every half hour, and before "
    "imports, restores and upgrades. Old ones are thinned to one a day, a week, a "
    "month."
)


class BackupPanel(QWidget):
    """Shows what it is given and says what the user asks for."""

    backup_requested = Signal()
    folder_requested = Signal()
    restore_requested = Signal(object, bool)
    """The backup's path, and whether it is wanted though others have the workspace open."""
    left = Signal()

    def __init__(self, theme: Theme, actions: ActionTable) -> None:
        super().__init__()
        self._workspace = ""
        self._can_make = True
        self.model = BackupModel(self)
        self.view = BackupView(theme, self.model)
        self.details = BackupDetails(theme)
        self.make = Button(theme, tr("Back up now"), "primary")
        self.make.clicked.connect(self.backup_requested)
        self.folder = Button(theme, tr("Show folder"), "default", "folder-open")
        self.folder.clicked.connect(self.folder_requested)
        self._summary = Label("", TextStyle.BODY_MEDIUM, wrap=True)
        self._rest = QWidget()
        self.check = Button(theme, tr("Check workspace"), "link")
        self.check.follow(actions[ActionId.CHECK])
        self._lay_out()
        self.view.selectionModel().currentChanged.connect(self._show_details)
        self.model.dataChanged.connect(self._show_details)
        self.details.restore_requested.connect(self.restore_requested)
        self.setFocusProxy(self.folder)

    def set_workspace(self, name: str, *, can_make: bool) -> None:
        """Say whose backups these are, and whether one more can be made."""
        self._workspace, self._can_make = name, can_make
        self.make.setEnabled(can_make)
        self.model.show(())
        self._summary.setText(tr("Looking for backups…"))
        self._show_list(shown=False)
        self._show_details()

    def show_backups(self, backups: Sequence[BackupInfo]) -> None:
        """List the backups; the chosen one stays chosen, else the newest is."""
        chosen = self.model.row(self.view.currentIndex())
        self.model.show(backups)
        place = self.model.place_of(chosen.info.path) if chosen is not None else None
        index = self.model.index(place or 0)
        self.view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        total = size_text(sum(info.size for info in backups))
        self._summary.setText(
            trn("{count} backup, {size}", "{count} backups, {size}", len(backups), size=total)
            if backups
            else tr("No backup yet")
        )
        is_first = self.view.isHidden()
        self._show_list(shown=bool(backups))
        if is_first and backups and self.folder.hasFocus():
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_details()

    def describe(self, path: Path, found: Found | KnownError) -> None:
        """Show what was found of one."""
        self.model.describe(path, found)

    def set_busy(self, *, busy: bool) -> None:
        """Take no more wishes while one is being carried out."""
        self.make.setEnabled(self._can_make and not busy)
        self.details.set_busy(busy=busy)

    def ask_anyway(self, path: Path, text: str) -> None:
        """Ask whether to restore though others have the workspace open."""
        place = self.model.place_of(path)
        if place is not None:
            self.view.setCurrentIndex(self.model.index(place))
            self.details.ask_anyway(text)

    def hideEvent(self, event: QHideEvent) -> None:
        """Say that nobody looks any more; a window that is only minimised comes back."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.left.emit()

    def _show_list(self, *, shown: bool) -> None:
        self.view.setVisible(shown)
        self._rest.setVisible(not shown)

    def _show_details(self) -> None:
        chosen = self.model.row(self.view.currentIndex())
        self.details.show_row(chosen, self._workspace, is_open=self._can_make)

    def _lay_out(self) -> None:
        head = column(self._summary, spacing=8, margins=(16, 12, 16, 12))
        head.addWidget(Label(tr(_WHEN), TextStyle.CAPTION, "text3", wrap=True))
        head.addLayout(row(self.make, self.folder, 0))
        foot = Panel("surface", "top")
        question = Label(tr("Is the workspace whole?"), TextStyle.CELL, "text2")
        foot.setLayout(row(question, 0, self.check, margins=(16, 6, 16, 6)))
        box = column(spacing=0)
        box.addLayout(head)
        box.addWidget(line())
        box.addWidget(self.view, 1)
        box.addWidget(self._rest, 1)
        box.addWidget(self.details)
        box.addWidget(foot)
        self.setLayout(box)
