"""The fields of decks and slides that a person edits as text."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from cs_desktop.common.errors import InputError
from cs_desktop.common.language import tr
from cs_desktop.domain.deck.design import DeckDesign, SlideDesign
from cs_desktop.domain.deck.kinds import BOOK_FILTER, SLIDE_KINDS
from cs_desktop.domain.portfolio_query import parse_query
from cs_desktop.models.tables import Deck, DeckSlide
from cs_desktop.models.write import WriteTx
from cs_desktop.services.deck.book.filtering import refuse_unreadable
from cs_desktop.services.deck.stored.changing import open_slide, stored_deck, with_entry
from cs_desktop.services.text_fields import NameOf, TextField, Value, as_name, as_text

TITLE_LIMIT = 300
TEXT_LIMIT = 5_000
TITLE, NOTES = "title", "notes"
_PLACE = "text."


@dataclass(frozen=True, slots=True)
class PlaceField(TextField):
    """A text of a slide that is written in place of what the data says, one entry of its `texts`."""

    place: str = ""

    def show(self, item: object, name_of: NameOf) -> str:
        """Return what is written in the place."""
        del name_of
        return str(getattr(item, self.column).get(self.place, ""))


def text_field(place: str) -> str:
    """Return the field of TITLE, NOTES or a `TextPlace`, as drafts and conflicts know it."""
    return place if place in (TITLE, NOTES) else _PLACE + place


def _as_title(_tx: WriteTx, text: str) -> str:
    return _at_most(" ".join(text.split()), TITLE_LIMIT)


def _as_passage(_tx: WriteTx, text: str) -> str:
    return _at_most(text, TEXT_LIMIT)


def _as_filter(tx: WriteTx, text: str) -> str:
    said = _as_title(tx, text)
    refuse_unreadable(parse_query(said, tx.today))
    return said


def _at_most(text: str, limit: int) -> str:
    if len(text) > limit:
        raise InputError(
            tr("Enter at most {limit} characters; this text has {count}.", limit=limit, count=len(text))
        )
    return text


DECK_FIELDS: Mapping[str, TextField] = MappingProxyType({"name": TextField("name", as_name)})
SLIDE_FIELDS: Mapping[str, TextField] = MappingProxyType(
    {
        TITLE: TextField("title", _as_title),
        NOTES: TextField("notes", as_text),
        **{
            text_field(place.key): PlaceField(
                "texts", _as_filter if place.key == BOOK_FILTER else _as_passage, place=place.key
            )
            for kind in SLIDE_KINDS.values()
            for place in kind.texts
        },
    }
)
"""By the name that a field has on screen: `title`, `notes`, and `text.PLACE`."""
BASES: Mapping[str, str] = MappingProxyType({TITLE: "title_basis"})
"""What keeps the title that the data gave when another was written."""


def put_deck(tx: WriteTx, deck: Deck, name: str, value: Value) -> None:
    """Store a field's new value of a deck, also of one that shows a frozen state."""
    setattr(stored_deck(tx, deck.id), DECK_FIELDS[name].column, value)


def put_slide(tx: WriteTx, slide: DeckSlide, name: str, value: Value) -> None:
    """Store a field's new value of a slide.

    Raises:
        KnownError: the deck shows a frozen state, or the slide is of a kind without such a text.
    """
    open_slide(tx, slide.id)
    field = SLIDE_FIELDS[name]
    if isinstance(field, PlaceField):
        slide.texts = with_entry(slide.texts, field.place, value, "")
        return
    setattr(slide, field.column, value)


def deck_fields(design: DeckDesign) -> Mapping[str, str]:
    """Return the fields of a deck as text, without asking the file."""
    return {"name": design.name}


def slide_fields(slide: SlideDesign) -> Mapping[str, str]:
    """Return the fields of a slide as text, without asking the file."""
    places = SLIDE_KINDS[slide.key].texts
    return {
        TITLE: slide.title,
        NOTES: slide.notes,
        **{text_field(place.key): slide.texts.get(place.key, "") for place in places},
    }
