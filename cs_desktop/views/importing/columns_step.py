"""The third step: which column of the file feeds which field."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

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
from cs_desktop.domain.import_values import Meaning, ValueTable
from cs_desktop.domain.import_words import choice_name, field_name, use_name
from cs_desktop.domain.importing import ImportKind
from cs_desktop.views.importing.choice_cell import Choices
from cs_desktop.views.importing.columns_table import ColumnDelegate, ColumnsTable
from cs_desktop.views.importing.forms_panel import FormsPanel
from cs_desktop.views.importing.steps import StepPage
from cs_desktop.views.importing.values_panel import ValuesPanel
from cs_desktop.views.itemmodels.import_columns import GOES_TO, ImportColumnsModel
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.notice import FieldNotice
from cs_desktop.views.widgets.pieces import column, line
from cs_desktop.views.widgets.text import Label


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
        self._values: Mapping[int, ValueTable] = {}
        self._check: DraftCheck | None = None
        self._is_begun = False
        """The user has been at this file's columns."""
        self.model = ImportColumnsModel(self)
        self.table = ColumnsTable(theme, self.model, ColumnDelegate(theme, self._choices, self))
        self.model.use_chosen.connect(self._use)
        self.table.selectionModel().currentChanged.connect(lambda _new, _old: self._show_current())
        self.values = ValuesPanel(theme)
        self.values.chosen.connect(self._map)
        self._summary = Label("", TextStyle.CELL, "text2", wrap=True)
        self.notice = FieldNotice(theme)
        self.forms = FormsPanel(theme)
        self.forms.changed.connect(self.changed)
        self.forms.save_requested.connect(self.save_requested)
        left = column(spacing=0)
        left.addLayout(column(self._summary, self.notice, spacing=4, margins=(20, 12, 20, 10)))
        left.addWidget(line())
        left.addWidget(self.table, 3)
        left.addWidget(self.values, 2)
        side = QWidget()
        side.setLayout(left)
        box = QHBoxLayout()
        box.setSpacing(0)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(side, 1)
        box.addWidget(self.forms)
        self.setLayout(box)

    def take_focus(self) -> None:
        """Start at the first column with values that are not known, or else at the first."""
        # Qt itself goes to the first row of a table that gets the keyboard.
        if not self._is_begun or not self.table.currentIndex().isValid():
            self._is_begun = True
            self.table.setCurrentIndex(self.model.index(self._first(), GOES_TO))
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
        self._values, self._check, self._is_begun = {}, None, False
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
        self._check = check
        self._show_notes()
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

    def show_values(self, values: Mapping[int, ValueTable]) -> None:
        """Show what the values of columns become, by place."""
        self._values = values
        self._show_notes()
        self._show_current()

    def _show_notes(self) -> None:
        hints = dict(self._check.hints) if self._check else {}
        for place, table in self._values.items():
            unknown = len(table.with_meaning(Meaning.UNKNOWN))
            if unknown:
                hints[place] = trn("{count} value is not known", "{count} values are not known", unknown)
        self.model.show_hints(hints)
        self.table.show_notes(shown=bool(hints))

    def _show_current(self) -> None:
        """Show the values of the current column, if it has such."""
        place = self.table.currentIndex().row()
        heading = self.model.heading(place) if place >= 0 else ""
        self.values.show_values(heading, self._values.get(place))

    def _first(self) -> int:
        unknown = [place for place, table in self._values.items() if table.with_meaning(Meaning.UNKNOWN)]
        return min(unknown, default=0)

    def _map(self, field: str, text: str, ours: str | None) -> None:
        if self._draft is not None:
            self.changed.emit(self._draft.with_value(field, text, ours))

    def _use(self, place: int, use: Use | None) -> None:
        if self._draft is not None:
            self.changed.emit(self._draft.using(place, use))

    def _choices(self, place: int) -> Choices:
        """Return what a column can be used for."""
        assert self._draft is not None
        assert self._look is not None
        heading = self._look.headings[place]
        choices: list[tuple[object, str]] = [(None, tr("Ignore"))]
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
