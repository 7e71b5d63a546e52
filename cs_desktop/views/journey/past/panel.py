"""The panel of revisions: the map is kept as it is, and earlier states are named, looked at and restored."""

from PySide6.QtCore import QPoint, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.journey.revisions import NOW, RevisionRow, Revisions
from cs_desktop.views.itemmodels.line_model import Line
from cs_desktop.views.journey.past.words import tally_text, title_of, when_kept
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.flow import FlowRow
from cs_desktop.views.widgets.line_list import LineList
from cs_desktop.views.widgets.pieces import Panel, column, line, row
from cs_desktop.views.widgets.text import Label

LONGEST_NAME = 300


class RevisionsPanel(QWidget):
    """Shows Revisions, and says what is wanted of which, by its id."""

    keep_requested = Signal(str)
    look_requested = Signal(object)
    compare_requested = Signal(object)
    restore_requested = Signal(object)
    delete_requested = Signal(object)
    renamed = Signal(object, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._rows: dict[int, RevisionRow] = {}
        self._editable = True
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setPlaceholderText(tr("Name, such as Before the QBR"))
        self.name.setAccessibleName(tr("Name of the revision"))
        self.keep = Button(theme, tr("Keep"), "default", name=tr("Keep revision"))
        self._now = Label("", TextStyle.CAPTION, "text2", wrap=True)
        self.list = LineList(theme, tr("Revisions"))
        self.look = Button(theme, tr("Look at it"))
        self.compare = Button(theme, tr("Compare with now"))
        self.restore = Button(theme, tr("Restore"), name=tr("Restore revision"))
        self.rename = Button(theme, tr("Rename"), name=tr("Rename revision"))
        self.delete = Button(theme, tr("Delete"), name=tr("Delete revision"))
        self._lay_out()
        self.keep.clicked.connect(self._keep)
        self.name.returnPressed.connect(self._keep)
        self.list.picked.connect(lambda _key: self._tell())
        self.list.opened.connect(self.look_requested)
        self.list.delete_requested.connect(self._delete)
        self.list.named.connect(self.renamed)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._open_menu)
        for button, wish in (
            (self.look, self.look_requested),
            (self.compare, self.compare_requested),
            (self.restore, self.restore_requested),
            (self.delete, self.delete_requested),
        ):
            button.clicked.connect(lambda _=False, wish=wish: self._wish(wish))
        self.rename.clicked.connect(self.list.edit_name)
        self.setFocusProxy(self.name)

    def show_revisions(self, found: Revisions, *, editable: bool) -> None:
        """Show the revisions of a map; `editable` whether the map can be brought back to them."""
        self._rows = {one.id: one for one in found.rows}
        self._editable = editable
        since = found.since_before(NOW)
        if not found.rows:
            self._now.setText(tr("None yet. One is kept by itself whenever you begin and end to edit."))
        elif not since:
            self._now.setText(tr("The map is as the newest revision holds it."))
        else:
            self._now.setText(tr("Since the newest: {changes}", changes=tally_text(since)))
        self.list.lines.editable = editable
        self.list.show_lines(
            [
                Line(
                    one.id,
                    title_of(one),
                    tally_text(found.since_before(one.id)),
                    when_kept(one),
                    "history",
                    name=one.name,
                )
                for one in found.rows
            ]
        )
        self._tell()

    def start_name(self) -> None:
        """Let one write the name of a new revision."""
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        if self.keep.isEnabled():
            self.keep_requested.emit(self.name.text().strip())
            self.name.clear()

    def _wish(self, wish: SignalInstance) -> None:
        if self.list.current is not None:
            wish.emit(self.list.current)

    def _delete(self, revision_id: int) -> None:
        if self._editable:
            self.delete_requested.emit(revision_id)

    def _tell(self) -> None:
        chosen = self.list.current is not None
        for button in (self.look, self.compare):
            button.setEnabled(chosen)
        for button in (self.restore, self.rename, self.delete):
            button.setEnabled(chosen and self._editable)
        self.keep.setEnabled(self._editable)
        self.name.setEnabled(self._editable)

    def _open_menu(self, at: QPoint) -> None:
        if self.list.current is None:
            return
        menu = QMenu(self)
        for button in (self.look, self.compare, self.restore, self.rename, self.delete):
            entry = menu.addAction(button.text())
            entry.setEnabled(button.isEnabled())
            entry.triggered.connect(button.click)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.list.viewport().mapToGlobal(at))

    def _lay_out(self) -> None:
        top = QWidget()
        box = column(spacing=8, margins=(16, 12, 16, 12))
        fields = row(self.name, self.keep, spacing=8)
        fields.setStretch(0, 1)
        box.addLayout(fields)
        box.addWidget(self._now)
        top.setLayout(box)
        foot = Panel("sunken", "top")
        ways = FlowRow()
        for button in (self.look, self.compare, self.restore, self.rename, self.delete):
            ways.add(button)
        foot.setLayout(column(ways, margins=(16, 8, 16, 8)))
        whole = column(top, line(), spacing=0)
        whole.addWidget(self.list, 1)
        whole.addWidget(foot)
        self.setLayout(whole)
