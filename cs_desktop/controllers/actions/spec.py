"""What an action is: its words, its keys, where it stands and when it makes sense."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Flag, StrEnum, auto

from cs_desktop.common.language import marked, tr
from cs_desktop.common.settings import TextSize
from cs_desktop.controllers.actions.ids import ActionId


class Menu(StrEnum):
    """The menus, in order, by their titles."""

    FILE = marked("&File")
    EDIT = marked("&Edit")
    VIEW = marked("&View")
    ACCOUNT = marked("&Account")
    MAP = marked("&Map")
    PLAN = marked("&Plan")
    REVIEW = marked("&Reviews")
    DECK = marked("&Deck")
    HELP = marked("&Help")

    @property
    def words(self) -> str:
        """Return the menu's title in the user's language."""
        return tr(self.value)


class Where(Flag):
    """Where an action is offered, besides its keys."""

    MENU = auto()
    """The menu bar."""
    PALETTE = auto()
    """The command palette."""
    WORKSPACE = auto()
    """The menu under the workspace's name."""
    SETTINGS = auto()
    """The menu of the settings button."""
    ACCOUNT_ROW = auto()
    """The context menu of an account in a table."""
    ACCOUNT_HEADER = auto()
    """The menu of an account's header."""
    SUBSCRIPTION = auto()
    """The menu of a subscription."""
    RENEWAL = auto()
    """The menu of a renewal."""
    MAP_CARD = auto()
    """The menu of cards that are chosen on a journey map."""
    MAP_STAGE = auto()
    """The menu of a stage's head."""
    MAP_LANE = auto()
    """The menu of a lane's label."""
    MAP_LINK = auto()
    """The menu of a link between cards."""
    MAP_FEELING = auto()
    """The menu of the points on the curves of emotion."""
    MAP_MILESTONE = auto()
    """The menu of a milestone."""
    MAP_GROUND = auto()
    """The menu of the map where nothing stands."""
    MAP_ADD = auto()
    """The button of the map that adds cards."""
    MAP_ITSELF = auto()
    """The button with the map's name."""
    MAP_PAST = auto()
    """The button of the map's revisions."""
    MAP_ZOOM = auto()
    """The button that says how large the map is."""
    MAP_EXPORT = auto()
    """The button of what leaves the program with the map."""
    PLAN_OBJECTIVE = auto()
    """The menu of an objective in the table of a plan."""
    PLAN_ITSELF = auto()
    """The button with the plan's name."""
    REVIEW_ITSELF = auto()
    """The button of all that is done with a review."""
    ACCOUNT_DECK = auto()
    """The button of an account's decks."""
    DECK_ITSELF = auto()
    """The button that exports a deck."""


EVERYWHERE = Where.MENU | Where.PALETTE


