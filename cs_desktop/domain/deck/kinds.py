"""What kinds of slides there are, what of them one may change, and which of them a template holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from cs_desktop.common.language import marked
from cs_desktop.domain.deck.content import Audience


class DeckTemplate(StrEnum):
    """What the deck is for: the same facts, told to whom it concerns."""

    EBR = "ebr"
    """An executive business review, for the sponsor: the outcome and the value first."""
    QBR = "qbr"
    """A quarterly business review, for the champion: use, support and the way there first."""
    HANDOVER = "handover"
    """The plan handed over: what was agreed, who does what, how it will be measured."""
    RENEWAL = "renewal"
    """The case for renewing: value, what comes next, and the terms."""
    PORTFOLIO = "portfolio"
    """A review of the whole book, for one's own management."""


class SlideKey(StrEnum):
    """A kind of slide; a deck holds each at most once, but for TEXT."""

    TITLE = "title"
    SUMMARY = "summary"
    WORLD = "world"
    START = "start"
    COMMITMENTS = "commitments"
    OUTCOMES = "outcomes"
    VALUE = "value"
    ADOPTION = "adoption"
    HEALTH = "health"
    JOURNEY = "journey"
    SUPPORT = "support"
    LEARNED = "learned"
    PEOPLE = "people"
    ROADMAP = "roadmap"
    RISKS = "risks"
    OBJECTIVES = "objectives"
    MUTUAL = "mutual"
    TOPIC = "topic"
    COMMERCIAL = "commercial"
    TEXT = "text"
    """A page of one's own."""
    DETAILS = "details"
    APPENDIX = "appendix"
    BOOK = "book"
    """Of a portfolio review: retention and the sum of it."""
    BOOK_HEALTH = "book_health"
    BOOK_RISK = "book_risk"
    BOOK_RENEWALS = "book_renewals"
    BOOK_VALUE = "book_value"
    BOOK_WORK = "book_work"


class ClientRule(StrEnum):
    """Whether a client may see a slide."""

    SHARED = "shared"
    ITEMS = "items"
    """Only what was released, item by item."""
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class TextPlace:
    """A text of a slide that may be written by hand in place of what the data says."""

    key: str
    label: str
    hint: str = ""
    lines: bool = False
    """Whether each line is a sentence of its own."""
    empty: str = ""
    """What stands there while nothing is written and the data says nothing."""


@dataclass(frozen=True, slots=True)
class SlideOption:
    """A part of a slide that may be shown or not."""

    key: str
    label: str
    usual: bool = True


@dataclass(frozen=True, slots=True)
class SlideKind:
    """What is known of a kind of slide before any data is read."""

    name: str
    purpose: str
    texts: tuple[TextPlace, ...] = ()
    options: tuple[SlideOption, ...] = ()
    client: ClientRule = ClientRule.SHARED
    measures: bool = False
    """Whether one may choose which measures of the plan it tells."""


