"""The tab "This slide": its title and texts, which values it has, and which of its parts are shown."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QWidget

from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.controllers.deck.texts import TITLE, slide_fields, text_field
from cs_desktop.domain.deck.design import SlideDesign
from cs_desktop.domain.deck.kinds import SLIDE_KINDS, SlideKey
from cs_desktop.domain.deck.shown import DeckShown, SlideShown
from cs_desktop.domain.deck.title_check import judge_shown
from cs_desktop.domain.figures import Status
from cs_desktop.views.deck.measures_row import MeasuresRow
from cs_desktop.views.deck.options import OptionsPart
from cs_desktop.views.deck.place_field import PlaceField, TitleField
from cs_desktop.views.deck.said import SaidLine
from cs_desktop.views.deck.sources import source_note
from cs_desktop.views.deck.texts import PLACES, PLACES_OF_LINES, fields_of_slide
from cs_desktop.views.deck.values_row import ValuesRow
from cs_desktop.views.theme.fonts import TextStyle, scaled
from cs_desktop.views.theme.heights import fix_width
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.field import InlineField
from cs_desktop.views.widgets.pieces import Panel, column
from cs_desktop.views.widgets.text import Label

_OPTIONS, _SIDE_BY_SIDE = 220, 560
"""Pixels: the width of the options, and from which width on they stand beside the texts."""


class SlideTab(QWidget):
    """Shows a SlideShown; texts go through `fields`, everything else by signals."""

    stroke = Signal(str, str)
    """A text as it is being typed, which nothing stores yet: TITLE or the key of its place, and the text."""
    settled = Signal(str)
    """TITLE or the key of a place: nothing is being typed there any more."""
    own_dropped = Signal(str)
    """TITLE or the key of a place: the data is to speak there again."""
    title_kept = Signal()
    option_switched = Signal(str, bool)
    measures_chosen = Signal(object, bool)
    """The ids of measures of the plan, and whether the slide is to tell them."""
    place_requested = Signal(object)
    """The SlideKey of a slide whose data is to be entered."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._slide: SlideShown | None = None
        self._chooses = False
        """Whether a slide that is absent is filled by choosing measures."""
        self.fields = fields_of_slide(theme)
        self.title = TitleField(theme, self.fields[TITLE])
        self.enter = Button(theme, "", "link")
        self.enter.clicked.connect(self._ask_place)
        self.absent = SaidLine(theme, (self.enter,))
        self.values, self.measures = ValuesRow(theme), MeasuresRow(theme)
        self.places = {key: PlaceField(theme, self.fields[text_field(key)]) for key in PLACES}
        self.options = OptionsPart(theme)
        self._source_name = Label(tr("Source note"), TextStyle.CELL, "text2")
        self._source = Label("", TextStyle.CELL, "text2", wrap=True)
        self._source_box = Panel("", "box")
        self._source_box.setLayout(column(self._source, margins=(10, 7, 10, 7)))
        self._connect()
        texts = column(self.absent, self.title, self.values, self.measures, spacing=14)
        for place in self.places.values():
            texts.addWidget(place)
        texts.addLayout(column(self._source_name, self._source_box, spacing=4))
        texts.addStretch(1)
        fix_width(self.options, _OPTIONS)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setContentsMargins(24, 14, 24, 20)
        self._sides.setSpacing(28)
        self._sides.addLayout(texts, 1)
        self._sides.addWidget(self.options, 0, Qt.AlignmentFlag.AlignTop)
        self._sides.addStretch(0)
        inside = Panel("surface")
        inside.setLayout(self._sides)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area = area
        self.setLayout(column(area, spacing=0))
        self.setFocusProxy(self.title.field.button)

    def _connect(self) -> None:
        self.title.suggestion_taken.connect(lambda: self.own_dropped.emit(TITLE))
        self.title.kept.connect(self.title_kept)
        for key, place in self.places.items():
            place.own_dropped.connect(lambda key=key: self.own_dropped.emit(key))
        for key in (TITLE, *self.places):
            typing = self._field(key).editor.typing
            typing.typed.connect(lambda key=key: self._tell_stroke(key))
            for end in (typing.finished, typing.abandoned):
                end.connect(lambda key=key: self.settled.emit(key))
        self.options.switched.connect(self.option_switched)
        self.measures.chosen.connect(self.measures_chosen)

    def show_slide(
        self, deck: DeckShown, slide: SlideShown | None, stored: SlideDesign | None, *, editable: bool
    ) -> None:
        """Show a slide of a deck, or the same one anew; none where there is none.

        What is shown has what is being typed; `stored` has not, where that is known.
        """
        if slide is None:
            self.leave()
            return
        if self._slide is None or slide.design.id != self._slide.design.id:
            self.fields.commit()
            self._area.verticalScrollBar().setValue(0)
        self._slide = slide
        open_ = editable and deck.frozen is None
        kind = SLIDE_KINDS[slide.design.key]
        texts, said = slide.design.texts, dict(slide.texts)
        # What is proposed of another slide must not be taken for what stood here.
        design = slide.design if deck.frozen is not None else stored or slide.design
        self.fields.show(slide.design.id, shortened(slide.name), slide_fields(design))
        self.title.show_title(slide.suggested, slide.design.title, editable=open_)
        self.title.setVisible(slide.design.key is not SlideKey.TITLE)
        for place in self.places.values():
            place.hide()
        # The texts of a frozen slide stand on its page; what the data says now is not what it says.
        for one in kind.texts if deck.frozen is None else ():
            place = self.places[one.key]
            hint = tr(one.hint) if one.hint else ""
            place.show_place(tr(one.label), hint, said.get(one.key, ""), texts.get(one.key, ""))
            place.show()
        self.values.show_values(deck, editable=editable)
        self.measures.show_slide(deck, slide, editable=open_)
        self.options.show_slide(deck, slide, editable=open_)
        note = source_note(slide)
        self._source.setText(note)
        self._source_name.setVisible(bool(note))
        self._source_box.setVisible(bool(note))
        # A slide without data, of which something was left out, has it once that is taken in again.
        self._chooses = kind.measures and deck.measures is not None and bool(slide.design.left_out)
        way = tr("Write it here") if kind.texts else tr("Go to where it is entered")
        way = tr("Choose measures") if self._chooses else way
        self.enter.setText(way)
        self.enter.setAccessibleName(way)
        self.absent.say(slide.absent, Status.WATCH, *((self.enter,) if deck.frozen is None else ()))
        field = self.title.field
        self._judge(field.editor.draft() if field.editing else slide.design.title or slide.suggested)
        self.setEnabled(True)

    def leave(self) -> None:
        """Show no slide."""
        self._slide = None
        self.measures.choice.close()
        self.fields.leave()
        self.setEnabled(False)

    def edit_title(self) -> None:
        """Write the title."""
        self._area.ensureWidgetVisible(self.title)
        self.title.field.edit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the options below the texts where there is little room."""
        super().resizeEvent(event)
        wide = self.width() >= scaled(_SIDE_BY_SIDE)
        direction = QBoxLayout.Direction
        self._sides.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        self._sides.setStretch(0, int(wide))
        self._sides.setStretch(2, int(not wide))

    def _tell_stroke(self, key: str) -> None:
        field = self._field(key)
        text = field.editor.draft()
        if key == TITLE:
            self._judge(text)
        # As it would be stored: what the data says anyway is nothing of one's own.
        told = text.strip() if PLACES_OF_LINES.get(key) else " ".join(text.split())
        self.stroke.emit(key, "" if told == field.proposal.strip() else told)

    def _judge(self, text: str) -> None:
        if self._slide is not None:
            judged = judge_shown(self._slide, text)
            self.title.judge(judged.text, judged.status, asks=judged.asks)

    def _field(self, key: str) -> InlineField:
        return self.title.field if key == TITLE else self.places[key].field

    def _ask_place(self) -> None:
        if self._slide is None:
            return
        texts = SLIDE_KINDS[self._slide.design.key].texts
        if self._chooses:
            self.measures.open()
        elif texts:
            self.places[texts[0].key].field.edit()
        else:
            self.place_requested.emit(self._slide.design.key)
