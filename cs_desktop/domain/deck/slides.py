"""What a deck says, and nothing of how it looks: a renderer lays it out from this alone.

A slide is frozen: text and figures, no account, no row, nothing that could be looked up later; `keys` only
tell which parts of it belong together, and which part of a map each shows (`domain.deck.keys`). Only an
`OwnSlide` has fields for what is internal (influence, sentiment), and no deck for a client can hold one.

Every slide but the first has a title that states its message as a sentence, and a source line that
says where its numbers come from. Every number is a `Figure`, so that the appendix is collected, not
written: `appendix(slides)`. Text is plain; a renderer never reads it as markup. Text may be of any
length and script: a renderer wraps it, sets it smaller within limits, and continues lists on a further
page; a single text too long for its place ends in an ellipsis.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum, auto

from cs_desktop.domain.charts.spec import ChartSpec
from cs_desktop.domain.figures import Figure, Status
from cs_desktop.domain.vocabulary import MeasureKind

WORKED = "What worked"
DID_NOT = "What did not"
ASK = "What we ask"
DEFINITIONS = "Where each number comes from"
TOP_GAPS = 3
"""So many gaps stand on the slide of the journey."""


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
    below its baseline. Without a target no bar is drawn, and of what is not `kept` none without a baseline.
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
    """Where it was planned to be on the day that the figure is of."""
    worth: Figure | None = None
    """A year, confirmed; an estimate says so in its note."""
    agreed: str = ""
    """Who agreed to objective and target, and when: before."""
    confirmed: str = ""
    """Who confirmed the result as value, and when: after."""
    kept: MeasureKind | None = None
    """How it is to be at its target all the time; None where it is on its way there."""
    target_to: float | None = None
    """Of a range that is to be kept, its upper end."""


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
    kept: MeasureKind | None = None
    """How its measure is to be at the target all the time; None where it is on its way there."""


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
    target: float | None = None
    """The feeling that is aimed at, -2 to +2."""


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


class Align(Enum):
    """Where the texts of a column stand."""

    START = auto()
    END = auto()
    """For numbers."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, and its share of the width relative to its neighbours."""

    heading: str
    share: float = 1.0
    align: Align = Align.START


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a table's cell: a text, or a figure, which tells its value; below it a smaller line.

    With a status its mark stands before the text.
    """

    text: str = ""
    sub: str = ""
    figure: Figure | None = None
    status: Status | None = None
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, a cell for each column. A total has a rule above it."""

    cells: tuple[Cell, ...]
    total: bool = False
    keys: tuple[str, ...] = ()
    """What it shows, as in `domain.deck.keys`."""


@dataclass(frozen=True, slots=True)
class TableSlide:
    """A table, below a row of up to four key figures where there are any.

    Rows that do not fit go on to further pages, each with the headings.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    source: str
    figures: tuple[KeyFigure, ...] = ()
    note: str = ""
    """A sentence below the last row: who agreed, how a sum is reckoned."""


@dataclass(frozen=True, slots=True)
class PointsSlide:
    """Headed blocks of sentences side by side (three to a row at most), below a quotation if there is one."""

    title: str
    blocks: tuple[Block, ...]
    source: str
    quote: str = ""
    """Words of the customer, shown large."""
    quoted: str = ""
    """Who said them, by role, and when."""


class Side(StrEnum):
    """Whose somebody is."""

    OURS = "ours"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Person:
    """Someone on the map of relationships, with what a customer may see: name, title and role."""

    id: int
    name: str
    title: str
    role: str
    """In words: Sponsor."""
    side: Side
    reports_to: int | None = None
    """The id of another person of the slide."""
    looks_after: tuple[int, ...] = ()
    """Of ours: the ids of those on their side whose counterpart they are."""


@dataclass(frozen=True, slots=True)
class PeopleSlide:
    """Who works with whom: their people by who reports to whom, ours beside them. Names and roles only."""

    title: str
    people: tuple[Person, ...]
    source: str


@dataclass(frozen=True, slots=True)
class OwnPerson:
    """A person with what is internal."""

    person: Person
    influence: str = ""
    sentiment: str = ""
    """Both in words; empty for not known."""
    status: Status = Status.NONE
    """Of the sentiment."""
    coverage: str = ""
    """Who of ours was last in touch, and when; or that nobody is."""


@dataclass(frozen=True, slots=True)
class OwnPeopleSlide:
    """The map of relationships for ourselves, with influence, sentiment and coverage."""

    title: str
    people: tuple[OwnPerson, ...]
    source: str


@dataclass(frozen=True, slots=True)
class OwnTableSlide:
    """A table of what is internal, such as signals, discounts or other customers."""

    table: TableSlide

    @property
    def title(self) -> str:
        """Return the table's title."""
        return self.table.title

    @property
    def source(self) -> str:
        """Return where the table's numbers come from."""
        return self.table.source


ClientSlide = (
    TitleSlide
    | SummarySlide
    | MeasuresSlide
    | ChartsSlide
    | FiguresSlide
    | ObjectivesSlide
    | JourneySlide
    | TableSlide
    | PointsSlide
    | PeopleSlide
    | MessageSlide
    | AppendixSlide
)
"""What a client may be shown."""
OwnSlide = OwnPeopleSlide | OwnTableSlide
"""What only we see."""
Slide = ClientSlide | OwnSlide
