"""What a deck says, and nothing of how it looks: a renderer lays it out from this alone.

A deck is frozen: text and figures, no account, no row, nothing that could be looked up later; `keys` only
tell which parts of it belong together, and which part of a map each shows (`slide_keys`). There is
no field for anything internal (influence, sentiment, discounts, other customers), so a builder cannot
put it here by accident.

Every slide but the first has a title that states its message as a sentence, and a source line that
says where its numbers come from. Every number is a `Figure`, so that the appendix is collected, not
written: `appendix(slides)`. Text is plain; a renderer never reads it as markup. Text may be of any
length and script: a renderer wraps it, sets it smaller within limits, and continues lists on a further
page; a single text too long for its place ends in an ellipsis.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cs_desktop.domain.accent import checked_accent
from cs_desktop.domain.charts.spec import ChartSpec
from cs_desktop.domain.figures import Figure, Status

WORKED = "What worked"
DID_NOT = "What did not"
ASK = "What we ask"
DEFINITIONS = "Where each number comes from"
TOP_GAPS = 3
"""So many gaps stand on the slide of the journey."""


class Audience(StrEnum):
    """Who the deck is for."""

    CLIENT = "client"
    INTERNAL = "internal"


class DeckTemplate(StrEnum):
    """What the deck is for: the same facts, told to the sponsor or to the champion."""

    EBR = "ebr"
    """An executive business review: the outcome and the money first."""
    QBR = "qbr"
    """A quarterly business review: use, support and the way there first."""


class MilestoneState(StrEnum):
    """How far a milestone is."""

    REACHED = "reached"
    DUE = "due"
    MISSED = "missed"
    PROPOSED = "proposed"


@dataclass(frozen=True, slots=True)
class Milestone:
    """A step of the journey that customer and vendor want."""

    name: str
    day: date
    """Reached on, or due."""
    state: MilestoneState


@dataclass(frozen=True, slots=True)
class TitleSlide:
    """The first page. Its title, subtitle, names and date are those of the deck."""

    prepared: str = ""
    """One line below the date: "Prepared with Halden's VP Operations"."""
    milestones: tuple[Milestone, ...] = ()
    """In any order; at most eight are drawn, those around the deck's day."""


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure shown large.

    Below the value stands `caption`, else the figure's label; below that the figure's note, or the
    reason why it has no value. `word` stands beside the mark of the figure's status: "On pace".
    """

    figure: Figure
    caption: str = ""
    word: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading and its sentences: WORKED, DID_NOT, ASK."""

    heading: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SummarySlide:
    """The executive summary: up to three key figures on the left, blocks on the right.

    A block without sentences says "Nothing to report".
    """

    title: str
    figures: tuple[KeyFigure, ...]
    blocks: tuple[Block, ...]
    source: str


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One agreed measure: from its baseline to its target, and where it stands.

    Baseline, expected and target share the unit of `current`; a measure that is lowered has a target
    below its baseline. Without a baseline or target no bar is drawn.
    """

    name: str
    sub: str
    """What is counted: "share of weekly departures"."""
    current: Figure
    status: Status
    word: str
    """Not started, On pace, Behind, Overdue or Met."""
    baseline: Figure | None = None
    target: Figure | None = None
    expected: Figure | None = None
    """Where it was planned to be today."""
    worth: Figure | None = None
    """A year, confirmed; an estimate says so in its note."""


@dataclass(frozen=True, slots=True)
class MeasuresSlide:
    """Value against the agreed measures. Rows that do not fit go on to further pages."""

    title: str
    measures: tuple[MeasureRow, ...]
    source: str
    total: Figure | None = None
    """The sum of the confirmed worth; its label stands beside it."""
    sign_off: str = ""
    """Who agreed to what and when, in one sentence."""


@dataclass(frozen=True, slots=True)
class ChartPanel:
    """One chart and its share of the page's width, relative to its neighbours."""

    chart: ChartSpec
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class ChartsSlide:
    """One to three charts side by side; more go on to further pages. An empty chart says so."""

    title: str
    panels: tuple[ChartPanel, ...]
    source: str


