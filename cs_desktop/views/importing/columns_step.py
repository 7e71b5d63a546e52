"""The third step: which column of the file feeds which field."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHBoxLayout, QWidget

from cs_desktop.common.language import tr, trn
from cs_desktop.domain.figures import Status
from cs_desktop.domain.import_mapping import (
    DraftCheck,
    FieldChoice,
    FileLook,
    MappingDraft,
    Use,
    WorkspaceFacts,
    custom_use,
    metric_use,
)
from cs_desktop.domain.import_words import choice_name, field_name, use_name
from cs_desktop.domain.importing import ImportKind
from cs_desktop.views.importing.forms_panel import FormsPanel
from cs_desktop.views.importing.grid import Grid
from cs_desktop.views.importing.steps import StepPage
from cs_desktop.views.importing.use_editor import Choices, ColumnDelegate, UseEditor
from cs_desktop.views.itemmodels.import_columns import (
    GOES_TO,
    HEADING,
    NOTE,
    SAMPLES,
    ImportColumnsModel,
)
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.notice import FieldNotice
from cs_desktop.views.widgets.pieces import column, line
from cs_desktop.views.widgets.text import Label

_SHARES = {HEADING: 22, SAMPLES: 26, GOES_TO: 28, NOTE: 24}
"""Of the width; without notes the others have it all."""


class ColumnsTable(Grid):
    """The columns; Enter or a click chooses, Del ignores."""

    def __init__(self, theme: Theme, model: ImportColumnsModel, delegate: ColumnDelegate) -> None:
        super().__init__(theme, model, tr("Columns of the file"))
        self._columns = model
        self.setItemDelegate(delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.hideColumn(NOTE)
        self.clicked.connect(self._open)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Enter, ignore with Del."""
        index = self.currentIndex()
        if self.state() is QAbstractItemView.State.EditingState:
            # The list has heard the key already.
            event.accept()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and index.isValid():
            self._choose(index.row())
        elif event.key() == Qt.Key.Key_Delete and index.isValid():
            self._columns.use_chosen.emit(index.row(), None)
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:  # noqa: N802 - Qt's
        """Have the keyboard back, wherever the list that was open has left it."""
        super().closeEditor(editor, hint)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room among the columns."""
        super().resizeEvent(event)
        self._share_room()

    def show_notes(self, *, shown: bool) -> None:
        """Show the column of notes, or give its room to the others."""
        self.setColumnHidden(NOTE, not shown)
        self._share_room()

    def _share_room(self) -> None:
        shown = {place: share for place, share in _SHARES.items() if not self.isColumnHidden(place)}
        width, total = self.viewport().width(), sum(shown.values())
        for place, share in shown.items():
            self.setColumnWidth(place, width * share // total)

    def _choose(self, row: int) -> None:
        index = self._columns.index(row, GOES_TO)
        self.setCurrentIndex(index)
        self.edit(index)

    def _open(self, index: QModelIndex | QPersistentModelIndex) -> None:
        if index.column() == GOES_TO:
            self._choose(index.row())
            editor = self.indexWidget(index)
            if isinstance(editor, UseEditor):
                editor.showPopup()


class ColumnsStep(StepPage):
    """Shows a draft and what is to be said of it."""

    changed = Signal(object)
    """The new MappingDraft."""
    save_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._draft: MappingDraft | None = None
        self._look: FileLook | None = None
        self._facts = WorkspaceFacts("", {})
        self._fields: tuple[FieldChoice, ...] = ()
        self.model = ImportColumnsModel(self)
        self.table = ColumnsTable(theme, self.model, ColumnDelegate(theme, self._choices, self))
        self.model.use_chosen.connect(self._use)
        self._summary = Label("", TextStyle.CELL, "text2", wrap=True)
        self.notice = FieldNotice(theme)
        self.forms = FormsPanel(theme)
        self.forms.changed.connect(self.changed)
        self.forms.save_requested.connect(self.save_requested)
        left = column(spacing=0)
        left.addLayout(column(self._summary, self.notice, spacing=4, margins=(20, 12, 20, 10)))
        left.addWidget(line())
        left.addWidget(self.table, 1)
        side = QWidget()
        side.setLayout(left)
        box = QHBoxLayout()
        box.setSpacing(0)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(side, 1)
        box.addWidget(self.forms)
        self.setLayout(box)

    def take_focus(self) -> None:
        """Start at the first column."""
        if not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, GOES_TO))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def shows(self, look: FileLook, kind: ImportKind) -> bool:
        """Return whether this file is shown, taken for this kind."""
        return self._look is look and self._draft is not None and self._draft.kind is kind

    def show_file(
        self,
        look: FileLook,
        facts: WorkspaceFacts,
        draft: MappingDraft,
        fields: tuple[FieldChoice, ...],
    ) -> None:
        """Show another file, kind or mapping."""
        self._look, self._facts, self._fields, self._draft = look, facts, fields, draft
        self.model.show_file(look, draft, facts.metrics)
        self.show_draft(draft)

    def show_draft(self, draft: MappingDraft) -> None:
        """Show what a draft says."""
        self._draft = draft
        self.model.show_draft(draft)
        self.forms.show_draft(draft, self._fields)
        used = sum(bool(uses) for uses in draft.uses)
        total = len(draft.uses)
        self._summary.setText(
            trn(
                "{used} of {count} column is imported.",
                "{used} of {count} columns are imported.",
                total,
                used=used,
            )
        )

    def show_check(self, check: DraftCheck) -> None:
        """Say what is missing and what looks unreadable."""
        self.model.show_hints(check.hints)
        self.table.show_notes(shown=bool(check.hints))
        self.forms.show_check(check)
        if check.missing:
            names = ", ".join(field_name(name) for name in check.missing)
            if check.problem:
                text = tr("Still missing: {names}. Choose the column, or a value for every row.", names=names)
                self.notice.tell(text, Status.RISK)
            else:
                text = tr(
                    "Without {names} only known rows can be changed; new ones are rejected.", names=names
                )
                self.notice.tell(text, Status.WATCH)
        else:
            self.notice.tell(check.problem, Status.RISK)

    def _use(self, place: int, use: Use | None) -> None:
        if self._draft is not None:
            self.changed.emit(self._draft.using(place, use))

    def _choices(self, place: int) -> Choices:
        """Return what a column can be used for."""
        assert self._draft is not None
        assert self._look is not None
        heading = self._look.headings[place]
        choices: list[tuple[Use | None, str]] = [(None, tr("Ignore"))]
        choices += [(choice.use, choice_name(choice)) for choice in self._fields]
        if self._draft.kind is ImportKind.ACCOUNTS and heading:
            choices.append((custom_use(heading), use_name(custom_use(heading), {})))
        if self._draft.kind is ImportKind.METRICS:
            uses = {key: Use(key, metric=True) for key in self._facts.metrics}
            own = metric_use(heading, self._facts.metrics)
            if own is not None and own.name not in uses:
                choices.append((own, use_name(own, {})))
            choices += [(use, use_name(use, self._facts.metrics)) for use in uses.values()]
        known = {use for use, _name in choices}
        choices += [
            (use, use_name(use, self._facts.metrics)) for use in self._draft.uses[place] if use not in known
        ]
        return choices
