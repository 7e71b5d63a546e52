"""One contact in full, in the side panel: every field, and what hangs on them."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import marked, tr, trn
from cs_desktop.common.text import shortened
from cs_desktop.controllers.people import texts_of
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.note_text import first_line
from cs_desktop.domain.people import INFLUENCES, ROLES, SENTIMENTS, Person, Ties
from cs_desktop.domain.plan.words import STATES
from cs_desktop.domain.timeline import KINDS
from cs_desktop.domain.vocabulary import ObjectiveState
from cs_desktop.views.account.details import day_shown, details_grid
from cs_desktop.views.account.people import RowList
from cs_desktop.views.itemmodels.portfolio_columns import joined
from cs_desktop.views.people.columns import influence_text, role_text, touch_text
from cs_desktop.views.records.inspector import RecordInspector
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.timeline.columns import kind_icon
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.field_group import FieldGroup, FieldSpec
from cs_desktop.views.widgets.pieces import Avatar, IconMark, column, line, row, tag
from cs_desktop.views.widgets.text import ElidedLabel, Label

SPECS = (
    FieldSpec("name", marked("Name"), whole=True),
    FieldSpec("title", marked("Title")),
    FieldSpec("role", marked("Role"), closed=tuple(ROLES.values())),
    FieldSpec("sentiment", marked("Support"), empty=marked("Not known"), closed=tuple(SENTIMENTS.values())),
    FieldSpec("influence", marked("Influence"), empty=marked("Not known"), closed=tuple(INFLUENCES.values())),
    FieldSpec("reports_to", marked("Reports to"), whole=True, empty=marked("Nobody")),
    FieldSpec("email", marked("Email")),
    FieldSpec("phone", marked("Phone")),
    FieldSpec("trained_on", marked("Trained on"), empty=marked("Add a date"), show=day_shown, whole=True),
    FieldSpec("left_on", marked("Left on"), empty=marked("Add a date"), show=day_shown, whole=True),
)
NOTES = FieldSpec("notes", marked("Notes"), lines=5, empty=marked("Add internal notes"), rich=True)


class ContactInspector(RecordInspector):
    """Shows a Person and their Ties; edits go through `fields`."""

    left_requested = Signal(object, object)
    """The contact's id and the day on which they left; None where they are back."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, FieldGroup(theme, Kind.CONTACT, (*SPECS, NOTES)), "name")
        self._theme = theme
        self._person: Person | None = None
        self._today = date.min
        self._avatar = Avatar(theme, "", 36, person=True)
        self._name = ElidedLabel("", TextStyle.TITLE)
        self._what = ElidedLabel("", TextStyle.CELL, "text2")
        self._facts = ElidedLabel("", TextStyle.CAPTION, "text3")
        self._left = tag("")
        self._mark = Button(theme, "", "default", "log-out")
        self._mark.clicked.connect(self._toggle_left)
        self._count = Label("", TextStyle.CELL, "text3")
        self._objectives = RowList(tr("No objective."))
        self._touches = RowList(tr("Nothing on the timeline yet."))
        self._reports = RowList(tr("Nobody reports to them."))
        self._lay_out()

    def show_person(self, person: Person, people: Sequence[Person], today: date, *, editable: bool) -> None:
        """Show a contact, or the same one anew; open editors of the same one stay open."""
        is_other = self._turn_to(person.id)
        self._person, self._today = person, today
        self.fields.show(person.id, shortened(person.name), texts_of(person))
        self.fields.set_choices({"reports_to": [one.name for one in people if one.id != person.id]})
        self._avatar.set_name(person.name)
        self._name.setText(person.name)
        influence = tr("{influence} influence", influence=influence_text(person)) if person.influence else ""
        self._what.setText(joined(role_text(person), influence))
        known = tr("Known by {names}", names=", ".join(person.known_by)) if person.known_by else ""
        touched = tr("Last touch {when}", when=touch_text(person, today)) if person.last_touch else ""
        self._facts.setText(joined(touched, known) or tr("Never met"))
        gone = person.has_left(today)
        self._left.setVisible(gone)
        self._left.setText(tr("Left {day}", day=day_text(person.left_on)))
        self._mark.setText(" " + (tr("Mark as back") if gone else tr("Mark as left")))
        self._mark.setAccessibleName(self._mark.text().strip())
        for part in (self._mark, self.delete):
            part.setEnabled(editable)
        if is_other:
            self._objectives.fill(())
            self._touches.fill(())
            self._reports.fill(())
            self._count.setText("")

    def show_ties(self, ties: Ties) -> None:
        """Show what hangs on the contact."""
        if ties.contact_id != self.shown_id:
            return
        self._objectives.fill([self._objective(one.text, one.state) for one in ties.objectives])
        self._touches.fill(
            [
                self._item(
                    kind_icon(one.kind),
                    (one.text and first_line(one.text)) or tr(KINDS.get(one.kind, one.kind)),
                    day_text(one.day),
                )
                for one in ties.touches
            ]
        )
        self._reports.fill([self._item("users", name, "") for name in ties.reports])
        total = len(ties.objectives) + ties.touch_count
        self._count.setText(trn("{count} item", "{count} items", total) if total else "")

    def _objective(self, text: str, state: ObjectiveState) -> QWidget:
        return self._item(
            "circle-check" if state is ObjectiveState.MET else "target", text, tr(STATES[state])
        )

    def _item(self, icon: str, text: str, note: str) -> QWidget:
        part = QWidget()
        box = row(IconMark(self._theme, icon, "text3", 14), spacing=8)
        box.addWidget(ElidedLabel(text, TextStyle.CELL), 1)
        box.addWidget(Label(note, TextStyle.CAPTION, "text3"))
        part.setLayout(box)
        return part

    def _toggle_left(self) -> None:
        if self._person is not None and self._person.id == self.shown_id:
            gone = self._person.has_left(self._today)
            self.left_requested.emit(self._person.id, None if gone else self._today)

    def _lay_out(self) -> None:
        head = row(self._avatar, spacing=12)
        head.addLayout(column(self._name, self._what, spacing=1), 1)
        top = column(spacing=10, margins=(16, 14, 16, 12))
        top.addLayout(head)
        top.addLayout(row(self._left, 0))
        top.addWidget(self._facts)
        top.addLayout(row(self._mark, self.delete, 0))
        fields = column(details_grid(self.fields, SPECS), spacing=0, margins=(16, 10, 16, 10))
        notes = _part(tr("Notes"), Label(tr("internal"), TextStyle.CELL, "text3"), self.fields[NOTES.key])
        whole = column(spacing=0)
        whole.addLayout(top)
        whole.addWidget(line())
        whole.addLayout(fields)
        whole.addWidget(line())
        whole.addWidget(notes)
        whole.addWidget(line())
        whole.addWidget(
            _part(
                tr("What hangs on them"),
                self._count,
                Label(tr("Objectives"), TextStyle.CAPTION_MEDIUM, "text3"),
                self._objectives,
                Label(tr("Timeline"), TextStyle.CAPTION_MEDIUM, "text3"),
                self._touches,
                Label(tr("Report to them"), TextStyle.CAPTION_MEDIUM, "text3"),
                self._reports,
            )
        )
        whole.addStretch(1)
        self._fill(whole)


def _part(title: str, note: Label, *content: QWidget) -> QWidget:
    part = QWidget()
    box = column(spacing=8, margins=(16, 12, 16, 12))
    box.addLayout(row(Label(title, TextStyle.SECTION), note, 0))
    for one in content:
        box.addWidget(one)
    part.setLayout(box)
    return part
