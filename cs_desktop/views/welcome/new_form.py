"""What a new workspace needs to know before it is made."""

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.money import checked_currency
from cs_desktop.domain.figures import Status
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.editors import ChoiceBox, with_choices
from cs_desktop.views.widgets.pieces import StatusMark, column, row
from cs_desktop.views.widgets.text import Label, set_look

CURRENCIES = ("USD", "EUR", "GBP", "CHF", "JPY", "CAD", "AUD", "SEK", "NOK", "DKK", "PLN", "INR", "BRL")


class NewWorkspaceForm(QWidget):
    """Company, currency and fiscal year; then the file is chosen."""

    submitted = Signal(str, str, int)
    """Company, currency, first month of the fiscal year."""
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._company = QLineEdit()
        self._company.setPlaceholderText(tr("Your company, as your customers know it"))
        self._currency = with_choices(QLineEdit("USD"), CURRENCIES)
        self._month = ChoiceBox(theme, [QLocale().standaloneMonthName(month) for month in range(1, 13)])
        self._message = Label("", TextStyle.CAPTION, "risk", wrap=True)
        self._error = QWidget()
        error = row(StatusMark(theme, Status.RISK), spacing=6)
        error.addWidget(self._message, 1)
        self._error.setLayout(error)
        self._error.hide()
        save = Button(theme, tr("Choose where to save"), "primary")
        save.clicked.connect(self.submit)
        back = Button(theme, tr("Back"))
        back.clicked.connect(self.left)
        for line in (self._company, self._currency):
            line.returnPressed.connect(self.submit)
        box = column(Label(tr("New workspace"), TextStyle.TITLE), 8, spacing=4)
        rows: tuple[tuple[str, QWidget], ...] = (
            (tr("Company"), self._company),
            (tr("Currency of every amount"), self._currency),
            (tr("Fiscal year starts in"), self._month),
        )
        for name, field in rows:
            field.setAccessibleName(name)
            box.addWidget(Label(name, TextStyle.CELL, "text2"))
            box.addWidget(field)
            if field is self._currency:
                box.addWidget(self._error)
            box.addSpacing(8)
        box.addSpacing(8)
        box.addLayout(row(save, back, 0))
        box.addStretch()
        self.setLayout(box)

    def take_focus(self) -> None:
        """Start with the company."""
        self._company.setFocus()

    def submit(self) -> None:
        """Check the answers and pass them on."""
        try:
            currency = checked_currency(self._currency.text())
        except KnownError as error:
            self._warn(str(error))
            self._currency.setFocus()
            return
        self._warn("")
        self.submitted.emit(self._company.text().strip(), currency, self._month.currentIndex() + 1)

    def _warn(self, message: str) -> None:
        self._message.setText(message)
        self._error.setVisible(bool(message))
        set_look(self._currency, "error", "true" if message else "")
