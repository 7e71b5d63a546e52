"""The tab "Speaker notes": what one wants to say to a slide, exported with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import tr
from cs_desktop.controllers.deck.texts import NOTES
from cs_desktop.domain.deck.content import Audience
from cs_desktop.domain.deck.shown import DeckShown, SlideShown
from cs_desktop.domain.figures import Status
from cs_desktop.views.deck.place_field import frame
from cs_desktop.views.deck.said import SaidLine
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.field import InlineField
from cs_desktop.views.widgets.pieces import Panel, column, scrolling


def note_lines(slide: SlideShown | None) -> int:
    """Return how many lines of notes a slide has."""
    notes = slide.design.notes if slide is not None else ""
    return sum(bool(line.strip()) for line in notes.splitlines())


class NotesTab(QWidget):
    """Shows the notes of a slide in their field, which belongs with the other texts of the slide."""

    stroke = Signal(str, str)
    settled = Signal(str)
    """As of the slide's tab."""

    def __init__(self, theme: Theme, field: InlineField) -> None:
        super().__init__()
        frame(field)
        field.editor.typing.typed.connect(lambda: self.stroke.emit(NOTES, field.editor.draft().strip()))
        for end in (field.editor.typing.finished, field.editor.typing.abandoned):
            end.connect(lambda: self.settled.emit(NOTES))
        self._leaves = SaidLine(theme)
        box = column(field, self._leaves, spacing=8, margins=(24, 14, 24, 20))
        box.addStretch(1)
        inside = Panel("surface")
        inside.setLayout(box)
        area = scrolling(inside)
        self.setLayout(column(area, spacing=0))
        self.setFocusProxy(field.button)

    def show_slide(self, deck: DeckShown | None, slide: SlideShown | None) -> None:
        """Say what is to be known of the notes of a slide; of none nothing can be written."""
        self.setEnabled(slide is not None)
        if slide is None:
            return
        for_client = deck is not None and deck.design.audience is Audience.CLIENT and slide.design.notes
        text = tr("Notes leave with a presentation file; a PDF has none.") if for_client else ""
        self._leaves.say(text, Status.WATCH)
