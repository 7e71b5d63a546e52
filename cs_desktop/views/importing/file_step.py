"""The first step: pick or drop a file, and see whether it is read as it should be."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from cs_desktop.common.language import marked, tr, trn
from cs_desktop.common.sizes import size_text
from cs_desktop.domain.figures import Status
from cs_desktop.domain.import_mapping import FileLook, ReadAs
from cs_desktop.views.importing.grid import Grid
from cs_desktop.views.importing.options import OptionRow
from cs_desktop.views.importing.steps import StepPage
from cs_desktop.views.itemmodels.import_rows import ImportRowsModel
from cs_desktop.views.portfolio.sketch import TableSketch
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.empty import EmptyState
from cs_desktop.views.widgets.notice import FieldNotice
from cs_desktop.views.widgets.pieces import IconMark, column, line, row
from cs_desktop.views.widgets.text import ElidedLabel, Label

SHOWN = 20
"""First rows that are shown."""
_OPTION_WIDTH = 208
_LINES = 15
"""Lines of which one can be said to be the headings."""
_ENCODINGS = (
    ("", marked("Found by itself")),
    ("utf-8", "UTF-8"),
    ("cp1252", "Windows-1252"),
    ("iso-8859-15", "ISO 8859-15"),
    ("utf-16-le", "UTF-16 LE"),
    ("utf-16-be", "UTF-16 BE"),
    ("mac-roman", "Mac Roman"),
    ("cp932", "Shift JIS"),
    ("gb18030", "GB 18030"),
)
_DELIMITERS = {
    ",": marked("Comma"),
    ";": marked("Semicolon"),
    "\t": marked("Tab"),
    "|": marked("Vertical bar"),
}


class FileStep(StepPage):
    """Shows the file that was chosen, or asks for one."""

    file_requested = Signal()
    read_as_chosen = Signal(object)
    """ReadAs."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._read_as = ReadAs()
        self.choose = Button(theme, tr("Choose a file"), "primary", "folder-open")
        self.choose.clicked.connect(self.file_requested)
        self._nothing = EmptyState(
            TableSketch(theme),
            tr("Import a table"),
            tr(
                "Choose a CSV or Excel file (.xlsx) with a line of headings, or drop it on this window. "
                "Nothing is written before you have seen what would happen."
            ),
        )
        self._nothing.offer(self.choose)
        self._name = ElidedLabel("", TextStyle.SECTION, "", Qt.TextElideMode.ElideMiddle)
        self._facts = Label("", TextStyle.CELL, "text2")
        self.other = Button(theme, tr("Choose another file"))
        self.other.clicked.connect(self.file_requested)
        self.sheet = OptionRow(theme, tr("Sheet"))
        self.encoding = OptionRow(theme, tr("Encoding"))
        self.delimiter = OptionRow(theme, tr("Separator"))
        self.heading = OptionRow(theme, tr("Headings in"))
        self._options = (self.sheet, self.encoding, self.delimiter, self.heading)
        self.heading.chosen.connect(lambda line: self._tell(replace(self._read_as, heading=line)))
        self.sheet.chosen.connect(lambda name: self._tell(replace(self._read_as, sheet=name, heading=0)))
        self.encoding.chosen.connect(lambda name: self._tell(replace(self._read_as, encoding=name)))
        self.delimiter.chosen.connect(lambda sign: self._tell(replace(self._read_as, delimiter=sign)))
        self.notice = FieldNotice(theme)
        self.model = ImportRowsModel(self)
        self.table = Grid(theme, self.model, tr("First rows of the file"))
        self._caption = Label("", TextStyle.CAPTION, "text3")
        self._pages = QStackedWidget()
        self._file = self._make_file(theme)
        self._pages.addWidget(self._nothing)
        self._pages.addWidget(self._file)
        self.setLayout(column(self._pages, spacing=0))

    def take_focus(self) -> None:
        """Start at the button that chooses a file, or in the rows."""
        target = self.choose if self._pages.currentWidget() is self._nothing else self.table
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_nothing(self) -> None:
        """Ask for a file."""
        self._pages.setCurrentWidget(self._nothing)

    def show_reading(self, path: Path) -> None:
        """Say which file is being read."""
        self._name.setText(path.name)
        self._facts.setText(tr("Reading the first rows…"))
        self.notice.clear()
        self._show_rows(shown=False)
        self._pages.setCurrentWidget(self._file)

    def show_problem(self, problem: str) -> None:
        """Say why the file cannot be read; the way it is read can still be changed."""
        self._facts.setText(tr("This file cannot be imported as it is."))
        self.notice.tell(problem, Status.RISK)
        self.sheet.hide()
        self.heading.hide()
        self._offer_forms("", "")
        self._show_rows(shown=False)

    def show_look(self, look: FileLook) -> None:
        """Show what the file looks like."""
        self._read_as = look.read_as
        rows = (
            tr("rows not counted yet")
            if look.total is None
            else trn("{count} row", "{count} rows", look.total)
        )
        columns = trn("{count} column", "{count} columns", len(look.headings))
        self._facts.setText(" · ".join((size_text(look.stamp.size), rows, columns, look.encoding)))
        self.sheet.offer([(name, name) for name in look.sheets], look.sheet)
        self.sheet.setVisible(len(look.sheets) > 1)
        is_text = not look.sheets
        if is_text:
            self._offer_forms(look.encoding, look.delimiter)
        for option in (self.encoding, self.delimiter):
            option.setVisible(is_text)
        lines = range(1, max(_LINES, look.heading_line) + 1)
        self.heading.offer([(line, tr("Line {line}", line=line)) for line in lines], look.heading_line)
        self.heading.show()
        self.notice.tell("\n".join(look.warnings), Status.WATCH)
        self.model.show(look.headings, look.rows[:SHOWN])
        self.table.fit_columns()
        shown = min(len(look.rows), SHOWN)
        self._caption.setText(trn("The first {count} row", "The first {count} rows", shown))
        self._show_rows(shown=True)
        if shown:
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _offer_forms(self, encoding: str, delimiter: str) -> None:
        """Offer what can be said of a text file; `encoding` and `delimiter` were found."""
        found = tr("Found: {name}", name=encoding) if encoding else tr(_ENCODINGS[0][1])
        names = [("", found), *((key, tr(name)) for key, name in _ENCODINGS[1:])]
        self.encoding.offer(names, self._read_as.encoding)
        name = tr(_DELIMITERS[delimiter]) if delimiter in _DELIMITERS else ""
        sign = tr("Found: {name}", name=name) if name else tr(_ENCODINGS[0][1])
        signs = [("", sign), *((key, tr(name)) for key, name in _DELIMITERS.items())]
        self.delimiter.offer(signs, self._read_as.delimiter)
        for option in (self.encoding, self.delimiter):
            option.show()

    def _tell(self, read_as: ReadAs) -> None:
        self._read_as = read_as
        self.read_as_chosen.emit(read_as)

    def forget(self) -> None:
        """Forget the file and how it was to be read."""
        self._read_as = ReadAs()
        self.show_nothing()

    def _show_rows(self, *, shown: bool) -> None:
        self.table.setVisible(shown)
        self._caption.setVisible(shown)
        self._filler.setVisible(not shown)

    def _make_file(self, theme: Theme) -> QWidget:
        head = row(IconMark(theme, "file-spreadsheet", "text2", 20), spacing=12)
        head.addLayout(column(self._name, self._facts, spacing=1), 1)
        head.addWidget(self.other)
        options = row(spacing=12)
        for option in self._options:
            option.setFixedWidth(_OPTION_WIDTH)
            options.addWidget(option)
        options.addStretch()
        self._filler = QWidget()
        top = column(spacing=14, margins=(20, 16, 20, 12))
        top.addLayout(head)
        top.addLayout(options)
        top.addWidget(self.notice)
        top.addWidget(self._caption)
        box = column(spacing=0)
        box.addLayout(top)
        box.addWidget(line())
        box.addWidget(self.table, 1)
        box.addWidget(self._filler, 1)
        page = QWidget()
        page.setLayout(box)
        return page
