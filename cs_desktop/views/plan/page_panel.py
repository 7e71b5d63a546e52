"""As which kind of file the page for the customer is written: asked in the side panel."""

from cs_desktop.common.language import marked, tr
from cs_desktop.domain.plan.sharing import ShareFormat, SheetSize
from cs_desktop.views.plan.share_panel import PAPERS
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.editors import ChoiceBox
from cs_desktop.views.widgets.form import Form

_FORMATS = {
    ShareFormat.PDF: marked("PDF, a form for any reader"),
    ShareFormat.XLSX: marked("XLSX, a workbook"),
}


class PagePanel(Form):
    """Asks for form or workbook, and for the paper of a form; keeps what was chosen last."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Write the file…"))
        self.format = ChoiceBox(theme, [tr(text) for text in _FORMATS.values()])
        self.paper = ChoiceBox(theme, [tr(text) for text in PAPERS.values()])
        self.add(
            tr("File"),
            self.format,
            hint=tr(
                "The customer ticks measures and fills in where they are, their target and the day; "
                "“Read the customer's page” takes either kind back."
            ),
        )
        self._page = self.add(tr("Page"), self.paper)
        self.format.currentIndexChanged.connect(self._follow)
        self.setFocusProxy(self.format)

    @property
    def kind(self) -> ShareFormat:
        """Return which kind of file is asked for."""
        return list(_FORMATS)[self.format.currentIndex()]

    @property
    def sheet(self) -> SheetSize:
        """Return the paper of a form."""
        return list(PAPERS)[self.paper.currentIndex()]

    def _follow(self) -> None:
        self._page.setVisible(self.kind is ShareFormat.PDF)
