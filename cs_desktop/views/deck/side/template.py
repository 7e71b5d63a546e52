"""What a deck is for: its template, who reads it, and which period it tells of."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.deck.content import Audience
from cs_desktop.domain.deck.kinds import TEMPLATES, DeckTemplate
from cs_desktop.domain.deck.shown import DeckShown
from cs_desktop.views.deck.pages import deck_text, slides_text
from cs_desktop.views.deck.side.rows import named
from cs_desktop.views.deck.when import when_text
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import LayoutButton
from cs_desktop.views.widgets.editors import ChoiceBox
from cs_desktop.views.widgets.pieces import IconMark, column, row
from cs_desktop.views.widgets.section import Section
from cs_desktop.views.widgets.segments import SegmentedButtons
from cs_desktop.views.widgets.text import ElidedLabel, Label

_SKETCH = QSize(44, 26)


class _Sketch(QWidget):
    """A title page, small: lines at one side, the accent at the other."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._accent = theme, ""
        self.setFixedSize(_SKETCH)
        theme.changed.connect(self.update)

    def show_accent(self, accent: str) -> None:
        """Wear another accent."""
        self._accent = accent
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page, which is white whatever the window wears."""
        del event
        painter, page = QPainter(self), QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.fillRect(page, QColor(Qt.GlobalColor.white))
        painter.fillRect(
            page.adjusted(page.width() * 0.62, 0, 0, 0), QColor(self._accent or self._theme.tokens.accent)
        )
        ink = QColor(Qt.GlobalColor.black)
        painter.fillRect(QRectF(4, 7, 14, 3), ink)
        painter.fillRect(QRectF(4, 13, 9, 2), QColor(Qt.GlobalColor.gray))
        painter.setPen(QPen(self._theme.color("border"), 1))
        painter.drawRect(page)


class TemplateSection(Section):
    """Says what is chosen; all of these are steps that undo takes back."""

    template_chosen = Signal(object)
    """A DeckTemplate."""
    audience_chosen = Signal(object)
    """An Audience."""
    period_chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(tr("Template"))
        self._theme = theme
        self._deck: DeckShown | None = None
        self._sketch = _Sketch(theme)
        self._name, self._facts = (
            ElidedLabel("", TextStyle.BODY_MEDIUM),
            Label("", TextStyle.CAPTION, "text2"),
        )
        face = row(spacing=10, margins=(10, 8, 10, 8))
        face.addWidget(self._sketch)
        face.addLayout(column(self._name, self._facts, spacing=0), 1)
        face.addWidget(IconMark(theme, "chevron-down", "text3", 14))
        self.chooser = LayoutButton(theme, "card", face)
        self.chooser.clicked.connect(self._offer)
        self.audience = SegmentedButtons(theme)
        self.audience.add(Audience.CLIENT.value, tr("Client"))
        self.audience.add(Audience.INTERNAL.value, tr("Internal"))
        self.audience.chosen.connect(lambda key: self.audience_chosen.emit(Audience(key)))
        self.period = ChoiceBox(theme, ())
        self.period.setAccessibleName(tr("Period"))
        self.period.activated.connect(self._choose_period)
        self._told = Label("", TextStyle.CAPTION, "text3", wrap=True)
        self.add(self.chooser)
        self.add(named(tr("Readers"), self._held(self.audience)))
        self.add(named(tr("Period"), self.period))
        self.add(self._told)

    def show_deck(self, deck: DeckShown, periods: Sequence[tuple[str, str]], *, editable: bool) -> None:
        """Show what a deck is for; `periods` are those to choose from, by what is stored for them.

        Of a frozen one what its pages say is shown, since the design may be another one since.
        """
        self._deck = deck
        if deck.frozen is not None:
            self._show_frozen(deck, when_text(deck.frozen.taken_at, deck.as_of))
            return
        template = TEMPLATES[deck.design.template]
        self._name.setText(tr(template.name))
        self._sketch.show_accent(deck.brand.accent)
        self.chooser.setEnabled(editable and not template.own_only)
        self.audience.choose(deck.design.audience.value)
        self.audience.setEnabled(editable and not template.own_only)
        self._show_periods(periods, deck.design.period)
        self.period.setEnabled(editable)
        client = deck.design.audience is Audience.CLIENT
        self._told.setText(
            tr("Nothing internal is in it; what is shareable only as released below.")
            if client
            else tr("For your own people: it may show what no customer should see.")
        )

    def _show_frozen(self, deck: DeckShown, when: str) -> None:
        was = deck.deck
        self._name.setText(
            next((tr(one.name) for one in TEMPLATES.values() if one.title == was.title), was.title)
        )
        self._sketch.show_accent(was.accent)
        self.audience.choose(was.audience.value)
        self._show_periods([("", was.period_name or was.subtitle)], "")
        for part in (self.chooser, self.audience, self.period):
            part.setEnabled(False)
        self._told.setText(tr("Frozen {time}; switch to Live to change.", time=when))

    def show_pages(self, pages: int) -> None:
        """Say how large the deck is, of which so many pages are known."""
        if self._deck is None:
            return
        facts = deck_text(self._deck, pages)
        self._facts.setText(facts)
        self.chooser.setAccessibleName(tr("Template: {name}, {facts}", name=self._name.text(), facts=facts))

    def _show_periods(self, periods: Sequence[tuple[str, str]], chosen: str) -> None:
        wanted = [key for key, _text in periods]
        if [self.period.itemData(place) for place in range(self.period.count())] != wanted:
            self.period.clear()
            for key, text in periods:
                self.period.addItem(text, key)
        self.period.setCurrentIndex(self.period.findData(chosen))

    def _choose_period(self, place: int) -> None:
        key = self.period.itemData(place)
        if self._deck is not None and key != self._deck.design.period:
            self.period_chosen.emit(key)

    def _offer(self) -> None:
        menu = QMenu(self.chooser)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key, template in TEMPLATES.items():
            if template.own_only or self._deck is None:
                continue
            in_it = sum(template.included(one, self._deck.design.audience) for one in template.slides)
            slides = slides_text(in_it, len(template.slides))
            entry = menu.addAction(tr("{name}, {slides}", name=tr(template.name), slides=slides))
            entry.setCheckable(True)
            entry.setChecked(key is self._deck.design.template)
            entry.triggered.connect(lambda _on, key=key: self._choose(key))
        menu.popup(self.chooser.mapToGlobal(QPoint(0, self.chooser.height() + 2)))

    def _choose(self, key: DeckTemplate) -> None:
        if self._deck is not None and key is not self._deck.design.template:
            self.template_chosen.emit(key)

    def _held(self, part: QWidget) -> QWidget:
        held = QWidget()
        held.setLayout(row(part, 0))
        return held
