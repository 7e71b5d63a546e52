"""The fields of a slide: its title, its notes, and every place that may be written by hand."""

from cs_desktop.common.language import marked
from cs_desktop.controllers.deck.texts import NOTES, TITLE, text_field
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.deck.kinds import SLIDE_KINDS, TextPlace
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.editors import TextEditor
from cs_desktop.views.widgets.field_group import FieldGroup, FieldSpec

PLACES: dict[str, TextPlace] = {place.key: place for kind in SLIDE_KINDS.values() for place in kind.texts}
"""By key: two kinds of slides may have the same place under different names."""
PLACES_OF_LINES = {key: place.lines for key, place in PLACES.items()}
_LINES, _ONE = 4, 2
_TITLE = FieldSpec(
    TITLE, marked("Title"), TextStyle.BODY, lines=_ONE, empty=marked("Say in a sentence what is so")
)
_NOTES = FieldSpec(
    NOTES, marked("Speaker notes"), TextStyle.BODY, lines=6, empty=marked("Add what you want to say here")
)


def fields_of_slide(theme: Theme) -> FieldGroup:
    """Return the fields of a slide; those of its kind are shown, the others wait."""
    fields = FieldGroup(theme, Kind.DECK_SLIDE, (_TITLE, _NOTES, *map(_spec, PLACES.values())))
    for key in (TITLE, *(text_field(place.key) for place in PLACES.values() if not place.lines)):
        editor = fields[key].editor
        assert isinstance(editor, TextEditor)
        editor.one_paragraph = True
        editor.setPlaceholderText("")
    return fields


def _spec(place: TextPlace) -> FieldSpec:
    lines = _LINES if place.lines else _ONE
    empty = place.empty or marked("Nothing yet")
    return FieldSpec(text_field(place.key), place.label, TextStyle.CELL, lines=lines, empty=empty)
