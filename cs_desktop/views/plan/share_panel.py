"""What of a plan leaves for the customer, and how: asked in the side panel."""

from PySide6.QtWidgets import QCheckBox, QWidget

from cs_desktop.common.language import marked, tr
from cs_desktop.domain.plan.sharing import People, ShareFormat, ShareRequest, SheetSize
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.editors import ChoiceBox
from cs_desktop.views.widgets.form import Form
from cs_desktop.views.widgets.pieces import column
from cs_desktop.views.widgets.progress import ProgressRow

_FORMATS = {
    ShareFormat.PDF: marked("PDF, to read and to print"),
    ShareFormat.XLSX: marked("XLSX, a workbook"),
}
PAPERS = {SheetSize.A4: marked("A4"), SheetSize.LETTER: marked("Letter")}
_PEOPLE = {People.NAMES: marked("Names and roles"), People.ROLES: marked("Roles alone")}


class SharePanel(Form):
    """Asks for format, paper and parts; keeps what was chosen last."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Write the file…"))
        self.format = ChoiceBox(theme, [tr(text) for text in _FORMATS.values()])
        self.paper = ChoiceBox(theme, [tr(text) for text in PAPERS.values()])
        self.people = ChoiceBox(theme, [tr(text) for text in _PEOPLE.values()])
        self.deeds = _ticked(tr("What each side does"))
        self.ledger = _ticked(tr("Agreements and confirmations"))
        self.value = _ticked(tr("The money that was confirmed"), on=False)
        self.brand = _ticked(tr("Accent and the customer's logo"))
        self.add(tr("File"), self.format)
        self._page = self.add(tr("Page"), self.paper)
        self.add(tr("People"), self.people)
        parts = QWidget()
        parts.setLayout(column(self.deeds, self.ledger, self.value, self.brand, spacing=4))
        self.add(
            tr("With"),
            parts,
            hint=tr("Internal notes, reasons, estimates and milestones that are ours alone never leave."),
        )
        self.progress = ProgressRow(theme)
        self.add_part(self.progress)
        self.format.currentIndexChanged.connect(self._follow)
        self.ledger.toggled.connect(self._follow)
        self.setFocusProxy(self.format)
        self._follow()

    def request(self) -> ShareRequest:
        """Return what is asked for."""
        return ShareRequest(
            list(_FORMATS)[self.format.currentIndex()],
            list(PAPERS)[self.paper.currentIndex()],
            list(_PEOPLE)[self.people.currentIndex()],
            actions=self.deeds.isChecked(),
            ledger=self.ledger.isChecked(),
            value=self.value.isChecked(),
            brand=self.brand.isChecked(),
        )

    def show_under_way(self, *, running: bool) -> None:
        """Offer nothing more while a file is written."""
        self.finish.setEnabled(not running)

    def _follow(self) -> None:
        is_pdf = self.request().format is ShareFormat.PDF
        self._page.setVisible(is_pdf)
        self.brand.setVisible(is_pdf)
        self.value.setEnabled(self.ledger.isChecked())


def _ticked(text: str, *, on: bool = True) -> QCheckBox:
    box = QCheckBox(text)
    box.setChecked(on)
    return box
