"""The panel of personas: who takes the journey, whose curve is how, and whose feelings are written."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QScrollArea, QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.journey.content import Persona
from cs_desktop.domain.journey.curve_looks import CurveLook, look_of_persona
from cs_desktop.views.journey.curves import curve_pen
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button, icon_button
from cs_desktop.views.widgets.pieces import Panel, column, row
from cs_desktop.views.widgets.text import Label

_LONGEST = 300
_SAMPLE = QSize(30, 16)


class CurveSample(QWidget):
    """A piece of a curve, as it is drawn in the map."""

    def __init__(self, theme: Theme, look: CurveLook) -> None:
        super().__init__()
        self._theme, self._look = theme, look
        self.setFixedSize(_SAMPLE)
        theme.changed.connect(self.update)

    def show_look(self, look: CurveLook) -> None:
        """Show another curve."""
        self._look = look
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(curve_pen(self._theme, self._look, 2.0))
        middle = self.height() / 2
        painter.drawLine(QPointF(1, middle), QPointF(self.width() - 1, middle))
        painter.end()


class PersonaRow(Panel):
    """One persona: its curve, its name to write into, and what is done with it."""

    def __init__(self, theme: Theme, panel: "PersonasPanel", persona: Persona) -> None:
        super().__init__("surface", "bottom")
        self._persona = persona
        self.sample = CurveSample(theme, look_of_persona(0))
        self.name = QLineEdit()
        self.name.setMaxLength(_LONGEST)
        self.name.editingFinished.connect(self._store)
        self._panel = panel
        self.write = icon_button(theme, "pen-line", "", lambda: panel.chosen.emit(self._persona.id))
        self.write.setCheckable(True)
        self.show_curve = icon_button(theme, "show", "", self._toggle)
        self.up = icon_button(theme, "arrow-up", "", lambda: panel.move_requested.emit(self._persona.id, -1))
        self.down = icon_button(
            theme, "arrow-down", "", lambda: panel.move_requested.emit(self._persona.id, 1)
        )
        self.delete = icon_button(theme, "trash-2", "", lambda: panel.delete_requested.emit(self._persona.id))
        self._hidden = False
        tools = row(self.write, self.show_curve, self.up, self.down, self.delete, spacing=0)
        tools.addStretch()
        box = column(spacing=2, margins=(0, 8, 0, 6))
        box.addLayout(row(self.sample, self.name, spacing=8))
        box.addLayout(tools)
        self.setLayout(box)

    def show_persona(
        self, persona: Persona, place: int, count: int, *, chosen: bool, hidden: bool, editable: bool
    ) -> None:
        """Show a persona, its place among the others, and what can be done with it."""
        self._persona, self._hidden = persona, hidden
        self.sample.show_look(look_of_persona(place))
        if not self.name.hasFocus():
            self.name.setText(persona.name)
            self.name.setCursorPosition(0)
        self.name.setReadOnly(not editable)
        name = persona.name
        self.name.setAccessibleName(tr("Name of persona {number}", number=place + 1))
        self.write.setChecked(chosen)
        _call(self.write, tr("Write the feelings of {persona}", persona=name))
        self.show_curve.set_icon("hide" if hidden else "show")
        shown = tr("Show the curve of {persona}", persona=name)
        _call(self.show_curve, shown if hidden else tr("Hide the curve of {persona}", persona=name))
        _call(self.up, tr("Move {persona} up", persona=name))
        _call(self.down, tr("Move {persona} down", persona=name))
        _call(self.delete, tr("Delete {persona} with the feelings", persona=name))
        self.up.setEnabled(editable and place > 0)
        self.down.setEnabled(editable and place < count - 1)
        self.delete.setEnabled(editable)

    def _toggle(self) -> None:
        self._panel.hide_requested.emit(self._persona.id, not self._hidden)

    def _store(self) -> None:
        text = self.name.text().strip()
        if not text:
            self.name.setText(self._persona.name)
        elif text != self._persona.name:
            self._panel.rename_requested.emit(self._persona.id, text)


class PersonasPanel(QWidget):
    """Shows the personas of a map; says what is to be done with them."""

    add_requested = Signal(str)
    """The name of a new persona."""
    rename_requested = Signal(object, str)
    move_requested = Signal(object, int)
    """A persona, and -1 for up or 1 for down."""
    delete_requested = Signal(object)
    hide_requested = Signal(object, bool)
    """A persona, and whether its curve is to be hidden."""
    chosen = Signal(object)
    """The persona whose feelings are to be written."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.rows: dict[int, PersonaRow] = {}
        about = Label(
            tr("Each persona has a curve. Clicks in the lane write the feelings of the one with the pen."),
            TextStyle.CELL,
            "text2",
            wrap=True,
        )
        self.surveys = Label("", TextStyle.CELL, "text3", wrap=True)
        self.new = QLineEdit()
        self.new.setMaxLength(_LONGEST)
        self.new.setPlaceholderText(tr("Name of a new persona"))
        self.new.setAccessibleName(tr("Name of a new persona"))
        self.new.returnPressed.connect(self._add)
        self.add = Button(theme, tr("Add"), "default", name=tr("Add persona"))
        self.add.clicked.connect(self._add)
        self._list = column(spacing=0)
        box = column(about, 8, spacing=0, margins=(16, 12, 16, 16))
        box.addLayout(self._list)
        box.addSpacing(12)
        box.addLayout(row(self.new, self.add, spacing=8))
        box.addSpacing(12)
        box.addWidget(self.surveys)
        box.addStretch()
        body = Panel("surface")
        body.setLayout(box)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(body)
        self.setLayout(column(scroll, spacing=0))

    def show_personas(
        self, personas: Sequence[Persona], chosen: int | None, hidden: frozenset[int], *, editable: bool
    ) -> None:
        """Show the personas in their order; who stayed keeps its row, and what is being typed into it."""
        self._drop({one.id for one in personas})
        for place, persona in enumerate(personas):
            line = self.rows.get(persona.id)
            if line is None:
                line = self.rows[persona.id] = PersonaRow(self._theme, self, persona)
            if self._list.indexOf(line) != place:
                self._list.removeWidget(line)
                self._list.insertWidget(place, line)
            line.show_persona(
                *(persona, place, len(personas)),
                chosen=persona.id == chosen,
                hidden=persona.id in hidden,
                editable=editable,
            )
        self.new.setEnabled(editable)
        self.add.setEnabled(editable)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with the first persona, else with a new one."""
        super().focusInEvent(event)
        self._begin(event.reason())

    def _begin(self, reason: Qt.FocusReason) -> None:
        first = self._list.itemAt(0)
        line = first.widget() if first is not None else None
        place = line.write if isinstance(line, PersonaRow) else self.new
        place.setFocus(reason)

    def _drop(self, kept: set[int]) -> None:
        for persona_id in [one for one in self.rows if one not in kept]:
            line = self.rows.pop(persona_id)
            self._list.removeWidget(line)
            if line.isAncestorOf(self.window().focusWidget()):
                self._begin(Qt.FocusReason.OtherFocusReason)
            line.hide()
            line.deleteLater()

    def _add(self) -> None:
        name = self.new.text().strip()
        if name:
            self.new.clear()
            self.add_requested.emit(name)


def _call(button: Button, name: str) -> None:
    button.setAccessibleName(name)
    button.setToolTip(name)
