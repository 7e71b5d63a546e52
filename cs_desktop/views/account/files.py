"""The files of an account, in the column at the side: a list that takes what is dropped on it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent

from cs_desktop.common.language import count_text, tr
from cs_desktop.domain.attachments import LIMIT_TEXT, AttachmentRow
from cs_desktop.views.account.file_row import FileRow
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import Panel, column, row
from cs_desktop.views.widgets.progress import ProgressRow
from cs_desktop.views.widgets.text import Label, set_look

SHOWN = 6
MORE = 50
"""Rows that are added at a time."""


class FilesSection(Panel):
    """Shows files by AttachmentRow; says what the user wants done with which."""

    attach_requested = Signal()
    dropped = Signal(object)
    """The paths of the files let go over the section, a list."""
    open_requested = Signal(object, str)
    save_requested = Signal(object, str)
    remove_requested = Signal(object)
    logo_requested = Signal(object)
    renamed = Signal(object, str)
    """The file's id and the name typed for it; for the first two its own name."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._files: Sequence[AttachmentRow] = ()
        self._rows: dict[int, FileRow] = {}
        self._shown = SHOWN
        self._count = Label("", TextStyle.CELL, "text3")
        attach = Button(theme, tr("Attach…"), "link")
        attach.clicked.connect(self.attach_requested)
        head = row(Label(tr("Files"), TextStyle.SECTION), self._count, 0, attach)
        self._empty = self._make_empty()
        self._list = column(spacing=2)
        self._more = Button(theme, "", "link")
        self._more.clicked.connect(self._show_more)
        self.progress = ProgressRow(theme)
        box = column(spacing=6, margins=(16, 9, 16, 14))
        box.addLayout(head)
        box.addWidget(self._empty)
        box.addLayout(self._list)
        box.addLayout(row(self._more, 0))
        box.addWidget(self.progress)
        self.setLayout(box)
        self.setAcceptDrops(True)
        self.show_files(())

    def start_over(self) -> None:
        """Show nothing, as before the files of another account are read."""
        self._shown = SHOWN
        self.show_files(())
        self._empty.hide()

    def show_files(self, files: Sequence[AttachmentRow]) -> None:
        """Show these; a row whose file is still there stays, with its focus and what is typed in it."""
        self._files = files
        shown = files[: self._shown]
        for gone in self._rows.keys() - {file.id for file in shown}:
            self._list.removeWidget(self._rows[gone])
            self._rows.pop(gone).deleteLater()
        for place, file in enumerate(shown):
            if file.id not in self._rows:
                self._rows[file.id] = self._make_row(file)
            row_widget = self._rows[file.id]
            # To put a row where it is already would take its focus.
            if self._list.indexOf(row_widget) != place:
                self._list.insertWidget(place, row_widget)
            row_widget.show_file(file)
        left = len(files) - len(shown)
        self._more.setVisible(left > 0)
        self._more.setText(tr("Show {left} more", left=count_text(min(left, MORE))))
        self._count.setText(f"{len(files):,}" if files else "")
        self._empty.setVisible(not files)

    def refuse_name(self, attachment_id: int, message: str) -> None:
        """Give a name back with what is wrong with it."""
        if attachment_id in self._rows:
            self._rows[attachment_id].refuse_name(message)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            set_look(self, "drop", "true")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Forget the files."""
        super().dragLeaveEvent(event)
        set_look(self, "drop", "")

    def dropEvent(self, event: QDropEvent) -> None:
        """Say which files they are."""
        set_look(self, "drop", "")
        event.acceptProposedAction()
        self.dropped.emit([Path(u.toLocalFile()) for u in event.mimeData().urls() if u.isLocalFile()])

    def _make_row(self, file: AttachmentRow) -> FileRow:
        made, file_id = FileRow(self._theme), file.id
        made.open_requested.connect(lambda: self.open_requested.emit(file_id, self._name(file_id)))
        made.save_requested.connect(lambda: self.save_requested.emit(file_id, self._name(file_id)))
        made.remove_requested.connect(lambda: self.remove_requested.emit(file_id))
        made.logo_requested.connect(lambda: self.logo_requested.emit(file_id))
        made.renamed.connect(lambda name: self.renamed.emit(file_id, name))
        return made

    def _name(self, file_id: int) -> str:
        return next((file.name for file in self._files if file.id == file_id), "")

    def _show_more(self) -> None:
        self._shown += MORE
        self.show_files(self._files)

    def _make_empty(self) -> Panel:
        empty = Panel("", "dashed")
        text = tr("Drop contracts, notes or a logo here, up to {limit_text} each.", limit_text=LIMIT_TEXT)
        empty.setLayout(column(Label(text, TextStyle.CELL, "text3", wrap=True), margins=(12, 10, 12, 10)))
        return empty
