"""How a deck begins: the templates, of which the first is what most want."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QScrollArea, QWidget

from cs_desktop.common.language import marked, tr
from cs_desktop.domain.deck.content import Audience
from cs_desktop.domain.deck.kinds import TEMPLATES, DeckTemplate, SlideKey
from cs_desktop.views.deck.page_sketch import paint_page_sketch
from cs_desktop.views.deck.pages import slides_text
from cs_desktop.views.deck.slide_painter import THUMB
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import Panel, centred, column, row
from cs_desktop.views.widgets.text import ElidedLabel, Label

WIDTH = 720
ABOUT = {
    DeckTemplate.EBR: marked("For the sponsor: the outcome and the value first, one decision asked."),
    DeckTemplate.QBR: marked("For the champion: use, support and the way there first."),
    DeckTemplate.HANDOVER: marked("The plan as agreed: who does what, and how it will be measured."),
    DeckTemplate.RENEWAL: marked("The case for renewing: value, what comes next, and the terms."),
    DeckTemplate.PORTFOLIO: marked("The whole book, for your own management. Never for a client."),
}
_SKETCHED = {
    DeckTemplate.EBR: SlideKey.OUTCOMES,
    DeckTemplate.QBR: SlideKey.ADOPTION,
    DeckTemplate.HANDOVER: SlideKey.OBJECTIVES,
    DeckTemplate.RENEWAL: SlideKey.VALUE,
    DeckTemplate.PORTFOLIO: SlideKey.BOOK,
}


class DeckStart(QScrollArea):
    """Lists what a deck can be made from; stands where a deck will stand."""

    chosen = Signal(object)
    """A DeckTemplate."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._first: Button | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        # Its buttons take the keyboard, and are scrolled to.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_templates(
        self, templates: Sequence[DeckTemplate], subject: str, *, first: bool, editable: bool
    ) -> None:
        """List templates for decks about a subject; where nothing can be written, say so."""
        self._first = None
        self.setEnabled(True)
        title = tr("No deck yet") if first else tr("New deck")
        text = tr("This workspace is read only, so nothing can be changed.")
        if editable:
            text = tr(
                "Choose what it is for. Slides are written from what is known of {name}, and can be changed.",
                name=subject,
            )
        lines = column(
            *(
                Label(title, TextStyle.EMPTY_TITLE),
                Label(text, TextStyle.BODY, "text2", wrap=True),
            ),
            *(16,),
            spacing=4,
            margins=(24, 28, 24, 24),
        )
        for template in templates if editable else ():
            lines.addWidget(self._line(template))
        lines.addStretch(1)
        self.setWidget(centred(lines, WIDTH))

    def take_focus(self) -> None:
        """Begin at the first template."""
        (self._first or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Start with Enter."""
        focus = self.window().focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focus, QPushButton):
            focus.click()
        else:
            super().keyPressEvent(event)

    def _line(self, template: DeckTemplate) -> QWidget:
        told = TEMPLATES[template]
        name = tr(told.name)
        start = Button(
            *(self._theme, tr("Start"), "primary" if self._first is None else "default"),
            name=tr("Start from {template}", template=name),
        )
        start.clicked.connect(lambda: self.chosen.emit(template))
        self._first = self._first or start
        audience = Audience.INTERNAL if told.own_only else Audience.CLIENT
        count = slides_text(sum(told.included(key, audience) for key in told.slides), len(told.slides))
        words = column(
            ElidedLabel(name, TextStyle.SECTION),
            *(Label(tr(ABOUT[template]), TextStyle.CELL, "text2", wrap=True),),
            *(Label(count, TextStyle.CAPTION, "text3"),),
            spacing=3,
        )
        line = Panel("surface", "bottom")
        box = row(_Sketch(self._theme, _SKETCHED[template]), spacing=14, margins=(0, 12, 0, 12))
        box.addLayout(words, 1)
        box.addWidget(start, 0, Qt.AlignmentFlag.AlignVCenter)
        line.setLayout(box)
        return line


class _Sketch(QWidget):
    """The outline of a page."""

    def __init__(self, theme: Theme, key: SlideKey) -> None:
        super().__init__()
        self._theme, self._key = theme, key
        self.setFixedSize(QSize(THUMB))
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        del event
        paint_page_sketch(QPainter(self), QRectF(self.rect()), self._key, self._theme.tokens)
