"""The fields that each kind of file may have, by their canonical headings."""

from dataclasses import dataclass
from enum import Enum, StrEnum, auto

from cs_desktop.domain.import_mapping import CUSTOM
from cs_desktop.domain.importing import ImportKind
from cs_desktop.domain.vocabulary import (
    ActivityKind,
    ChurnCategory,
    ContactRole,
    Direction,
    OpportunityKind,
    Purpose,
    Relation,
    SurveyKind,
)


class Cell(Enum):
    """What the text of a cell stands for."""

    TEXT = auto()
    DATE = auto()
    END = auto()
    """The first day on which something is no more; a mapping may say that the file names the last day."""
    MONEY = auto()
    """Zero or more, in the currency's major unit."""
    NUMBER = auto()
    COUNT = auto()
    """A whole number, zero or more."""
    PERCENT = auto()
    """0 to 100, with or without the sign."""
    WORD = auto()
    """One of the field's words."""
    FLAG = auto()
    """Yes or no."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field. `attribute` is the table's name for it, empty where the planner looks the value up."""

    name: str
    cell: Cell = Cell.TEXT
    attribute: str = ""
    needed: bool = False
    """A new object cannot be without it."""
    words: tuple[str, ...] = ()


EXTERNAL_ID = "external_id"

_INFLUENCE = ("high", "medium", "low")
_SENTIMENT = ("supports", "neutral", "against")


def _same(name: str, cell: Cell = Cell.TEXT, *, needed: bool = False) -> Field:
    return Field(name, cell, name, needed)


def _word(name: str, words: type[StrEnum] | tuple[str, ...], *, needed: bool = False) -> Field:
    return Field(name, Cell.WORD, name, needed, tuple(str(word) for word in words))


_ACCOUNT = Field("account", needed=True)
_ID = Field(EXTERNAL_ID)

FIELDS: dict[ImportKind, tuple[Field, ...]] = {
    ImportKind.ACCOUNTS: (
        _same(EXTERNAL_ID),
        _same("name", needed=True),
        Field("parent"),
        _same("industry"),
        _same("region"),
        Field("owner"),
        _same("segment"),
        Field("lifecycle"),
        _same("tier"),
        Field("touch_model"),
        _same("touch_model_reason"),
        _word("relation", Relation),
        _same("customer_since", Cell.DATE),
        _same("first_value", Cell.DATE),
        Field("cac", Cell.MONEY, "acquisition_cost"),
        _same("onboarding_cost", Cell.MONEY),
        _same("website"),
        _same("desired_outcome"),
        _same("customer_metric"),
        _same("notes"),
    ),
    ImportKind.CONTACTS: (
        _ID,
        _ACCOUNT,
        _same("name", needed=True),
        _same("title"),
        _same("email"),
        _same("phone"),
        _word("role", ContactRole),
        _word("influence", _INFLUENCE),
        _word("sentiment", _SENTIMENT),
        Field("reports_to"),
        _same("left_on", Cell.DATE),
        _same("trained_on", Cell.DATE),
        _same("notes"),
    ),
    ImportKind.PRODUCTS: (
        _same(EXTERNAL_ID),
        _same("name", needed=True),
        Field("gross_margin_pct", Cell.PERCENT, "gross_margin"),
    ),
    ImportKind.SUBSCRIPTIONS: (
        _same(EXTERNAL_ID),
        _ACCOUNT,
        Field("product", needed=True),
        _same("arr", Cell.MONEY, needed=True),
        _same("start", Cell.DATE, needed=True),
        _same("end", Cell.END),
        _same("term_end", Cell.DATE),
        _same("list_arr", Cell.MONEY),
        Field("discount_pct", Cell.PERCENT, "discount"),
    ),
    ImportKind.METRICS: (
        _ACCOUNT,
        Field("metric", needed=True),
        Field("date", Cell.DATE, needed=True),
        Field("value", Cell.NUMBER, needed=True),
    ),
    ImportKind.SURVEYS: (
        _ID,
        _ACCOUNT,
        Field("survey"),
        Field("kind", Cell.WORD, needed=True, words=tuple(SurveyKind)),
        Field("date", Cell.DATE, "day", needed=True),
        _same("score", Cell.NUMBER, needed=True),
        Field("scale_min", Cell.NUMBER),
        Field("scale_max", Cell.NUMBER),
        _same("respondent"),
        Field("asked", Cell.COUNT),
    ),
    ImportKind.ACTIVITIES: (
        _ID,
        _ACCOUNT,
        _word("kind", ActivityKind, needed=True),
        Field("date", Cell.DATE, "day", needed=True),
        Field("subject", attribute="title"),
        _same("minutes", Cell.COUNT),
        _word("direction", Direction),
        _word("purpose", Purpose),
        Field("contact"),
        Field("owner"),
        _same("cost", Cell.MONEY),
        _same("notes"),
    ),
    ImportKind.CHURN: (
        _ID,
        _ACCOUNT,
        Field("product"),
        Field("date", Cell.DATE, "day", needed=True),
        _word("category", ChurnCategory, needed=True),
        _same("detail"),
        _same("stated_cause"),
        _same("revealed_cause"),
        _same("evidence"),
        _same("interview_on", Cell.DATE),
    ),
    ImportKind.OPPORTUNITIES: (
        _ID,
        _ACCOUNT,
        _word("kind", OpportunityKind, needed=True),
        _same("amount", Cell.MONEY),
        _same("stage"),
        _same("found_by"),
        Field("date", Cell.DATE, "found_on", needed=True),
        _same("handed_on", Cell.DATE),
        _same("self_serve", Cell.FLAG),
        _same("notes"),
    ),
}

SHORTHAND = {
    (ImportKind.SUBSCRIPTIONS, "mrr"): ("arr", 12),
    (ImportKind.CONTACTS, "first_name"): ("name", 1),
    (ImportKind.CONTACTS, "last_name"): ("name", 1),
}
"""A heading that stands for another field: its value times the factor; texts of several are joined."""


def field_of(kind: ImportKind, name: str) -> Field | None:
    """Return the kind's field of this name; None if there is none."""
    if kind is ImportKind.ACCOUNTS and name.startswith(CUSTOM) and len(name) > len(CUSTOM):
        return Field(name)
    return next((f for f in FIELDS[kind] if f.name == name), None)


def field_names(kind: ImportKind) -> tuple[str, ...]:
    """Return the canonical headings of a kind."""
    return tuple(f.name for f in FIELDS[kind])
