"""The fields that the portfolio's filter knows by name."""

from dataclasses import dataclass
from enum import Enum, auto

from cs_desktop.common.language import marked
from cs_desktop.domain.portfolio_columns import PortfolioColumn


class FieldKind(Enum):
    """How a field is compared."""

    TEXT = auto()
    AMOUNT = auto()
    """Whole units of the workspace's currency."""
    HEALTH = auto()
    """A band, or the score as it is shown."""
    WORD = auto()
    """One of the field's own words."""
    AHEAD = auto()
    """A day; a number of days counts from today on."""
    BACK = auto()
    """A day; a number of days counts back from today."""


@dataclass(frozen=True, slots=True)
class QueryField:
    """One field: its names, the first as it is written back, and what a person may try."""

    names: tuple[str, ...]
    column: PortfolioColumn
    kind: FieldKind
    title: str
    example: str
    words: tuple[str, ...] = ()
    """The words that it may hold."""
    never_is_long: bool = False
    """Whether "more than so many days ago" holds where it never happened."""

    @property
    def name(self) -> str:
        """Return the name that it is written with."""
        return self.names[0]


BAND_WORDS = ("healthy", "watch", "at-risk")
QUADRANT_WORDS = ("happy-successful", "trapped", "accessible", "high-risk")
FORECAST_WORDS = ("commit", "likely", "at-risk")
RELATION_WORDS = ("customer", "prospect")

_C, _K = PortfolioColumn, FieldKind
FIELDS: tuple[QueryField, ...] = (
    QueryField(("name", "account"), _C.NAME, _K.TEXT, marked("Name"), "name:halden"),
    QueryField(("arr",), _C.ARR, _K.AMOUNT, marked("ARR"), "arr>100k"),
    QueryField(("change", "trend"), _C.ARR_CHANGE, _K.AMOUNT, marked("Change"), "change<-10k"),
    QueryField(("owner", "csm"), _C.OWNER, _K.TEXT, marked("Owner"), "owner:me"),
    QueryField(("segment",), _C.SEGMENT, _K.TEXT, marked("Segment"), "segment:smb"),
    QueryField(("touch",), _C.TOUCH, _K.TEXT, marked("Touch"), "touch:high"),
    QueryField(("stage", "lifecycle"), _C.LIFECYCLE, _K.TEXT, marked("Stage"), "stage:adopt"),
    QueryField(("industry",), _C.INDUSTRY, _K.TEXT, marked("Industry"), "industry:retail"),
    QueryField(("region",), _C.REGION, _K.TEXT, marked("Region"), "region:emea"),
    QueryField(("tier",), _C.TIER, _K.TEXT, marked("Tier"), "tier:a"),
    QueryField(("health",), _C.HEALTH, _K.HEALTH, marked("Health"), "health:at-risk", BAND_WORDS),
    QueryField(("quadrant",), _C.QUADRANT, _K.WORD, marked("Quadrant"), "quadrant:trapped", QUADRANT_WORDS),
    QueryField(("renewal",), _C.RENEWAL, _K.AHEAD, marked("Renewal"), "renewal<90d", ("overdue",)),
    QueryField(("notice",), _C.NOTICE, _K.AHEAD, marked("Notice"), "notice<30d", ("overdue",)),
    QueryField(("review",), _C.REVIEW, _K.AHEAD, marked("Review"), "review:overdue", ("overdue",)),
    QueryField(("contact",), _C.LAST_CONTACT, _K.BACK, marked("Contact"), "contact>60d", never_is_long=True),
    QueryField(("forecast",), _C.FORECAST, _K.WORD, marked("Forecast"), "forecast:likely", FORECAST_WORDS),
    QueryField(("confirmed", "value"), _C.CONFIRMED, _K.AMOUNT, marked("Value confirmed"), "confirmed>10k"),
    QueryField(("since",), _C.SINCE, _K.BACK, marked("Customer since"), "since<2024-01-01"),
    QueryField(("parent",), _C.PARENT, _K.TEXT, marked("Parent"), "parent:halden"),
    QueryField(("relation",), _C.RELATION, _K.WORD, marked("Relation"), "relation:prospect", RELATION_WORDS),
    QueryField(("id",), _C.ID, _K.TEXT, marked("External id"), "id:A-100"),
)
BY_NAME = {name: field for field in FIELDS for name in field.names}
