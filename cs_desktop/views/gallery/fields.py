"""Fields, editors and forms in the gallery."""

from datetime import UTC, date, datetime

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from cs_desktop.common.dates import day_text
from cs_desktop.domain.changes import Conflict, Kind
from cs_desktop.domain.figures import Status
from cs_desktop.domain.word_diff import word_diff
from cs_desktop.views.gallery.showing import Maker, hold, housed
from cs_desktop.views.gallery.specimens import Chapter, Specimen
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.choice_editor import ChoiceEditor
from cs_desktop.views.widgets.conflict_bar import ConflictBar
from cs_desktop.views.widgets.day_edit import DayCalendar, DayEdit
from cs_desktop.views.widgets.diff_text import DiffText
from cs_desktop.views.widgets.editors import ChoiceBox, LineEditor, TextEditor
from cs_desktop.views.widgets.field import InlineField
from cs_desktop.views.widgets.field_face import FieldFace, ValueButton
from cs_desktop.views.widgets.form import Form
from cs_desktop.views.widgets.form_row import FormRow
from cs_desktop.views.widgets.money_edit import MoneyEdit, ShareEdit
from cs_desktop.views.widgets.note_editor import NoteEditor
from cs_desktop.views.widgets.notice import FieldNotice
from cs_desktop.views.widgets.text import Label, set_look
from cs_desktop.views.widgets.tick_row import Switch, SwitchRow, TickRow

STATES = ("rest", "focus", "disabled")
ENTERED = ("rest", "empty", "focus", "disabled", "error")
TODAY, LATER = date(2026, 10, 13), date(2026, 12, 11)
NOTE = "**Agreed** with Dana:\n\n- pilot in *two* depots\n- review in May"
BEFORE = "Planners like the new board"
MINE, THEIRS = "All planners like the new board", "Planners like the quiet board"


def _line(state: str) -> Maker:
    def make(_theme: Theme) -> QWidget:
        field = QLineEdit("seven" if state == "error" else "97.0%")
        field.setFixedWidth(150)
        if state == "error":
            set_look(field, "error", "true")
        return hold(field, state)

    return make


def _inline(state: str) -> Maker:
    def make(theme: Theme) -> QWidget:
        field = InlineField(theme, "Website")
        field.setFixedWidth(220)
        field.start_over("" if state == "empty" else "halden-freight.example")
        if state in ("editing", "error"):
            field.open_editor("halden freight", focus=False)
        if state == "error":
            field.say("Write an address, such as www.example.com", Status.RISK)
        if state == "closed":
            field.say("This workspace is read only, so nothing can be changed.", Status.WATCH)
        return field

    return make


def _conflict(theme: Theme) -> QWidget:
    bar = ConflictBar(theme)
    at = datetime(2026, 10, 13, 10, 42, tzinfo=UTC)
    bar.show_conflict(Conflict(Kind.ACCOUNT, 1, "summary", BEFORE, MINE, THEIRS, "Mira Sol", at))
    return bar


def _check_box(state: str) -> Maker:
    def make(_theme: Theme) -> QWidget:
        box = QCheckBox("I do not know yet")
        box.setChecked(state != "rest")
        box.setEnabled(state != "disabled")
        return box

    return make


def _ticked(row: type[TickRow], state: str) -> Maker:
    def make(theme: Theme) -> QWidget:
        made = row(theme, "Health score 72, Healthy", "On the slide Health and experience")
        made.setFixedWidth(220)
        made.show_state(on=state != "off", editable=state != "disabled")
        return made

    return make


def _diff(theme: Theme) -> QWidget:
    text = DiffText(theme, "Changed text")
    text.show_pieces(word_diff(BEFORE, MINE))
    text.setMinimumWidth(260)
    return text


def _notice(status: Status) -> Maker:
    def make(theme: Theme) -> QWidget:
        notice = FieldNotice(theme)
        house = housed(notice)
        house.setFixedWidth(260)
        notice.tell("Enter a number, such as 7.0", status, "Try again", lambda: None)
        return house

    return make


def _form(theme: Theme) -> QWidget:
    form = Form(theme, "Add account")
    name = form.add("Name", QLineEdit("Halden Freight"))
    assert isinstance(name, FormRow)
    wrong = form.add(
        "Customer since", DayEdit(theme, lambda: TODAY), lambda: "Enter a day, such as Jan 31, 2027"
    )
    wrong.find_problem()
    form.setFixedSize(320, 240)
    return form


