"""A form for the side panel: labelled fields, what is wrong under each, one button that finishes.

Ctrl Enter finishes from anywhere in it, Enter from a field of one line, Esc cancels.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.figures import Status
from cs_desktop.domain.form_text import Entry
from cs_desktop.views.theme.fonts import TextStyle, font
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.flow import FlowRow
from cs_desktop.views.widgets.form_row import Check, FormRow
from cs_desktop.views.widgets.form_values import fill, text_of
from cs_desktop.views.widgets.notice import FieldNotice
from cs_desktop.views.widgets.pieces import Panel, column, scrolling
from cs_desktop.views.widgets.text import Label


class Form(QWidget):
    """Rows one under the other, and at the foot the button that finishes."""

    submitted = Signal()
    """The user has finished, and every field makes sense."""
    cancelled = Signal()
    edited = Signal()
    """A field holds something else."""

    def __init__(self, theme: Theme, finish: str) -> None:
        """Make an empty form; `finish` is what its button does, a verb and its object."""
        super().__init__()
        self._theme = theme
        self._rows: list[FormRow] = []
        self._news, self._problem = FieldNotice(theme), FieldNotice(theme)
        self.finish = Button(theme, finish, "primary")
        self.finish.setToolTip(tr("{name} (Ctrl Enter)", name=finish))
        self.finish.clicked.connect(self.submit)
        self.cancel = Button(theme, tr("Cancel"))
        self.cancel.clicked.connect(self.cancelled)
        self._body = column(self._news, spacing=12, margins=(16, 14, 16, 16))
        self._body.addStretch(1)
        self._area = self._make_area(self._body)
        foot = Panel("sunken", "top")
        buttons = column(self._problem, spacing=8, margins=(16, 8, 16, 8))
        # Long words in large letters need a row each.
        ways = FlowRow()
        ways.add(self.finish)
        ways.add(self.cancel)
        buttons.addWidget(ways)
        foot.setLayout(buttons)
        whole = column(spacing=0)
        whole.addWidget(self._area, 1)
        whole.addWidget(foot)
        self.setLayout(whole)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, self.submit)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def add(self, name: str, editor: QWidget, check: Check = lambda: "", *, hint: str = "") -> FormRow:
        """Add a field; `check` says what is wrong with it, and is asked when the user finishes."""
        made = FormRow(self._theme, name, editor, check)
        made.set_hint(hint)
        self.watch(made)
        self.add_part(made)
        if isinstance(editor, QLineEdit):
            editor.returnPressed.connect(self.submit)
        return made

    def watch(self, *fields: FormRow) -> None:
        """Look at fields too that stand in a part of the form."""
        self._rows.extend(fields)
        for field in fields:
            field.changed.connect(self._look_again)
            field.changed.connect(self.edited)

    def unwatch(self, *fields: FormRow) -> None:
        """Forget fields whose part is taken out."""
        self._rows = [field for field in self._rows if field not in fields]

    def add_part(self, part: QWidget, *, grows: bool = False) -> None:
        """Add something that is no field, such as an explanation; one that grows takes what room is left."""
        # The last item is the stretch.
        last = self._body.count() - 1
        self._body.insertWidget(last, part, int(grows))
        if grows:
            self._body.setStretch(last + 1, 0)

    def add_text(self, text: str) -> Label:
        """Add a line that explains, and return it."""
        label = Label(text, TextStyle.BODY, "text2", wrap=True)
        self.add_part(label)
        return label

    def entries(self) -> tuple[Entry, ...]:
        """Return what each field holds, in order."""
        return tuple(Entry(field.name, text_of(field.editor)) for field in self._rows)

    def texts(self) -> tuple[str, ...]:
        """Return the text of each field, in order."""
        return tuple(entry.text for entry in self.entries())

    def put_in(self, texts: Sequence[str]) -> None:
        """Let each field hold a text, in order."""
        for field, text in zip(self._rows, texts, strict=True):
            if text_of(field.editor) != text:
                fill(field.editor, text)

    @property
    def facts(self) -> object:
        """Return what is stored of what the form is about; where that is another one, it has changed."""
        return None

    def take_over(self, before: Sequence[str], fresh: "Form") -> None:
        """Take in what was stored meanwhile; what the user entered, or is at, stays and is told apart.

        `before` is what the fields held at first, `fresh` the form as it would begin now.
        """
        for field, old, new in zip(self._rows, before, fresh.texts(), strict=True):
            if old == new:
                continue
            if text_of(field.editor) == old and not field.editor.hasFocus():
                fill(field.editor, new)
            elif text_of(field.editor) != new:
                field.warn(tr("Stored meanwhile: {text}", text=new or "–"))

    def tell_others(self, before: Sequence[str], now: Sequence[str], mine: Sequence[str]) -> None:
        """Say under a field what was stored since the user began with it, and what it cannot hold any more.

        `before` is what the fields held when the user began, `now` what they begin with now, and `mine` what
        the user entered.
        """
        for field, old, new, own in zip(self._rows, before, now, mine, strict=True):
            if own == old:
                continue
            if text_of(field.editor).strip() != own.strip():
                field.warn(tr("You had entered: {text}", text=own))
            elif old != new != own:
                field.warn(tr("Stored meanwhile: {text}", text=new or "–"))

    def announce(self, text: str, way_on: str = "", on_way_on: Callable[[], object] | None = None) -> None:
        """Say at the top what is worth knowing of the whole form; an empty text takes it away."""
        self._news.tell(text, Status.WATCH, way_on, on_way_on)

    @property
    def news(self) -> str:
        """Return what is said at the top."""
        return self._news.text

    def say(self, problem: str) -> None:
        """Show above the button why it could not be finished; an empty text takes it away."""
        self._problem.tell(problem, Status.RISK)
        self.set_busy(busy=False)

    @property
    def message(self) -> str:
        """Return what is said above the button."""
        return self._problem.text

    def set_busy(self, *, busy: bool) -> None:
        """Keep the button from being pressed twice while what was entered is on its way."""
        self.finish.setEnabled(not busy)

    def start_over(self) -> None:
        """Say nothing of what was entered before, and begin at the top."""
        self.say("")
        self.announce("")
        for field in self._rows:
            field.say("")
            field.warn("")
        self._area.verticalScrollBar().setValue(0)

    def show_start(self) -> None:
        """Scroll to the first part."""
        self._area.verticalScrollBar().setValue(0)

    def submit(self) -> None:
        """Look at every field; go to the first that is wrong, or say that the form is finished."""
        if not self.finish.isEnabled():
            return
        self.say("")
        wrong = [field for field in self._rows if field.find_problem()]
        if wrong:
            wrong[0].editor.setFocus(Qt.FocusReason.OtherFocusReason)
            self._area.ensureWidgetVisible(wrong[0])
            return
        self.submitted.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with the first field that can be filled in."""
        super().focusInEvent(event)
        first = next((f.editor for f in self._rows if not f.isHidden() and f.editor.isEnabled()), self.finish)
        # As if by Tab: what is proposed is selected, so that typing replaces it.
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Cancel on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
            return
        super().keyPressEvent(event)

    def _look_again(self) -> None:
        """What was wrong may be right now that another field holds something else."""
        for field in self._rows:
            if field.message:
                field.find_problem()

    def _make_area(self, body: QVBoxLayout) -> QScrollArea:
        inside = Panel("surface")
        inside.setLayout(body)
        return scrolling(inside)


def needed(field: QLineEdit | QPlainTextEdit, problem: str) -> Check:
    """Return a check that a field is not empty."""

    def check() -> str:
        text = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
        return "" if text.strip() else problem

    return check


def note_field(lines: int = 3) -> QPlainTextEdit:
    """Return a field for a few lines of text, which Tab leaves."""
    field = QPlainTextEdit()
    field.setTabChangesFocus(True)
    field.setFont(font(TextStyle.BODY))
    field.setFixedHeight(field.fontMetrics().lineSpacing() * lines + 18)
    return field
