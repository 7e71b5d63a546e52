"""How a field is named, and how its values are read."""

from dataclasses import dataclass
from enum import Enum, auto

from cs_desktop.common.language import tr
from cs_desktop.domain.changes import Kind


class Form(Enum):
    """How a stored value is read."""

    TEXT = auto()
    WORD = auto()
    """One of our own words, such as `power_user`."""
    NUMBER = auto()
    MONEY = auto()
    """Minor units of the workspace's currency."""
    SHARE = auto()
    """A fraction, shown as per cent."""
    DAY = auto()
    TIME = auto()
    YES_NO = auto()
    LINK = auto()
    """The id of another object, shown as its name."""
    FIELDS = auto()
    """Values by the user's own names."""
    SIZE = auto()
    """Bytes."""
    OPAQUE = auto()
    """Of no meaning to a person."""


@dataclass(frozen=True, slots=True)
class FieldLabel:
    """A field's name in the middle of a sentence, how its values are read, and what it links to."""

    text: str
    """In English, as the labels of changes are stored."""
    form: Form = Form.TEXT
    link: Kind | None = None

    @property
    def shown(self) -> str:
        """Return the name in the user's language."""
        return tr(self.text)


@dataclass(frozen=True, slots=True)
class KindLabel:
    """A kind's name for one and for many, in the middle of a sentence."""

    one: str
    many: str
    """Both in English, as the labels of changes are stored."""

    @property
    def shown(self) -> str:
        """Return the name for one in the user's language."""
        return tr(self.one)

    @property
    def many_shown(self) -> str:
        """Return the name for many in the user's language."""
        return tr(self.many)


def money(text: str) -> FieldLabel:
    """Return the label of an amount in minor units."""
    return FieldLabel(text, Form.MONEY)


def day(text: str) -> FieldLabel:
    """Return the label of a day."""
    return FieldLabel(text, Form.DAY)


def number(text: str) -> FieldLabel:
    """Return the label of a number."""
    return FieldLabel(text, Form.NUMBER)


def word(text: str) -> FieldLabel:
    """Return the label of one of our words."""
    return FieldLabel(text, Form.WORD)


def share(text: str) -> FieldLabel:
    """Return the label of a fraction, shown as per cent."""
    return FieldLabel(text, Form.SHARE)


def yes(text: str) -> FieldLabel:
    """Return the label of a yes or no."""
    return FieldLabel(text, Form.YES_NO)


def link(text: str, kind: Kind) -> FieldLabel:
    """Return the label of an id, shown as the name of what it stands for."""
    return FieldLabel(text, Form.LINK, kind)


def texts(**labels: str) -> dict[str, FieldLabel]:
    """Return the labels of texts by their columns."""
    return {column: FieldLabel(text) for column, text in labels.items()}


ACCOUNT = link("account", Kind.ACCOUNT)
EXTERNAL_ID = FieldLabel("external id")
NOTES = FieldLabel("notes")
REASON = FieldLabel("reason")
