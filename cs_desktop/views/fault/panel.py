"""The panel on a fault: what happened, what is safe, and a report to copy."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from cs_desktop.common.language import tr
from cs_desktop.controllers.faults import Fault
from cs_desktop.domain.figures import Status
from cs_desktop.views.theme.fonts import TextStyle, font
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import StatusMark, column, row
from cs_desktop.views.widgets.text import Label


class FaultPanel(QWidget):
    """Shows one fault in the side panel."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._what = Label("", TextStyle.CELL, "text2", wrap=True)
        self._safe = Label("", TextStyle.CELL, "text2", wrap=True)
        self.report = QPlainTextEdit()
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setFont(font(TextStyle.CAPTION))
        self.report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.report.setAccessibleName(tr("Report"))
        self.copy = Button(theme, tr("Copy report"), "primary")
        self.copy.clicked.connect(self._copy)
        self.open_log = Button(theme, tr("Open the log folder"))
        box = column(spacing=4, margins=(16, 14, 16, 16))
        for title, text, status in (
            (tr("What happened"), self._what, Status.RISK),
            (tr("What is safe"), self._safe, Status.GOOD),
        ):
            box.addLayout(row(StatusMark(theme, status), Label(title, TextStyle.SECTION), 0, spacing=6))
            box.addWidget(text)
            box.addSpacing(12)
        box.addWidget(Label(tr("Report"), TextStyle.SECTION))
        privacy = tr("Versions, the place of the fault and the last actions. Nothing of your customers.")
        box.addWidget(Label(privacy, TextStyle.CAPTION, "text3", wrap=True))
        box.addSpacing(4)
        box.addWidget(self.report, 1)
        box.addSpacing(8)
        box.addLayout(row(self.copy, self.open_log, 0))
        self.setLayout(box)
        self.setFocusProxy(self.copy)

    def show_fault(self, fault: Fault, safe: str) -> None:
        """Show a fault and what is safe in spite of it."""
        what = tr("Something went wrong in the program ({place}). It goes on; try again what you were doing.")
        self._what.setText(what.format(place=fault.place))
        self._safe.setText(safe)
        self.report.setPlainText(fault.report)
        self.copy.setText(tr("Copy report"))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self.copy.setText(tr("Copied"))
