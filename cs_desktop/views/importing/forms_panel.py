"""Beside the columns: how the file writes its cells, what is the same for every row, a name to keep."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from cs_desktop.common.language import marked, tr
from cs_desktop.controllers.import_mapping import DATE_CHOICES, DAY_NUMBER
from cs_desktop.domain.import_mapping import DraftCheck, FieldChoice, MappingDraft
from cs_desktop.domain.importing import ImportKind
from cs_desktop.views.importing.constants import ConstantsEditor
from cs_desktop.views.importing.options import OptionRow
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.heights import fix_width
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import Panel, column, line, row, scrolling
from cs_desktop.views.widgets.text import Label

WIDTH = 284
_EXAMPLE = (("YYYY", "2026"), ("YY", "26"), ("MON", "Mar"), ("MM", "03"), ("DD", "31"))
"""March 31: a day that is no month."""
_GATHER = (
    ("", marked("Refuse the file’s second value")),
    ("sum", marked("Add them up")),
    ("mean", marked("Take their mean")),
    ("max", marked("Take the highest")),
)


class FormsPanel(Panel):
    """Changes a draft in everything but its columns."""

    changed = Signal(object)
    """The new MappingDraft."""
    save_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__("surface", "left")
        fix_width(self, WIDTH)
        self._draft: MappingDraft | None = None
        self.dates = OptionRow(theme, tr("Dates"))
        self.numbers = OptionRow(theme, tr("Numbers"))
        self.ends = OptionRow(theme, tr("The end date is"))
        self.blanks = OptionRow(theme, tr("An empty cell"))
        self.gather = OptionRow(theme, tr("Several values of one day"))
        self.constants = ConstantsEditor(theme)
        self.name = QLineEdit()
        self.name.setPlaceholderText(tr("Name, such as CRM accounts"))
        self.name.setAccessibleName(tr("Name of the mapping"))
        self.save = Button(theme, tr("Save mapping"))
        self.save.clicked.connect(self._save)
        self.name.returnPressed.connect(self._save)
        self._connect()
        self._lay_out()

    def show_draft(self, draft: MappingDraft, choices: tuple[FieldChoice, ...]) -> None:
        """Show what a draft says."""
        self._draft = draft
        forms: list[tuple[object, str]] = [((form,), _written(form)) for form in DATE_CHOICES]
        current = draft.dates or (DATE_CHOICES[0],)
        if current not in [form for form, _name in forms]:
            forms.insert(0, (current, tr(" or ").join(map(_written, current))))
        self.dates.offer(forms, current)
        self.numbers.offer(((".", "1,234.50"), (",", "1.234,50")), draft.decimal)
        self.ends.offer(
            ((False, tr("the first day without it")), (True, tr("the last day with it"))), draft.end_inclusive
        )
        self.ends.setVisible("end" in draft.fed)
        self.blanks.offer(
            ((False, tr("leaves what is stored")), (True, tr("clears what is stored"))), draft.blank_clears
        )
        self.blanks.setVisible(draft.kind is not ImportKind.METRICS)
        self._show_gather(draft)
        self.constants.show_draft(draft, choices)

    def show_check(self, check: DraftCheck) -> None:
        """Say where a form is not decided by the cells."""
        dates = numbers = ""
        if check.dates.is_ambiguous:
            dates = tr(
                "“{example}” is a day in more than one form. Make sure that this one is meant.",
                example=check.dates.example,
            )
        if check.numbers.is_ambiguous:
            numbers = tr(
                "“{example}” is another number in the other form. Make sure that this one is meant.",
                example=check.numbers.example,
            )
        self.dates.warn(dates)
        self.numbers.warn(numbers)

    def _show_gather(self, draft: MappingDraft) -> None:
        own = {dict(use.details).get("aggregate", "") for uses in draft.uses for use in uses if use.metric}
        choices: list[tuple[object, str]] = [(key, tr(name)) for key, name in _GATHER]
        current: object = next(iter(own)) if len(own) == 1 else None
        if current is None or (current, "") not in [(key, "") for key, _name in choices]:
            choices.append((None, tr("as the mapping says")))
            current = None
        self.gather.offer(choices, draft.gather if not own else current)
        self.gather.setVisible(draft.kind is ImportKind.METRICS)

    def _connect(self) -> None:
        self.dates.chosen.connect(lambda forms: self._change(dates=forms))
        self.numbers.chosen.connect(lambda sign: self._change(decimal=sign, thousands=""))
        self.ends.chosen.connect(lambda inclusive: self._change(end_inclusive=inclusive))
        self.blanks.chosen.connect(lambda clears: self._change(blank_clears=clears))
        self.gather.chosen.connect(self._gather_by)
        self.constants.changed.connect(self.changed)

    def _change(self, **facts: object) -> None:
        if self._draft is not None:
            self.changed.emit(replace(self._draft, **facts))  # type: ignore[arg-type] # each row has its own type

    def _gather_by(self, how: str | None) -> None:
        if self._draft is not None and how is not None:
            self.changed.emit(self._draft.gathering(how))

    def _save(self) -> None:
        self.save_requested.emit(self.name.text())

    def _lay_out(self) -> None:
        box = column(spacing=12, margins=(16, 14, 16, 16))
        box.addWidget(Label(tr("How the file writes"), TextStyle.SECTION))
        for option in (self.dates, self.numbers, self.ends, self.blanks, self.gather):
            box.addWidget(option)
        box.addWidget(line())
        box.addWidget(self.constants)
        box.addWidget(line())
        box.addWidget(Label(tr("Keep for the next time"), TextStyle.SECTION))
        box.addWidget(
            Label(
                tr("Files with these headings are known again. With a name it serves others, too."),
                TextStyle.CAPTION,
                "text3",
                wrap=True,
            )
        )
        box.addWidget(self.name)
        box.addLayout(row(self.save, 0))
        box.addStretch()
        inner = QWidget()
        inner.setLayout(box)
        area = scrolling(inner)
        self.setLayout(column(area, spacing=0, margins=(1, 0, 0, 0)))


def _written(form: str) -> str:
    if form == DAY_NUMBER:
        return tr("46112, a day’s number in Excel")
    text = form
    for token, value in _EXAMPLE:
        text = text.replace(token, value)
    return text
