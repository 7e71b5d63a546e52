"""What the pages of the inspector share: rows of fields, choices side by side, and an area that scrolls."""

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cs_desktop.common.language import tr
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.heights import fix_width
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import icon_button
from cs_desktop.views.widgets.field_group import FieldGroup, FieldSpec
from cs_desktop.views.widgets.pieces import Panel, column, equal, row, scrolling
from cs_desktop.views.widgets.segments import SegmentedButtons
from cs_desktop.views.widgets.text import ElidedLabel, Label

_NAMES = 92
_FEW = 4
_SHORT = 30
"""Letters of all answers that stand in one row, in a large text as well."""
NO_ICONS: Mapping[str, str] = MappingProxyType({})


class PartPage(QWidget):
    """Shows one part of a map; edits go through `fields`."""

    delete_requested = Signal()
    """What is shown is to be deleted."""

    def __init__(self, theme: Theme, fields: FieldGroup, first: str) -> None:
        """`first` is the field in which the keyboard begins: the name of what is shown."""
        super().__init__()
        self._theme, self.fields, self._first = theme, fields, first
        self._shown_id: int | None = None
        self._facts = ElidedLabel("", TextStyle.CAPTION, "text2")
        self._area = scrolling()
        self.setLayout(column(self._area, spacing=0))
        self.delete = icon_button(theme, "trash-2", tr("Delete"), self.delete_requested.emit)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with the name."""
        super().focusInEvent(event)
        self.fields[self._first].button.setFocus(event.reason())

    def leave(self) -> None:
        """Show none any more."""
        self._shown_id = None
        self.fields.leave()

    def _turn_to(self, shown_id: int) -> None:
        """Stand for a part; another than before begins at the top."""
        if shown_id != self._shown_id:
            self._area.verticalScrollBar().setValue(0)
        self._shown_id = shown_id

    def _head(self, *, deletable: bool = True) -> QWidget:
        """Return name and facts, and the button that deletes."""
        name = self.fields[self._first]
        box = row(spacing=4, margins=(10, 10, 10, 6))
        box.addLayout(column(name, _indented(self._facts), spacing=0), 1)
        if deletable:
            box.addWidget(self.delete, 0, Qt.AlignmentFlag.AlignTop)
        else:
            self.delete.hide()
            self.delete.setParent(self)
        head = QWidget()
        head.setLayout(box)
        return head

    def _fill(self, *parts: QWidget) -> None:
        inside = Panel("surface")
        box = column(*parts, spacing=0)
        box.addStretch(1)
        inside.setLayout(box)
        self._area.setWidget(inside)


def _indented(label: Label) -> QWidget:
    """Return a label that begins where the text of a field above it does."""
    part = QWidget()
    part.setLayout(row(label, margins=(6, 0, 0, 0)))
    return part


class FieldRows(QWidget):
    """Names at the left and fields at the right; some of them may be hidden."""

    def __init__(
        self, fields: Mapping[str, QWidget] | FieldGroup, specs: Sequence[FieldSpec], *, inside: bool = False
    ) -> None:
        """`inside` of a section, which has margins of its own."""
        super().__init__()
        self._rows: dict[str, QWidget] = {}
        box = column(spacing=0, margins=(0, 0, 0, 0) if inside else (16, 6, 10, 8))
        for spec in specs:
            box.addWidget(self._row(spec, fields[spec.key]))
        self.setLayout(box)

    def show_only(self, keys: Collection[str]) -> None:
        """Show these fields alone; without any, nothing."""
        for key, line in self._rows.items():
            line.setVisible(key in keys)
        self.setVisible(bool(keys))

    def _row(self, spec: FieldSpec, field: QWidget) -> QWidget:
        name = Label(tr(spec.name), TextStyle.CELL, "text3", wrap=True)
        fix_width(name, _NAMES)
        name.setMinimumHeight(26)
        line = QWidget()
        box = row(spacing=4)
        box.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        box.addWidget(field, 1)
        line.setLayout(box)
        self._rows[spec.key] = line
        return line


class Choices(QWidget):
    """A question with a few answers side by side, or none while several things differ."""

    chosen = Signal(str)

    def __init__(
        self, theme: Theme, name: str, answers: Mapping[str, str], icons: Mapping[str, str] = NO_ICONS
    ) -> None:
        """`answers` are texts in the user's language by what they stand for; an empty name is not seen.

        Those with an icon show it in place of their text.
        """
        super().__init__()
        many = len(answers) > _FEW
        in_rows = not icons and (many or len("".join(answers.values())) > _SHORT)
        self._buttons = SegmentedButtons(theme, "filter" if in_rows else "segment", wrap=in_rows)
        for key, text in answers.items():
            self._buttons.add(key, text, icons.get(key, ""))
            self._buttons.button(key).setAccessibleName(f"{name}: {text}" if name else text)
        self._buttons.chosen.connect(self.chosen)
        box: QVBoxLayout = column(spacing=4, margins=(16, 6, 16, 8))
        if name:
            box.addWidget(Label(name, TextStyle.CELL, "text3"))
        if in_rows:
            box.addWidget(self._buttons)
        elif many:
            # Many share the width that there is.
            for key in answers:
                equal(self._buttons.button(key)).setProperty("words", "")
            box.addWidget(self._buttons)
        else:
            box.addWidget(self._buttons, 0, Qt.AlignmentFlag.AlignLeft)
        self.setLayout(box)

    def show_answer(self, key: str | None, *, editable: bool) -> None:
        """Show which answer holds; with None, none does."""
        self._buttons.choose_only(key)
        self.setEnabled(editable)

    def press(self, key: str) -> None:
        """Choose an answer as a click does."""
        self._buttons.button(key).click()
