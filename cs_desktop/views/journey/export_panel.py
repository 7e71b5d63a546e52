"""What of a map leaves the program, and how: asked in the side panel."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from cs_desktop.common.language import marked, tr, trn
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.deck.content import Audience
from cs_desktop.domain.journey.printing import MapFormat, MapRequest, Paper
from cs_desktop.views.deck.audience_box import AudienceBox
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.editors import ChoiceBox
from cs_desktop.views.widgets.form import Form
from cs_desktop.views.widgets.pieces import column
from cs_desktop.views.widgets.progress import ProgressRow

_FORMATS = {
    MapFormat.PDF: marked("PDF, to read and to print"),
    MapFormat.SVG: marked("SVG, a drawing for other programs"),
    MapFormat.PNG: marked("PNG, a picture"),
    MapFormat.CSV: marked("CSV, a table of the cards"),
}
_PAPERS = {
    Paper.MAP: marked("One page as large as the map"),
    Paper.A4: marked("The whole map on one A4"),
    Paper.A3: marked("The whole map on one A3"),
    Paper.A4_TILES: marked("Several A4, to put together"),
    Paper.A3_TILES: marked("Several A3, to put together"),
}
_LEFT_OUT = marked("Without feelings, gaps, bridges, notes, and milestones that are ours alone.")
Chosen = Sequence[tuple[Kind, int]]


class MapExportPanel(Form):
    """Asks for format, part, page and what stands around the map; keeps what was chosen last."""

    print_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Export…"))
        self._chosen: Chosen = ()
        self.format = ChoiceBox(theme, [tr(text) for text in _FORMATS.values()])
        self.part = ChoiceBox(theme, [tr("The whole map")])
        self.paper = ChoiceBox(theme, [tr(text) for text in _PAPERS.values()])
        self.audience = AudienceBox(theme, Audience.INTERNAL)
        self.title = _ticked(tr("Title"))
        self.day = _ticked(tr("Date"))
        self.legend = _ticked(tr("Legend"))
        self.brand = _ticked(tr("Brand: both companies and the accent"))
        self.add(tr("File"), self.format)
        self.add(tr("What"), self.part)
        self._page = self.add(tr("Page"), self.paper)
        self._for = self.add(tr("For"), self.audience)
        self._around = QWidget()
        self._around.setLayout(column(self.title, self.day, self.legend, self.brand, spacing=4))
        self._with = self.add(tr("With"), self._around)
        self.print_out = Button(theme, tr("Print…"), "default", "printer")
        self.print_out.clicked.connect(self.print_requested)
        self.add_part(self.print_out)
        self.progress = ProgressRow(theme)
        self.add_part(self.progress)
        self.format.currentIndexChanged.connect(self._follow)
        self.audience.currentIndexChanged.connect(self._follow)
        self._follow()

    def show_chosen(self, chosen: Chosen) -> None:
        """Offer the parts that are chosen on the map; where none is, only the whole."""
        had = bool(self._chosen)
        self._chosen = tuple(chosen)
        if not chosen:
            self.part.setCurrentIndex(0)
            if had:
                self.part.removeItem(1)
            return
        text = trn("Selection: {count} part", "Selection: {count} parts", len(chosen))
        if had:
            self.part.setItemText(1, text)
        else:
            self.part.addItem(text)

    def request(self) -> MapRequest:
        """Return what is asked for."""
        return MapRequest(
            list(_FORMATS)[self.format.currentIndex()],
            list(_PAPERS)[self.paper.currentIndex()],
            tuple(self._chosen) if self.part.currentIndex() == 1 else (),
            title=self.title.isChecked(),
            day=self.day.isChecked(),
            legend=self.legend.isChecked(),
            brand=self.brand.isChecked(),
            audience=self.audience.audience,
        )

    def show_under_way(self, *, running: bool) -> None:
        """Offer nothing more while a file is written."""
        self.finish.setEnabled(not running)
        self._offer_print(running=running)

    def _follow(self) -> None:
        wanted = self.request()
        self._page.setVisible(wanted.format is MapFormat.PDF)
        self._with.setVisible(wanted.format is not MapFormat.CSV)
        self._for.set_hint(tr(_LEFT_OUT) if wanted.audience is Audience.CLIENT else "")
        self._offer_print(running=not self.finish.isEnabled())

    def _offer_print(self, *, running: bool) -> None:
        """A table is not printed; a picture and a drawing are printed as the PDF is."""
        self.print_out.setEnabled(not running and self.request().format is not MapFormat.CSV)


def _ticked(text: str) -> QCheckBox:
    box = QCheckBox(text)
    box.setChecked(True)
    return box
