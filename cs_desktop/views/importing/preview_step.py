"""The fourth step: what would happen, row by row; nothing is written yet."""

from PySide6.QtCore import Qt, Signal

from cs_desktop.common.language import count_text, tr, trn
from cs_desktop.domain.figures import Status
from cs_desktop.domain.import_preview import KEPT, Preview
from cs_desktop.domain.import_words import MODE_NAMES, OUTCOME_NAMES
from cs_desktop.domain.importing import ImportMode, Outcome
from cs_desktop.views.importing.options import OptionRow
from cs_desktop.views.importing.preview_table import PreviewTable
from cs_desktop.views.importing.steps import StepPage
from cs_desktop.views.itemmodels.import_preview import ImportPreviewModel
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.notice import FieldNotice
from cs_desktop.views.widgets.pieces import Panel, column, line, row
from cs_desktop.views.widgets.progress import ProgressRow
from cs_desktop.views.widgets.segments import SegmentedButtons
from cs_desktop.views.widgets.text import Label

_ALL = "all"
_OPTION_WIDTH = 264


class PreviewStep(StepPage):
    """Shows a Preview, and takes what is to be done with known and with bad rows."""

    mode_chosen = Signal(object)
    """ImportMode."""
    skip_chosen = Signal()
    rejects_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._preview: Preview | None = None
        self._outcome: Outcome | None = None
        self.skip_bad = True
        self.mode = OptionRow(theme, tr("What the file may do"))
        self.mode.offer([(mode, tr(name)) for mode, name in MODE_NAMES.items()], ImportMode.UPSERT)
        self.mode.chosen.connect(self.mode_chosen)
        self.bad = OptionRow(theme, tr("If rows are rejected"))
        self.bad.offer(((True, tr("Import the others")), (False, tr("Import nothing"))), current=True)
        self.bad.chosen.connect(self._choose_skip)
        self.save = Button(theme, tr("Save rejected rows"), "default", "download")
        self.save.clicked.connect(self.rejects_requested)
        self.filters = SegmentedButtons(theme, "filter")
        for key, name in ((_ALL, tr("All rows")), *((o.value, tr(n)) for o, n in OUTCOME_NAMES.items())):
            self.filters.add(key, name)
        self.filters.choose(_ALL)
        self.filters.chosen.connect(self._filter)
        self._told = Label("", TextStyle.CAPTION, "text3", wrap=True)
        self.notice = FieldNotice(theme)
        self.progress = ProgressRow(theme)
        self.model = ImportPreviewModel(self)
        self.table = PreviewTable(theme, self.model)
        self.table.selectionModel().currentChanged.connect(lambda index, _old: self._explain(index.row()))
        self._line = Label("", TextStyle.CELL, "text2", wrap=True)
        self._lay_out()

    def take_focus(self) -> None:
        """Start in the rows."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def start(self, mode: ImportMode) -> None:
        """Say that the rows are being checked."""
        self._preview = None
        self.mode.offer([(of, tr(name)) for of, name in MODE_NAMES.items()], mode)
        self.notice.clear()
        self._told.setText(tr("Checking the rows. Nothing is written."))
        self._show_counts()
        self._show_rows()
        self.progress.start(tr("Checking the rows"))

    def finish(self) -> None:
        """Say that nothing is being checked any more."""
        self.progress.finish()

    def show_problem(self, problem: str) -> None:
        """Say why there is no preview."""
        self._told.setText("")
        self.notice.tell(problem, Status.RISK)

    def show_preview(self, preview: Preview) -> None:
        """Show what would happen."""
        self._preview = preview
        self._told.setText(" ".join(_told(preview)))
        self.notice.tell("\n".join(preview.warnings), Status.WATCH)
        self._show_counts()
        self._show_rows()

    def _show_counts(self) -> None:
        preview = self._preview
        for outcome in (None, *Outcome):
            name = tr("All rows") if outcome is None else tr(OUTCOME_NAMES[outcome])
            count = f"  {count_text(preview.count(outcome))}" if preview else ""
            key = outcome.value if outcome else _ALL
            self.filters.set_text(key, name + count)
            is_met = preview is None or preview.count(outcome) > 0
            self.filters.button(key).setVisible(is_met or outcome in (None, self._outcome))
        rejected = preview is not None and preview.count(Outcome.REJECTED) > 0
        self.bad.setEnabled(preview is None or rejected)
        self.save.setVisible(rejected)
        self.save.setEnabled(rejected and preview is not None and not preview.is_sample)

    def _show_rows(self) -> None:
        self.model.show(self._preview, self._outcome)
        self.table.fit()
        self._explain(self.table.currentIndex().row())

    def _explain(self, place: int) -> None:
        if self._preview is not None and not self.model.rowCount():
            self._line.setText(tr("No row of the file comes to this."))
        else:
            self._line.setText(self.model.explained(place))

    def _filter(self, key: str) -> None:
        self._outcome = None if key == _ALL else Outcome(key)
        self._show_rows()

    def _choose_skip(self, skip: bool) -> None:  # noqa: FBT001 - a signal's argument
        self.skip_bad = skip
        self.skip_chosen.emit()

    def _lay_out(self) -> None:
        options = row(spacing=12)
        for option in (self.mode, self.bad):
            option.setMaximumWidth(_OPTION_WIDTH)
            options.addWidget(option, 1)
        options.addStretch()
        top = column(spacing=10, margins=(20, 14, 20, 10))
        top.addLayout(options)
        top.addLayout(row(self.filters, 0))
        for part in (self._told, self.notice, self.progress):
            top.addWidget(part)
        foot = Panel("sunken", "top")
        told = row(spacing=12, margins=(20, 6, 20, 6))
        told.addWidget(self._line, 1)
        told.addWidget(self.save)
        foot.setLayout(told)
        foot.setMinimumHeight(34)
        box = column(spacing=0)
        box.addLayout(top)
        box.addWidget(line())
        box.addWidget(self.table, 1)
        box.addWidget(foot)
        self.setLayout(box)


def _told(preview: Preview) -> list[str]:
    """Return what is to be said above the rows."""
    if preview.is_sample:
        seen = count_text(preview.seen)
        if preview.total is None:
            return [tr("This is the first {seen} rows; the whole file is being checked.", seen=seen)]
        return [
            trn(
                "This is the first {seen} of about {count} row; the whole file is being checked.",
                "This is the first {seen} of about {count} rows; the whole file is being checked.",
                preview.total,
                seen=seen,
            )
        ]
    told = [trn("{count} row was checked.", "{count} rows were checked.", preview.seen)]
    if preview.points is not None:
        new, changed, same = map(count_text, preview.points)
        told.append(
            tr(
                "They come to {new} new, {changed} changed and {same} known points.",
                new=new,
                changed=changed,
                same=same,
            )
        )
    if any(count > KEPT for count in preview.counts.values()):
        told.append(tr("Of each sort the first {count} are listed.", count=count_text(KEPT)))
    return told
