"""Fields that are the same for every row of a file."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.import_mapping import FieldChoice, MappingDraft
from cs_desktop.domain.import_words import choice_name, field_name
from cs_desktop.views.importing.options import OptionRow
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button, icon_button
from cs_desktop.views.widgets.editors import with_choices
from cs_desktop.views.widgets.pieces import column, row
from cs_desktop.views.widgets.text import ElidedLabel, Label

_IN_ROWS = frozenset({"metric", "value"})
"""Fields of metrics that have no columns of their own."""


class ConstantsEditor(QWidget):
    """Lists them, and takes one more."""

    changed = Signal(object)
    """The new MappingDraft."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._draft: MappingDraft | None = None
        self._words: dict[str, tuple[str, ...]] = {}
        self._known = column(spacing=4)
        self.field = OptionRow(theme, tr("Field"))
        self.field.chosen.connect(self._offer_words)
        self.text = QLineEdit()
        self.text.setPlaceholderText(tr("Value in every row"))
        self.text.setAccessibleName(tr("Value in every row"))
        self.text.returnPressed.connect(self._add)
        self.add = Button(theme, tr("Add"))
        self.add.setAccessibleName(tr("Add the value for every row"))
        self.add.clicked.connect(self._add)
        line = row(spacing=8)
        line.addWidget(self.text, 1)
        line.addWidget(self.add)
        box = column(Label(tr("The same for every row"), TextStyle.SECTION), spacing=8)
        box.addLayout(self._known)
        box.addWidget(self.field)
        box.addLayout(line)
        self.setLayout(box)

    def show_draft(self, draft: MappingDraft, choices: tuple[FieldChoice, ...]) -> None:
        """Show what a draft says."""
        self._draft = draft
        self._words = {choice.use.name: choice.words for choice in choices}
        current = self._chosen()
        taken = draft.fed | (_IN_ROWS if draft.has_metrics else frozenset())
        free = [c for c in choices if not c.use.lookup and c.use.name not in taken]
        free.sort(key=lambda choice: not choice.needed)
        self.field.offer([(c.use.name, choice_name(c)) for c in free], current)
        for part in (self.field, self.text, self.add):
            part.setVisible(bool(free))
        self._offer_words(self._chosen())
        while (item := self._known.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for name, text in draft.constants:
            self._known.addWidget(self._make_known(name, text))

    def _make_known(self, name: str, text: str) -> QWidget:
        known = QWidget()
        told = f"{field_name(name)}: {text}"
        remove = icon_button(self._theme, "x", tr("Remove {what}", what=told), lambda: self._set(name, ""))
        box = row(spacing=4)
        box.addWidget(ElidedLabel(told, TextStyle.CELL), 1)
        box.addWidget(remove)
        known.setLayout(box)
        return known

    def _chosen(self) -> str:
        place = self.field.box.currentIndex()
        return str(self.field.value_at(place)) if place >= 0 else ""

    def _offer_words(self, name: str) -> None:
        with_choices(self.text, self._words.get(name, ()))

    def _add(self) -> None:
        text = self.text.text().strip()
        if text and self._chosen():
            name = self._chosen()
            self.text.clear()
            self._set(name, text)
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set(self, name: str, text: str) -> None:
        if self._draft is not None:
            self.changed.emit(self._draft.with_constant(name, text))