def _day(state: str) -> Maker:
    def make(theme: Theme) -> QWidget:
        field = DayEdit(theme, lambda: TODAY)
        field.setText({"empty": "", "error": "next spring"}.get(state, day_text(LATER)))
        return _entered(field, state)

    return make


def _calendar(theme: Theme) -> QWidget:
    month = DayCalendar(theme)
    month.show_day(LATER)
    return month


def _money(state: str) -> Maker:
    def make(_theme: Theme) -> QWidget:
        field = MoneyEdit("USD")
        if state == "error":
            field.setText("a lot")
        elif state != "empty":
            field.set_minor(64_000_000)
        return _entered(field, state)

    return make


def _share(state: str) -> Maker:
    def make(_theme: Theme) -> QWidget:
        field = ShareEdit()
        field.setText({"empty": "", "error": "120%"}.get(state, "12.5%"))
        return _entered(field, state)

    return make


def _entered(field: QLineEdit, state: str) -> QWidget:
    field.setFixedWidth(170)
    if state == "error":
        set_look(field, "error", "true")
    return hold(field, state)


def _note(state: str) -> Maker:
    def make(theme: Theme) -> QWidget:
        editor = NoteEditor(theme, lines=4)
        editor.setFixedWidth(340)
        if state != "empty":
            editor.set_value(NOTE)
        if state == "error":
            set_look(editor, "error", "true")
        return hold(editor, state)

    return make


def _note_in_place(state: str) -> Maker:
    def make(theme: Theme) -> QWidget:
        field = InlineField(theme, "Notes", lines=4, empty="Add internal notes", rich=True)
        field.setFixedWidth(340)
        field.start_over("" if state == "empty" else NOTE)
        if state == "editing":
            field.open_editor(NOTE, focus=False)
            field.say("Mira Sol changed this. Leave this field to see both.", Status.WATCH)
        return field

    return make


CHAPTERS = (
    Chapter("Field", tuple(Specimen(state, _line(state)) for state in (*STATES, "error"))),
    Chapter(
        "Value edited in place",
        tuple(Specimen(state, _inline(state)) for state in ("rest", "empty", "editing", "error", "closed")),
        3,
    ),
    Chapter("Day", tuple(Specimen(state, _day(state)) for state in ENTERED)),
    Chapter("Calendar of a day", (Specimen("open", _calendar),)),
    Chapter("Money", tuple(Specimen(state, _money(state)) for state in ENTERED)),
    Chapter("Share", tuple(Specimen(state, _share(state)) for state in ENTERED)),
    Chapter(
        "Choice",
        (
            Specimen("rest", lambda theme: ChoiceBox(theme, ("Enterprise", "Mid-market"))),
            Specimen("disabled", lambda theme: hold(ChoiceBox(theme, ("Enterprise",)), "disabled")),
            Specimen("in place", lambda theme: ChoiceEditor(theme, TextStyle.CELL, ("Enterprise", "SMB"))),
        ),
    ),
    Chapter(
        "Editors",
        (
            Specimen("line", lambda _theme: LineEditor(TextStyle.CELL)),
            Specimen("text", lambda _theme: TextEditor(TextStyle.CELL, 3)),
        ),
    ),
    Chapter(
        "Check box", tuple(Specimen(state, _check_box(state)) for state in ("rest", "checked", "disabled"))
    ),
    Chapter(
        "Box and switch with words",
        tuple(
            Specimen(f"{row.__name__}, {state}", _ticked(row, state))
            for row in (TickRow, SwitchRow)
            for state in ("off", "on", "disabled")
        ),
        3,
    ),
    Chapter("Switch", (Specimen("off", lambda theme: Switch(theme, "Page number")),)),
    Chapter(
        "Note",
        tuple(Specimen(state, _note(state)) for state in ("empty", "written", "focus", "disabled", "error")),
        2,
    ),
    Chapter(
        "Note in place",
        tuple(Specimen(state, _note_in_place(state)) for state in ("rest", "empty", "editing")),
        2,
    ),
    Chapter(
        "Face of a field",
        (
            Specimen("value", lambda theme: ValueButton(theme, Label("Mid-market", TextStyle.CELL))),
            Specimen("face", lambda theme: FieldFace(theme, "Industry", TextStyle.CELL, 1, "")),
            Specimen("wrong", _notice(Status.RISK)),
            Specimen("to know", _notice(Status.WATCH)),
        ),
    ),
    Chapter("Changed text", (Specimen("changed", _diff),)),
    Chapter("Conflict", (Specimen("open", _conflict, wide=True),)),
    Chapter("Form", (Specimen("with an error", _form, wide=True),)),
)
