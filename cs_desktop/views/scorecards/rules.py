"""For which accounts a scorecard is, its caps, and its notes."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QMenu, QScrollArea, QWidget

from cs_desktop.common.errors import InputError
from cs_desktop.common.language import marked, tr
from cs_desktop.domain.figures import stated_text
from cs_desktop.domain.reviews.typed import typed
from cs_desktop.domain.scorecards.card import Cap, Side
from cs_desktop.domain.scorecards.content import CardContent
from cs_desktop.domain.scorecards.editing import (
    SIDES,
    read_age,
    with_cap,
    with_cap_changed,
    with_cap_typed,
    with_notes,
    with_rule,
    without_cap,
)
from cs_desktop.domain.scorecards.shown import ScorecardPage
from cs_desktop.views.itemmodels.record_model import RecordColumn, RecordModel
from cs_desktop.views.theme.fonts import TextStyle, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button, icon_button
from cs_desktop.views.widgets.editors import ChoiceBox, TextEditor, with_choices
from cs_desktop.views.widgets.form_row import FormRow
from cs_desktop.views.widgets.pieces import column, equal, row
from cs_desktop.views.widgets.record_delegate import ROW_HEIGHT, RecordDelegate
from cs_desktop.views.widgets.record_table import HEAD_HEIGHT, RecordTable
from cs_desktop.views.widgets.text import Label

_AGES = ("age_from", "age_below")


@dataclass(frozen=True, slots=True)
class CapRow:
    """A cap as a row; its id is its place, counted from 1."""

    id: int
    cap: Cap
    measure: str
    """The measure's name."""
    unit: str

    @property
    def threshold(self) -> str:
        """Return the value from which it holds."""
        return stated_text(self.cap.threshold, self.unit)


COLUMNS = (
    RecordColumn("name", marked("Exception"), 110, lambda one: one.cap.name, field="name", grows=True),
    RecordColumn("measure", marked("Measure"), 90, lambda one: one.measure, grows=True),
    RecordColumn("side", marked("Holds at"), 92, lambda one: tr(SIDES[one.cap.side]), field="side"),
    RecordColumn("threshold", marked("Value"), 76, lambda one: one.threshold, field="threshold", right=True),
    RecordColumn("limit", marked("At most"), 82, lambda one: typed(one.cap.limit), field="limit", right=True),
)