@dataclass(frozen=True, slots=True)
class Situation:
    """What decides whether an action makes sense now."""

    ready: bool = False
    """The program has loaded all of itself."""
    workspace: bool = False
    read_only: bool = False
    """Nothing can be written to the workspace that is open."""
    place: str = ""
    """The key of the place of the sidebar that is on screen; empty elsewhere."""
    tab: str = ""
    """The key of the account's tab that is on screen."""
    account: bool = False
    """An account's page is on screen."""
    map: bool = False
    """The journey map of the account is on screen."""
    map_past: bool = False
    """In its place stands how it was, or what differs between two states of it."""
    map_templates: bool = False
    """In its place stand the templates from which another is started."""
    map_missing: bool = False
    """The account has no journey map, and its tab is on screen, with the templates to start one from."""
    workshop: bool = False
    """A workshop is under way at the map."""
    map_locked: bool = False
    """It is locked: nobody may change it."""
    map_template: bool = False
    """It is a template, not the account's map."""
    map_outdated: bool = False
    """Its template was published anew since it follows it."""
    map_cards: int = 0
    """How many of its cards are chosen."""
    map_stage: bool = False
    """One of its stages is chosen."""
    map_lane: bool = False
    """One of its lanes is chosen."""
    map_milestone: bool = False
    """One of its milestones is chosen."""
    map_endable: bool = False
    """A gap or a bridge is among the cards that are chosen."""
    map_linkable: bool = False
    """One card is chosen that can be linked: a gap or a bridge."""
    map_gap: bool = False
    """One card is chosen, which is a gap."""
    map_links: bool = False
    """A link between its cards is chosen."""
    map_feelings: int = 0
    """How many points of its curves of emotion are chosen."""
    map_personas: int = 0
    """How many personas it has."""
    map_surveys: bool = False
    """Surveys say something of how the customer feels in its stages."""
    map_measurable: bool = False
    """One card is chosen that can show a metric: a metric card or a bridge."""
    deck: bool = False
    """A deck is on screen, to be worked on."""
    reviews: bool = False
    """The reviews of the account are on screen."""
    review: bool = False
    """One of them is chosen."""
    review_open: bool = False
    """It is planned or in progress: it can still be changed."""
    review_closed: bool = False
    """It is closed: it never changes any more."""
    review_ready: bool = False
    """Nothing stands in the way of closing it."""
    review_ended: bool = False
    """It was cancelled, or the customer did not come."""
    plan: bool = False
    """A success plan of the account is on screen."""
    plan_slipped: bool = False
    """Something in it waits for what ends too late."""
    objective: bool = False
    """One of its objectives is chosen, or a measure of one."""
    objective_before: bool = False
    """Another one stands above it."""
    objective_after: bool = False
    """Another one stands below it."""
    measure: bool = False
    """One of its measures is chosen."""
    plan_outdated: bool = False
    """The blueprint of the plan was published anew since the plan follows it."""
    selected: bool = False
    """An account is selected in the portfolio, which is on screen."""
    item: bool = False
    """Home has something to do, and one is on it."""
    signal: bool = False
    """A signal is chosen, at Home, on its page or beside the account, and nobody has put it away."""
    signal_marked: bool = False
    """One is chosen on its page or beside the account, and somebody did something with it."""
    subscription: bool = False
    """A subscription is selected on the account's page."""
    renewal: bool = False
    """A renewal is selected on the account's page."""
    open_renewal: bool = False
    """It is open: nobody said how it ended."""
    reason_missing: bool = False
    """Something was lost by the account, and nobody said why."""
    undo: str = ""
    """The name of what would be undone, empty if nothing."""
    redo: str = ""
    exporting: bool = False
    text_size: int = TextSize.NORMAL


def when_ready(now: Situation) -> bool:
    """Return whether the program has loaded all of itself."""
    return now.ready


def always(_now: Situation) -> bool:
    """Return True."""
    return True


def with_workspace(now: Situation) -> bool:
    """Return whether a workspace is open."""
    return now.workspace


def on_account(now: Situation) -> bool:
    """Return whether an account's page is on screen."""
    return now.account


def on_map(now: Situation) -> bool:
    """Return whether a journey map is on screen."""
    return now.account and now.map


def on_open_map(now: Situation) -> bool:
    """Return whether a journey map is on screen that is not locked."""
    return on_map(now) and not now.map_locked


def on_open_review(now: Situation) -> bool:
    """Return whether a review is on screen that can still be changed."""
    return now.account and now.review and now.review_open


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One thing the user can do."""

    id: ActionId
    text: str
    menu: Menu
    shortcut: str = ""
    """The keys that it has until the user chooses others, as Qt writes them."""
    icon: str = ""
    when: Callable[[Situation], bool] = when_ready
    subject: Callable[[Situation], str] = lambda _now: ""
    """What it would act on, put behind the text in menus and tooltips."""
    where: Where = EVERYWHERE
    writes: bool = False
    """It changes the workspace, or opens what does."""

    def is_possible(self, now: Situation) -> bool:
        """Return whether it can be done now."""
        return self.when(now) and not (self.writes and now.read_only)

    @property
    def words(self) -> str:
        """Return the text in the user's language."""
        return tr(self.text)
