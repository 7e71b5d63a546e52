"""The side of the builder: what belongs to the whole deck, and at the foot the export that is under way."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.deck.branding import BrandBook, frozen_book
from cs_desktop.domain.deck.content import Audience
from cs_desktop.domain.deck.shown import DeckShown
from cs_desktop.views.deck.side.brand import BrandPart
from cs_desktop.views.deck.side.checks import ChecksSection
from cs_desktop.views.deck.side.every_page import EveryPageSection
from cs_desktop.views.deck.side.progress import ExportFoot
from cs_desktop.views.deck.side.released import ReleasedSection
from cs_desktop.views.deck.side.snapshots import SnapshotsSection
from cs_desktop.views.deck.side.template import TemplateSection
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import Panel, column, row
from cs_desktop.views.widgets.section import Section


class DeckSide(QWidget):
    """Shows a DeckShown and its brand."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.template = TemplateSection(theme)
        self.brand = BrandPart(theme)
        self._brand_section = Section(tr("Brand"), self.brand.scope)
        self._brand_section.add(self.brand)
        self.every_page = EveryPageSection(theme)
        self.checks = ChecksSection(theme)
        self.leaving = Button(theme, tr("Everything that leaves…"), "link", "list")
        self._leaving_row = row(self.leaving, 0)
        self.checks.add(self._leaving_row)
        self.released = ReleasedSection(theme)
        self.snapshots = SnapshotsSection(theme)
        self.export = ExportFoot(theme)
        sections = (self.template, self._brand_section, self.every_page, self.checks, self.released)
        box = column(*sections, self.snapshots, spacing=0)
        box.addStretch(1)
        inside = Panel("surface")
        inside.setLayout(box)
        self._area = QScrollArea()
        self._area.setWidget(inside)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = column(spacing=0)
        whole.addWidget(self._area, 1)
        whole.addWidget(self.export)
        self.setLayout(whole)
        self.setFocusProxy(self.template.chooser)

    def show_deck(
        self, deck: DeckShown | None, periods: Sequence[tuple[str, str]], *, editable: bool
    ) -> None:
        """Show a deck, or none."""
        self._area.setVisible(deck is not None)
        if deck is None:
            return
        open_ = editable and deck.frozen is None
        self.template.show_deck(deck, periods, editable=open_)
        self.every_page.show_parts(deck.deck.parts, editable=open_)
        self.checks.show_findings(deck.findings)
        client = deck.deck.audience is Audience.CLIENT
        self.brand.texts.show_marking("" if client else deck.deck.confidentiality)
        there = {one.design.key.value for one in deck.slides if one.design.included}
        offered = deck.offered if client else ()
        left_out = frozenset(one.slide for one in offered) - there
        self.released.show_items(offered, deck.design.released, left_out, editable=open_)
        if client and deck.frozen is not None:
            self.released.tell_frozen()
        self.snapshots.show_deck(deck, editable=editable)

    def show_item(self, key: str) -> None:
        """Come to the box that releases an item."""
        row = self.released.rows.get(key)
        if row is not None:
            self._area.ensureWidgetVisible(row)
            row.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_frozen_brand(self, deck: DeckShown) -> None:
        """Show how a frozen deck looks, of which nothing can be changed."""
        self.brand.show_brand(frozen_book(deck), deck.deck.account, editable=False)
        self.brand.scope.hide()

    def show_brand(self, book: BrandBook, client: str, *, editable: bool) -> None:
        """Show how the deck looks."""
        self.brand.show_brand(book, client, editable=editable)
