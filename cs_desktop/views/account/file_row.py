"""One attached file in the list: what it is, and what one can do with it."""

from PySide6.QtCore import QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr
from cs_desktop.common.sizes import size_text
from cs_desktop.domain.attachments import AttachmentRow, Role
from cs_desktop.domain.media import OPENED_AS, Media
from cs_desktop.views.itemmodels.portfolio_columns import joined
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import LayoutButton, icon_button
from cs_desktop.views.widgets.editors import LineEditor
from cs_desktop.views.widgets.pieces import IconMark, column, row
from cs_desktop.views.widgets.text import ElidedLabel, Label, plain_tooltip

_ICONS = {
    **dict.fromkeys((Media.PNG, Media.JPEG, Media.GIF, Media.WEBP, Media.SVG), "image"),
    **dict.fromkeys((Media.PDF, Media.DOCX, Media.TEXT), "file-text"),
    **dict.fromkeys((Media.XLSX, Media.CSV), "file-spreadsheet"),
    Media.PPTX: "presentation",
}
_OTHER_ICON = "file"


class FileRow(QWidget):
    """Shows one file; a click opens it, F2 renames it, Delete removes it."""

    open_requested = Signal()
    save_requested = Signal()
    remove_requested = Signal()
    logo_requested = Signal()
    renamed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._file: AttachmentRow | None = None
        self._editing = False
        self._icon = IconMark(theme, _OTHER_ICON, "text3", 14)
        self._name = ElidedLabel("", TextStyle.CELL_MEDIUM, mode=Qt.TextElideMode.ElideMiddle)
        self._facts = ElidedLabel("", TextStyle.CAPTION, "text3")
        words = column(self._name, self._facts, spacing=0)
        # The words begin where those of the people above do.
        face = row(self._icon, spacing=15, margins=(5, 3, 6, 3))
        face.addLayout(words, 1)
        self.button = LayoutButton(theme, "value", face)
        self.button.clicked.connect(self.open)
        self._editor = LineEditor(TextStyle.CELL)
        self._editor.setAccessibleName(tr("Name of the file"))
        self._editor.typing.finished.connect(self._commit)
        self._editor.typing.abandoned.connect(self._close_editor)
        self._message = Label("", TextStyle.CAPTION, "risk", wrap=True)
        self._more = icon_button(theme, "ellipsis", tr("More"))
        self._more.clicked.connect(lambda: self._pop_up(self._more.mapToGlobal(QPoint(0, 30))))
        self._menu = self._make_menu()
        for part in (self._editor, self._message):
            part.hide()
        left = column(self.button, self._editor, self._message, spacing=2)
        box = row(spacing=2)
        box.addLayout(left, 1)
        box.addWidget(self._more)
        self.setLayout(box)

    def show_file(self, file: AttachmentRow) -> None:
        """Show a file, or the same one anew; a name that is being typed stays."""
        self._file = file
        self._icon.set_icon(_ICONS.get(file.media, _OTHER_ICON), "text3")
        self._name.setText(file.name)
        role = {Role.LOGO.value: "Logo", Role.EVIDENCE.value: "Evidence"}.get(file.role, "")
        day = day_text(file.added_at.astimezone().date())
        facts = joined(role, size_text(file.size), day, file.by)
        self._facts.setText(facts)
        self.button.setAccessibleName(f"{file.name}, {facts}")
        self.button.setToolTip(plain_tooltip(file.name))
        self._more.setAccessibleName(tr("More for {name}", name=file.name))
        self._open.setEnabled(file.media in OPENED_AS)
        self._logo.setVisible(file.can_be_logo)

    def open(self) -> None:
        """Open the file in its program; one that is not opened is offered to be saved."""
        if self._open.isEnabled():
            self.open_requested.emit()
        else:
            self.save_requested.emit()

    def edit_name(self) -> None:
        """Open the editor of the name, its stem selected."""
        assert self._file is not None
        self._editing = True
        name = self._file.name
        stem = name.rpartition(".")[0] or name
        self._editor.set_value(name)
        self.button.hide()
        self._editor.show()
        self._editor.setFocus()
        self._editor.setSelection(0, len(stem))

    def refuse_name(self, message: str) -> None:
        """Give a name back with what is wrong with it."""
        typed = self._editor.value()
        self.edit_name()
        self._editor.set_value(typed)
        self._message.setText(message)
        self._message.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Rename or remove."""
        if event.key() == Qt.Key.Key_F2:
            self.edit_name()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_requested.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what one can do with the file."""
        self._pop_up(event.globalPos())

    def _pop_up(self, place: QPoint) -> None:
        self._menu.popup(place)

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        self._open = _action(menu, "Open", self.open_requested)
        _action(menu, tr("Save as…"), self.save_requested)
        rename = menu.addAction(tr("Rename"))
        rename.triggered.connect(self.edit_name)
        self._logo = _action(menu, tr("Use as logo"), self.logo_requested)
        menu.addSeparator()
        _action(menu, "Remove", self.remove_requested)
        return menu

    def _commit(self) -> None:
        # Hiding the editor takes its focus, which asks to commit again.
        if not self._editing:
            return
        typed = self._editor.value()
        self._close_editor()
        if self._file is not None and typed.strip() != self._file.name:
            self.renamed.emit(typed)

    def _close_editor(self) -> None:
        self._editing = False
        had_focus = self._editor.hasFocus()
        self._message.hide()
        self._editor.hide()
        self.button.show()
        if had_focus:
            self.button.setFocus()


def _action(menu: QMenu, text: str, signal: SignalInstance) -> QAction:
    action = menu.addAction(text)
    action.triggered.connect(lambda _checked=False: signal.emit())
    return action