@dataclass(frozen=True, slots=True)
class FiguresSlide:
    """A row of key figures (four to a row, two rows to a page), with charts below where there are any."""

    title: str
    figures: tuple[KeyFigure, ...]
    source: str
    panels: tuple[ChartPanel, ...] = ()


@dataclass(frozen=True, slots=True)
class ObjectiveRow:
    """One objective of the next period, with an owner on each side, by role."""

    name: str
    measure: str
    now: Figure | None
    target: Figure | None
    due: date | None
    our_owner: str
    their_owner: str
    tag: str = ""
    """A short remark in a frame: "carried from Q3"."""
    agreed: bool = False
    keys: tuple[str, ...] = ()
    """What it shows: an objective of the success plan, or nothing."""


@dataclass(frozen=True, slots=True)
class ObjectivesSlide:
    """The next period's objectives, each with a box to agree, and the decisions asked for today."""

    title: str
    objectives: tuple[ObjectiveRow, ...]
    source: str
    decisions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class JourneyStage:
    """One stage of the customer's journey."""

    name: str
    days: str
    goals: tuple[str, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    feeling: float | None = None
    """-2 to +2; None where nobody said."""
    word: str = ""
    """For the feeling."""
    open_gaps: int = 0
    unbridged: int = 0
    """Of those, the gaps over which no bridge leads."""
    touchpoints: tuple[str, ...] = ()
    """Shown where neither feelings nor gaps are."""
    here: bool = False
    """Whether the account is in it."""


@dataclass(frozen=True, slots=True)
class JourneyGap:
    """An open gap of the journey."""

    name: str
    where: str
    """Its stage, and since when it is open."""
    bridge: str
    """What is done about it; empty where nothing is."""
    keys: tuple[str, ...] = ()
    """What it shows: a gap, then the bridges over it."""
    leads_to: tuple[str, ...] = ()
    """The keys of the objectives that these bridges serve."""


@dataclass(frozen=True, slots=True)
class JourneySlide:
    """The journey map, made readable: its stages side by side and the gaps that matter most.

    Without feelings and gaps their rows are left out. More than six stages go on to further pages.
    """

    title: str
    stages: tuple[JourneyStage, ...]
    source: str
    gaps: tuple[JourneyGap, ...] = ()
    """The first TOP_GAPS are shown."""


@dataclass(frozen=True, slots=True)
class MessageSlide:
    """Says in words what is missing, and how to get it."""

    title: str
    paragraphs: tuple[str, ...]
    steps: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Definition:
    """Where one number or chart of the deck comes from."""

    name: str
    value: str
    formula: str
    source: str
    as_of: date | None


@dataclass(frozen=True, slots=True)
class AppendixSlide:
    """Definitions of all that was shown, on as many pages as they need. Make it with `appendix()`."""

    definitions: tuple[Definition, ...]
    title: str = DEFINITIONS
    source: str = ""


Slide = (
    TitleSlide
    | SummarySlide
    | MeasuresSlide
    | ChartsSlide
    | FiguresSlide
    | ObjectivesSlide
    | JourneySlide
    | MessageSlide
    | AppendixSlide
)


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG or JPEG, and its size in pixels."""

    content: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Deck:
    """A whole deck about one account.

    Raises:
        KnownError: the accent is not a colour, or too light to be seen on white.
    """

    title: str
    """The kind of review: "Executive business review"."""
    subtitle: str
    """Its period in words: "Third quarter 2026"."""
    account: str
    company: str
    """Ours; the author in the file's metadata."""
    period_name: str
    """Short, for the footer: "Q3 2026"."""
    day: date
    """When it is held or was made."""
    slides: tuple[Slide, ...]
    language: str = "en-US"
    confidentiality: str = "Confidential"
    footer: str = ""
    """Stands in each footer in place of title and period."""
    accent: str = "#2355C4"
    audience: Audience = Audience.CLIENT
    logo: Picture | None = None
    """The customer's."""

    def __post_init__(self) -> None:
        checked_accent(self.accent)


def slide_title(deck: Deck, slide: Slide) -> str:
    """Return what stands above a slide, and in the outline of the file."""
    return deck.title if isinstance(slide, TitleSlide) else slide.title