class RulesView(QScrollArea):
    """Shows the rule, the caps and the notes of a draft; says what the draft is to be."""

    changed = Signal(object)
    """A function that makes of the draft what it is to be; it may refuse."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._content = CardContent()
        self._page: ScorecardPage | None = None
        self._editable = False
        self.segment = QLineEdit()
        self.stage = ChoiceBox(theme, [])
        self.ages = {field: QLineEdit() for field in _AGES}
        for line, words in (
            (self.segment, tr("Any segment")),
            *((one, tr("Any age")) for one in self.ages.values()),
        ):
            line.setPlaceholderText(words)
        self.rows = {
            field: FormRow(theme, name, self.ages[field], lambda field=field: self._problem(field))  # type: ignore[misc] # the field of this row
            for field, name in zip(_AGES, (tr("Age from (days)"), tr("Age below (days)")), strict=True)
        }
        self._all = Label("", TextStyle.CELL, "text2", wrap=True)
        self.model = RecordModel(COLUMNS, self)
        self.model.use_texts(
            lambda one: {
                "name": one.cap.name,
                "side": tr(SIDES[one.cap.side]),
                "threshold": typed(one.cap.threshold, one.unit),
                "limit": typed(one.cap.limit),
            }
        )
        self._delegate = RecordDelegate(theme, COLUMNS)
        self._delegate.closed = {"side": lambda: [tr(word) for word in SIDES.values()]}
        self.table = RecordTable(theme, self.model, self._delegate, tr("Exceptions"))
        self.add = Button(theme, tr("Exception"), "quiet", "plus", name=tr("Add an exception"))
        self.remove = icon_button(theme, "trash-2", tr("Remove exception"), self._drop)
        self.notes = TextEditor(TextStyle.BODY, 4)
        self.notes.setAccessibleName(tr("Notes"))
        self._lay_out()
        self._connect()

    def show_content(
        self, page: ScorecardPage, content: CardContent, *, editable: bool, is_standard: bool
    ) -> None:
        """Show a draft; the standard one is for all, so its rule asks for nothing."""
        self._page, self._content, self._editable = page, content, editable
        rule = content.rule
        with_choices(self.segment, page.segments)
        if not (self.segment.hasFocus() and self.segment.isModified()):
            self.segment.setText(rule.segment)
        self.stage.clear()
        self.stage.addItems([tr("Any stage"), *(name for _, name in page.stages)])
        ids = ["", *(str(one) for one, _ in page.stages)]
        self.stage.setCurrentIndex(ids.index(rule.lifecycle) if rule.lifecycle in ids else -1)
        for field, line in self.ages.items():
            value = getattr(rule, field)
            if not (line.hasFocus() and line.isModified()):
                line.setText("" if value is None else str(value))
        for part in (self.segment, self.stage, *self.ages.values()):
            part.setEnabled(editable and not is_standard)
        self._all.setText(
            tr("It is for all accounts that no other scorecard is for.")
            if is_standard
            else tr("It is for accounts that meet all of this; what is empty asks for nothing.")
        )
        names = {one.key: one.name for one in content.measures}
        self.model.editable = editable
        self.model.show(
            [
                CapRow(place, cap, names.get(cap.measure, cap.measure), page.unit(cap.measure))
                for place, cap in enumerate(content.caps, 1)
            ]
        )
        self.add.setVisible(editable)
        self.add.setEnabled(bool(content.measures))
        self.remove.setVisible(editable)
        if not self.notes.hasFocus():
            self.notes.set_value(content.notes)
        self.notes.setReadOnly(not editable)
        self._fit()

    def take_focus(self) -> None:
        """Begin with the segment."""
        first = self.segment if self.segment.isEnabled() else self.table
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _problem(self, field: str) -> str:
        try:
            with_rule(self._content, **{field: read_age(field, self.ages[field].text())})
        except InputError as error:
            return str(error)
        return ""

    def _set_rule(self, **values: object) -> None:
        if self._editable:
            self.changed.emit(lambda draft: with_rule(draft, **values))

    def _write_segment(self) -> None:
        if self.segment.isModified():
            self.segment.setModified(False)
            self._set_rule(segment=self.segment.text().strip())

    def _choose_stage(self, place: int) -> None:
        if self._page is not None:
            ids = ["", *(str(one) for one, _ in self._page.stages)]
            self._set_rule(lifecycle=ids[place])

    def _write_age(self, field: str) -> None:
        line = self.ages[field]
        if line.isModified() and not self._problem(field):
            line.setModified(False)
            self._set_rule(**{field: read_age(field, line.text())})

    def _write_notes(self) -> None:
        text = self.notes.value().strip()
        if self._editable and text != self._content.notes:
            self.changed.emit(lambda draft: with_notes(draft, text))

    def _enter(self, one: CapRow, field: str, text: str) -> None:
        place = one.id - 1
        if field == "side":
            side = next((side for side, word in SIDES.items() if tr(word) == text), Side.AT_MOST)
            self.changed.emit(lambda draft: with_cap_changed(draft, place, side=side))
        else:
            self.changed.emit(lambda draft: with_cap_typed(draft, place, field, text, one.unit))

    def _offer(self) -> None:
        """Offer the measures that an exception may look at."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for measure in self._content.measures:
            action = menu.addAction(measure.name.replace("&", "&&"))
            action.triggered.connect(
                lambda _=False, key=measure.key: self.changed.emit(lambda draft: with_cap(draft, key))
            )
        menu.popup(self.add.mapToGlobal(QPoint(0, self.add.height() + 2)))

    def _drop(self) -> None:
        place = self.table.current_id
        if place is not None and self._editable:
            self.changed.emit(lambda draft: without_cap(draft, place - 1))

    def _lay_out(self) -> None:
        fields = QGridLayout()
        fields.setHorizontalSpacing(12)
        fields.setVerticalSpacing(8)
        parts = (
            FormRow(self._theme, tr("Segment"), self.segment, lambda: ""),
            FormRow(self._theme, tr("Lifecycle stage"), self.stage, lambda: ""),
            *self.rows.values(),
        )
        for place, part in enumerate(parts):
            fields.addWidget(equal(part), place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
        whole = QWidget()
        box = column(spacing=8, margins=(20, 14, 16, 16))
        box.addWidget(Label(tr("Which accounts it is for"), TextStyle.SECTION))
        box.addWidget(self._all)
        box.addLayout(fields)
        box.addSpacing(10)
        box.addLayout(row(Label(tr("Exceptions"), TextStyle.SECTION), 0, self.add, self.remove))
        box.addWidget(
            Label(
                tr("While one holds, the score is no higher than it says, however good all else is."),
                *(TextStyle.CELL, "text2"),
                wrap=True,
            )
        )
        box.addWidget(self.table)
        box.addSpacing(10)
        box.addWidget(Label(tr("Notes"), TextStyle.SECTION))
        box.addWidget(self.notes)
        box.addStretch(1)
        whole.setLayout(box)
        self.setWidget(whole)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _connect(self) -> None:
        self.segment.editingFinished.connect(self._write_segment)
        self.stage.activated.connect(self._choose_stage)
        for field, line in self.ages.items():
            line.editingFinished.connect(lambda field=field: self._write_age(field))
        self.model.entered.connect(self._enter)
        self.table.delete_requested.connect(self._drop)
        self.add.clicked.connect(self._offer)
        self.notes.typing.finished.connect(self._write_notes)
        self.notes.typing.abandoned.connect(lambda: self.notes.set_value(self._content.notes))
        self._theme.changed.connect(self._fit)

    def _fit(self) -> None:
        """Be as high as the exceptions are."""
        rows = max(self.model.rowCount(), 1) * scaled(ROW_HEIGHT)
        self.table.setFixedHeight(rows + scaled(HEAD_HEIGHT) + 2)
