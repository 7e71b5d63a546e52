"""How to begin a map: the templates, one's own first, each with what it is for."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from cs_desktop.common.language import tr, trn
from cs_desktop.domain.journey.content import MapEntry
from cs_desktop.domain.journey.shown import Starts, Template
from cs_desktop.views.journey.stages_preview import StagesPreview
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import Panel, centred, column, row
from cs_desktop.views.widgets.text import ElidedLabel, Label

_WIDTH = 720


class StartPage(QScrollArea):
    """Lists the templates; says which one a map is to be started from."""

    chosen = Signal(str)
    """The key of a template that comes with the program."""
    own_chosen = Signal(object)
    """The id of an own template that a map is to be started from."""
    edit_requested = Signal(object)
    """The id of an own template that is to be worked on."""
    back_requested = Signal()
    """Leave without beginning a map, where there is one to go back to."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        # Its buttons take the keyboard, and are scrolled to.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._listed: tuple[Starts, bool] | None = None
        self._ways: list[tuple[Button, MapEntry | None]] = []
        """What starts each template, with the own one that it is."""

    def show_starts(self, starts: Starts, *, editable: bool, back: bool = False) -> None:
        """List the templates; where nothing can be written, only say that there is no map.

        `back` tells whether there is a map to go back to.
        """
        shown = (starts if editable else Starts(), back)
        if self.widget() is not None and shown == self._listed:
            return
        self._listed = shown
        own = [self._own_line(entry) for entry in shown[0].own]
        shipped = [self._line(template) for template in shown[0].shipped]
        lines = column(*self._head(back=back), 16, spacing=4, margins=(24, 28, 24, 24))
        for title, found in ((tr("Own templates"), own), (tr("Templates of the program"), shipped)):
            if own and found:
                lines.addSpacing(8)
                lines.addWidget(Label(title, TextStyle.CAPTION, "text3"))
            for line, _start in found:
                lines.addWidget(line)
        lines.addStretch(1)
        self._show(lines)
        entries = (*shown[0].own, *(None for _ in shipped))
        self._ways = [(start, entry) for (_line, start), entry in zip((*own, *shipped), entries, strict=True)]
        if self._ways:
            self.setFocusProxy(self._ways[0][0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Start a template with Enter, edit one's own with F2, leave with Esc."""
        key, focus = event.key(), self.window().focusWidget()
        own = next((entry for start, entry in self._ways if start is focus), None)
        if key == Qt.Key.Key_Escape and self._listed is not None and self._listed[1]:
            self.back_requested.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focus, QPushButton):
            focus.click()
        elif key == Qt.Key.Key_F2 and own is not None:
            self.edit_requested.emit(own.id)
        else:
            super().keyPressEvent(event)

    def _show(self, lines: QVBoxLayout) -> None:
        self.setWidget(centred(lines, _WIDTH))

    def _head(self, *, back: bool) -> Sequence[QWidget]:
        title = tr("Start another map") if back else tr("No journey map yet")
        about = Label(
            tr("Map the way this customer takes to the desired outcome, and see where you lose them."),
            TextStyle.BODY,
            "text2",
            wrap=True,
        )
        if not back:
            return [Label(title, TextStyle.EMPTY_TITLE), about]
        leave = Button(self._theme, tr("Back to the map"), "default", "arrow-left")
        leave.clicked.connect(self.back_requested)
        head = QWidget()
        head.setLayout(row(Label(title, TextStyle.EMPTY_TITLE), 0, leave))
        return [head, about]

    def _line(self, template: Template) -> tuple[QWidget, Button]:
        start = self._start(template.name)
        start.clicked.connect(lambda: self.chosen.emit(template.key))
        text = (
            Label(template.about, TextStyle.CELL, "text2", wrap=True),
            StagesPreview(self._theme, template.stages),
        )
        return self._row(template.name, text, start), start

    def _own_line(self, entry: MapEntry) -> tuple[QWidget, Button]:
        start = self._start(entry.name)
        start.clicked.connect(lambda: self.own_chosen.emit(entry.id))
        name = tr("Edit template {template}", template=entry.name)
        edit = Button(self._theme, tr("Edit"), "quiet", "pen-line", name=name)
        edit.clicked.connect(lambda: self.edit_requested.emit(entry.id))
        text = (ElidedLabel(about_template(entry), TextStyle.CELL, "text2"),)
        return self._row(entry.name, text, edit, start), start

    def _start(self, template: str) -> Button:
        name = tr("Start from {template}", template=template)
        return Button(self._theme, tr("Start"), "default", name=name)

    def _row(self, name: str, text: Sequence[QWidget], *buttons: Button) -> QWidget:
        line = Panel("surface", "bottom")
        box = row(spacing=12, margins=(0, 10, 0, 10))
        box.addLayout(column(ElidedLabel(name, TextStyle.SECTION), *text, spacing=3), 1)
        for button in buttons:
            box.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        line.setLayout(box)
        return line


def about_template(entry: MapEntry) -> str:
    """Return for whom an own template is, and how far it has come."""
    edition = tr("edition {number}", number=entry.edition) if entry.edition else tr("not published yet")
    if entry.edition and not entry.locked:
        edition = tr("{edition}, being changed", edition=edition)
    segment = tr("For {segment}", segment=entry.segment) if entry.segment else tr("For any segment")
    return " · ".join((segment, edition, trn("{count} stage", "{count} stages", entry.stages)))