BOOK_FILTER = "accounts"
"""The place in which the accounts of a portfolio review are chosen: a filter and no text of a page."""
SLIDE_KINDS: Mapping[SlideKey, SlideKind] = MappingProxyType(
    {
        SlideKey.TITLE: SlideKind(
            marked("Title"),
            marked("Whose review it is, and the way so far"),
            (TextPlace("prepared", marked("Line below the date")),),
            (SlideOption("milestones", marked("Milestones")),),
        ),
        SlideKey.SUMMARY: SlideKind(
            marked("Executive summary"),
            marked("One outcome, one decision asked"),
            (
                TextPlace("outcome", marked("The outcome"), marked("One sentence that stays")),
                TextPlace("worked", marked("What worked"), lines=True),
                TextPlace("did_not", marked("What did not"), lines=True),
                TextPlace("decision", marked("The decision we ask for")),
            ),
            (SlideOption("figures", marked("Key figures")),),
        ),
        SlideKey.WORLD: SlideKind(
            marked("Your world"),
            marked("Their priorities, and what changed"),
            (
                TextPlace("priorities", marked("Their priorities"), lines=True),
                TextPlace("changed", marked("What changed"), lines=True),
            ),
        ),
        SlideKey.START: SlideKind(
            marked("Why we started"),
            marked("The desired outcome and the measures agreed on"),
            (TextPlace("outcome", marked("The desired outcome"), marked("In the customer's words")),),
            (SlideOption("agreed_by", marked("Who agreed")),),
            measures=True,
        ),
        SlideKey.COMMITMENTS: SlideKind(
            marked("Last commitments"),
            marked("What was promised at the last review, kept and missed"),
            (),
            (SlideOption("owners", marked("Owners")),),
        ),
        SlideKey.OUTCOMES: SlideKind(
            marked("Outcomes"),
            marked("Where the agreed measures stand"),
            (),
            (
                SlideOption("expected", marked("Expected-today mark")),
                SlideOption("worth", marked("Worth a year column")),
                SlideOption("sign_off", marked("Customer sign-off line")),
                SlideOption("owners", marked("Owners"), usual=False),
            ),
            measures=True,
        ),
        SlideKey.VALUE: SlideKind(
            marked("Value"),
            marked("What it is worth, and how that is calculated"),
            (),
            (
                SlideOption("estimates", marked("Estimates, apart from the total"), usual=False),
                SlideOption("return", marked("Return on the subscription"), usual=False),
            ),
            ClientRule.ITEMS,
        ),
        SlideKey.ADOPTION: SlideKind(
            marked("Adoption"),
            marked("Use against what was agreed as success"),
            (),
            (SlideOption("charts", marked("Charts")),),
        ),
        SlideKey.HEALTH: SlideKind(
            marked("Health and experience"),
            marked("The health score, and what people say"),
            (),
            (SlideOption("surveys", marked("Surveys")), SlideOption("trend", marked("Trend"))),
            ClientRule.ITEMS,
        ),
        SlideKey.JOURNEY: SlideKind(
            marked("Journey"),
            marked("Where they are, how it feels, which gaps are open"),
            (),
            (
                SlideOption("curve", marked("Feelings")),
                SlideOption("target", marked("Target curve")),
                SlideOption("gaps", marked("Gaps and bridges")),
            ),
            ClientRule.ITEMS,
        ),
        SlideKey.SUPPORT: SlideKind(
            marked("Support and stability"),
            marked("Tickets, answers, outages"),
            (),
            (SlideOption("charts", marked("Charts")),),
        ),
        SlideKey.LEARNED: SlideKind(
            marked("What we learned"),
            marked("What went differently than thought, and what follows"),
            (
                TextPlace("learned", marked("What we learned"), lines=True),
                TextPlace("follows", marked("What we do differently"), lines=True),
            ),
        ),
        SlideKey.PEOPLE: SlideKind(
            marked("Relationships"),
            marked("Who works with whom"),
            (),
            (SlideOption("ours", marked("Our people")),),
        ),
        SlideKey.ROADMAP: SlideKind(
            marked("Roadmap"),
            marked("What is planned of what matters to them"),
            (),
            (SlideOption("why", marked("Why it matters")),),
        ),
        SlideKey.RISKS: SlideKind(
            marked("Risks"),
            marked("What stands in the way, in words for the customer"),
            (TextPlace("risks", marked("Risks"), marked("One a line"), lines=True),),
        ),
        SlideKey.OBJECTIVES: SlideKind(
            marked("Objectives for the next period"),
            marked("What is to be agreed, with an owner on both sides"),
            (TextPlace("decisions", marked("Decisions today"), lines=True),),
            (SlideOption("decisions", marked("Decisions today")),),
        ),
        SlideKey.MUTUAL: SlideKind(
            marked("Mutual commitments"),
            marked("Who does what until when, on both sides"),
            (),
            (SlideOption("done", marked("What is done"), usual=False),),
        ),
        SlideKey.TOPIC: SlideKind(
            marked("The sponsor's topic"),
            marked("What they want to talk about"),
            (
                TextPlace("topic", marked("The topic")),
                TextPlace("points", marked("Points"), lines=True),
            ),
        ),
        SlideKey.COMMERCIAL: SlideKind(
            marked("Commercial summary"),
            marked("The subscriptions and the renewal"),
            (),
            (SlideOption("discounts", marked("Discounts (internal)"), usual=False),),
            ClientRule.ITEMS,
        ),
        SlideKey.TEXT: SlideKind(
            marked("Your own page"),
            marked("Headed points of your own"),
            (
                TextPlace("heading_1", marked("First heading")),
                TextPlace("points_1", marked("First points"), lines=True),
                TextPlace("heading_2", marked("Second heading")),
                TextPlace("points_2", marked("Second points"), lines=True),
            ),
        ),
        SlideKey.DETAILS: SlideKind(
            marked("Detail tables"), marked("All measures and metrics, one a row, before the sources")
        ),
        SlideKey.APPENDIX: SlideKind(
            marked("Definitions and sources"), marked("Formula, source and date of every figure")
        ),
        SlideKey.BOOK: SlideKind(
            marked("The book"),
            marked("ARR, retention and accounts"),
            (
                TextPlace(
                    BOOK_FILTER,
                    marked("Accounts of the whole review"),
                    marked("A filter of the portfolio, such as health:at-risk"),
                    empty=marked("All accounts"),
                ),
            ),
            client=ClientRule.NEVER,
        ),
        SlideKey.BOOK_HEALTH: SlideKind(
            marked("Health of the book"), marked("Bands and quadrants"), client=ClientRule.NEVER
        ),
        SlideKey.BOOK_RISK: SlideKind(
            marked("Accounts at risk"), marked("Who, why, and what is done"), client=ClientRule.NEVER
        ),
        SlideKey.BOOK_RENEWALS: SlideKind(
            marked("Renewals ahead"), marked("What is due, and the forecast"), client=ClientRule.NEVER
        ),
        SlideKey.BOOK_VALUE: SlideKind(
            marked("Value delivered"), marked("What customers confirmed"), client=ClientRule.NEVER
        ),
        SlideKey.BOOK_WORK: SlideKind(
            marked("The team's work"), marked("Reviews held, plans, load"), client=ClientRule.NEVER
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Template:
    """What a template holds, in order, and which of it is in a client's deck and in one for ourselves."""

    name: str
    title: str
    """Of the deck, and of its first page, in English."""
    readers: tuple[str, ...]
    """The roles that it is prepared for."""
    slides: tuple[SlideKey, ...]
    left_out: frozenset[SlideKey] = frozenset()
    """At hand, but off until they are asked for."""
    own_only: bool = False
    """Whether it is never for a client."""

    def included(self, key: SlideKey, audience: Audience) -> bool:
        """Return whether a slide is in from the start."""
        if key in self.left_out:
            return False
        if audience is Audience.INTERNAL:
            return True
        return SLIDE_KINDS[key].client is not ClientRule.NEVER and key is not SlideKey.COMMERCIAL


_END = (SlideKey.DETAILS, SlideKey.APPENDIX)
_OFF = frozenset({SlideKey.LEARNED, SlideKey.PEOPLE, SlideKey.TOPIC, SlideKey.DETAILS})
TEMPLATES: Mapping[DeckTemplate, Template] = MappingProxyType(
    {
        DeckTemplate.EBR: Template(
            marked("Executive review"),
            "Executive business review",
            ("sponsor", "champion"),
            (
                *(SlideKey.TITLE, SlideKey.SUMMARY, SlideKey.WORLD, SlideKey.START, SlideKey.COMMITMENTS),
                *(SlideKey.OUTCOMES, SlideKey.VALUE, SlideKey.ADOPTION, SlideKey.HEALTH, SlideKey.JOURNEY),
                *(SlideKey.SUPPORT, SlideKey.LEARNED, SlideKey.PEOPLE, SlideKey.ROADMAP, SlideKey.RISKS),
                *(SlideKey.OBJECTIVES, SlideKey.MUTUAL, SlideKey.TOPIC, SlideKey.COMMERCIAL),
                *_END,
            ),
            _OFF,
        ),
        DeckTemplate.QBR: Template(
            marked("Quarterly review"),
            "Quarterly business review",
            ("champion",),
            (
                *(SlideKey.TITLE, SlideKey.SUMMARY, SlideKey.COMMITMENTS, SlideKey.ADOPTION),
                *(SlideKey.SUPPORT, SlideKey.HEALTH, SlideKey.JOURNEY, SlideKey.OUTCOMES, SlideKey.LEARNED),
                *(SlideKey.ROADMAP, SlideKey.RISKS, SlideKey.OBJECTIVES, SlideKey.MUTUAL, SlideKey.PEOPLE),
                *(SlideKey.TOPIC, SlideKey.COMMERCIAL, *_END),
            ),
            _OFF | {SlideKey.COMMERCIAL},
        ),
        DeckTemplate.HANDOVER: Template(
            marked("Plan hand-over"),
            "Success plan",
            ("sponsor", "champion"),
            (
                *(SlideKey.TITLE, SlideKey.START, SlideKey.WORLD, SlideKey.PEOPLE, SlideKey.JOURNEY),
                *(SlideKey.OBJECTIVES, SlideKey.MUTUAL, SlideKey.RISKS, SlideKey.TOPIC, *_END),
            ),
            frozenset({SlideKey.TOPIC, SlideKey.DETAILS}),
        ),
        DeckTemplate.RENEWAL: Template(
            marked("Renewal case"),
            "Renewal",
            ("sponsor", "champion"),
            (
                *(SlideKey.TITLE, SlideKey.SUMMARY, SlideKey.START, SlideKey.OUTCOMES, SlideKey.VALUE),
                *(SlideKey.ADOPTION, SlideKey.HEALTH, SlideKey.SUPPORT, SlideKey.ROADMAP),
                *(SlideKey.OBJECTIVES, SlideKey.COMMERCIAL, *_END),
            ),
            frozenset({SlideKey.DETAILS}),
        ),
        DeckTemplate.PORTFOLIO: Template(
            marked("Portfolio review"),
            "Portfolio review",
            (),
            (
                *(SlideKey.TITLE, SlideKey.BOOK, SlideKey.BOOK_HEALTH, SlideKey.BOOK_RISK),
                *(SlideKey.BOOK_RENEWALS, SlideKey.BOOK_VALUE, SlideKey.BOOK_WORK, SlideKey.APPENDIX),
            ),
            own_only=True,
        ),
    }
)
