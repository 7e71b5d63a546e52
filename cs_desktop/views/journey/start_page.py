"""How to begin a map: the templates, each with what it is for."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.journey.shown import Template
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import Panel, column, row
from cs_desktop.views.widgets.text import ElidedLabel, Label

_WIDTH = 720


class StartPage(QScrollArea):
    """Lists the templates; says which one a map is to be started from."""

    chosen = Signal(str)
    """The key of a template."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        # Its buttons take the keyboard, and are scrolled to.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._listed: tuple[Template, ...] = ()

    def show_templates(self, templates: Sequence[Template], *, editable: bool) -> None:
        """List the templates; where nothing can be written, only say that there is no map."""
        shown = tuple(templates) if editable else ()
        if self.widget() is not None and shown == self._listed:
            return
        self._listed = shown
        body = Panel("surface")
        starts = [self._start(template) for template in shown]
        lines = column(
            Label(tr("No journey map yet"), TextStyle.EMPTY_TITLE),
            Label(
                tr("Map the way this customer takes to the desired outcome, and see where you lose them."),
                TextStyle.BODY,
                "text2",
                wrap=True,
            ),
            16,
            *(self._line(template, start) for template, start in zip(shown, starts, strict=True)),
            0,
            spacing=4,
            margins=(24, 28, 24, 24),
        )
        held = QWidget()
        held.setLayout(lines)
        held.setMaximumWidth(_WIDTH)
        outer = row()
        outer.addStretch(1)
        outer.addWidget(held, 100)
        outer.addStretch(1)
        body.setLayout(outer)
        self.setWidget(body)
        if starts:
            self.setFocusProxy(starts[0])

    def _start(self, template: Template) -> Button:
        name = tr("Start from {template}", template=template.name)
        start = Button(self._theme, tr("Start"), "default", name=name)
        start.clicked.connect(lambda: self.chosen.emit(template.key))
        return start

    def _line(self, template: Template, start: Button) -> QWidget:
        line = Panel("surface", "bottom")
        text = column(
            Label(template.name, TextStyle.SECTION),
            Label(template.about, TextStyle.CELL, "text2", wrap=True),
            ElidedLabel(" → ".join(template.stages), TextStyle.CAPTION, "text3"),
            spacing=3,
        )
        box = row(spacing=16, margins=(0, 10, 0, 10))
        box.addLayout(text, 1)
        box.addWidget(start, 0, Qt.AlignmentFlag.AlignVCenter)
        line.setLayout(box)
        return line
