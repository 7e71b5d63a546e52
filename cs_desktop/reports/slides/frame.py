"""What stands on every page: title, source line, footer; and the marks of the two companies."""

from dataclasses import dataclass

from cs_desktop.domain.deck.content import NOT_FOR_CUSTOMERS, AnyDeck, Audience, Picture
from cs_desktop.domain.figures import Status
from cs_desktop.reports.drawing import Box
from cs_desktop.reports.look import (
    BODY_TOP,
    BORDER_STRONG,
    FOOTER_MIDDLE,
    LEFT,
    PART,
    RIGHT,
    SMALL,
    SMALL_BOLD,
    SMALL_MEDIUM,
    SOURCE_BASELINE,
    STATUS_TEXT,
    STATUS_TINT,
    TEXT,
    TEXT2,
    TEXT3,
    TEXT_16_BOLD,
    TILE,
    TITLE,
    TITLE_TOP,
    TITLE_WIDTH,
    WHITE,
    WIDTH,
)
from cs_desktop.reports.marks import status_mark
from cs_desktop.reports.sheet import Align, Sheet, baseline_at, baseline_in
from cs_desktop.reports.slides.page import Page
from cs_desktop.reports.tags import Tag
from cs_desktop.reports.text.style import TextStyle

_SMALLEST_TITLE = 26
_MARK = 24
_GAP = 10
_NAME_WIDTH = 230
_WIDEST = 3
"""Times its height that a logo may be wide before it is made lower."""
_TAG_TOP, _TAG_HEIGHT = 13, 30
_TAG_PAD, _TAG_MARK = 12, 11
_TAG_SLACK = 1.04
"""Other programs' letters are a little wider."""


def draw_page_head(sheet: Sheet, deck: AnyDeck, page: Page) -> None:
    """Draw what stands above a page, unless it draws that itself: for whom it is not, and the title."""
    if page.is_cover:
        return
    if page.internal or deck.audience is Audience.INTERNAL:
        draw_internal(sheet)
    draw_title(sheet, page.title, page.part)


def draw_title(sheet: Sheet, title: str, part: str) -> None:
    """Draw the slide's message, on two lines where it is long; a longer one is set smaller and wider.

    `part` stands at the right: "2 of 3".
    """
    number = sheet.setter.line(part, PART)
    width = WIDTH - (number.width + 40 if part else 0)
    found = sheet.setter.balanced(title, TITLE, TITLE_WIDTH, 2, _SMALLEST_TITLE)
    if found.shortened:
        found = sheet.balanced(title, TITLE.sized(_SMALLEST_TITLE), width, 3, 22)
    room = BODY_TOP - TITLE_TOP - 10
    top = TITLE_TOP if found.height <= room - 20 else TITLE_TOP - 12
    sheet.heading(found, Box(LEFT, top, width, TITLE_TOP + room - top))
    sheet.line(number, RIGHT, TITLE_TOP + baseline_in(TITLE), TEXT3, Align.END)


def draw_internal(sheet: Sheet, right: float = RIGHT, top: float = _TAG_TOP) -> None:
    """Draw above the title, up to the right, that the page is not for customers."""
    line = sheet.setter.line(NOT_FOR_CUSTOMERS, TEXT_16_BOLD)
    room = line.width * _TAG_SLACK
    left = right - room - _TAG_MARK - 2.6 * _TAG_PAD
    sheet.drawing.rect(left, top, right - left, _TAG_HEIGHT, fill=STATUS_TINT[Status.RISK], radius=5)
    middle = top + _TAG_HEIGHT / 2
    status_mark(sheet.drawing, Status.RISK, (left + _TAG_PAD + _TAG_MARK / 2, middle), _TAG_MARK)
    baseline = baseline_at(TEXT_16_BOLD, middle)
    sheet.line_within(line, right - _TAG_PAD - room, room, baseline, STATUS_TEXT[Status.RISK])


def draw_source(sheet: Sheet, source: str, remark: str = "") -> None:
    """Draw where the page's numbers come from, and what else is to be said of it."""
    text = " ".join(part for part in (source, remark) if part)
    if text:
        sheet.text(text, SMALL, LEFT, SOURCE_BASELINE, TEXT3, width=WIDTH, smallest=12)


def draw_footer(sheet: Sheet, deck: AnyDeck, number: int) -> None:
    """Draw both names, what the deck is, how confidential it is, and the page's number."""
    middle = FOOTER_MIDDLE
    right: float = RIGHT
    if deck.parts.number:
        page = sheet.setter.line(str(number), SMALL_BOLD)
        sheet.line(page, RIGHT, baseline_at(SMALL, middle), TEXT, Align.END)
        right -= 54
    if deck.parts.confidentiality and deck.confidentiality.strip():
        word = sheet.setter.elided(deck.confidentiality, SMALL, 300)
        sheet.line(word, right, baseline_at(SMALL, middle), TEXT3, Align.END)
        right -= word.width + 40
    x = draw_parties(sheet, deck, LEFT, middle, _MARK, SMALL_MEDIUM, (_NAME_WIDTH, _NAME_WIDTH + 80), 17)
    about = deck.footer or ", ".join(part for part in (deck.title, deck.period_name) if part.strip())
    name = sheet.setter.elided(about, SMALL, right - (x + 32))
    sheet.line(name, x + 32, baseline_at(SMALL, middle), TEXT3)


@dataclass(frozen=True, slots=True)
class Party:
    """One of the two companies, as a page shows it."""

    name: str
    logo: Picture | None
    colors: tuple[str, str]
    """Of the tile with its initial, which stands where there is no logo: ground and letter."""
    has_mark: bool = True

    @property
    def is_there(self) -> bool:
        """Return whether anything is known of it."""
        return bool(self.name.strip()) or self.logo is not None

    def mark_width(self, mark: float) -> float:
        """Return the width of its mark with what stands behind it; a wide logo is lower than `mark`."""
        if not self.has_mark:
            return 0.0
        if self.logo is None:
            return mark + _gap(mark)
        return min(mark * self.logo.width / self.logo.height, mark * _WIDEST) + _gap(mark)


def parties(sheet: Sheet, deck: AnyDeck, *, marks: bool = True) -> tuple[Party, Party]:
    """Return ourselves and the customer."""
    return (
        Party(deck.company, deck.own_logo, (sheet.look.ground, WHITE), marks),
        Party(deck.account, deck.logo, (TILE, TEXT2), marks),
    )


def draw_parties(
    sheet: Sheet,
    deck: AnyDeck,
    left: float,
    middle: float,
    mark: float,
    style: TextStyle,
    widths: tuple[float, float],
    gap: float,
) -> float:
    """Draw both companies in a row with a line between, each name within a width; return where they end."""
    there = [one for one in parties(sheet, deck, marks=deck.parts.logos or mark > _MARK) if one.is_there]
    x = left
    for place, (one, width) in enumerate(zip(there, widths[-len(there) :], strict=False)):
        if place:
            x = draw_divider(sheet, x + gap, middle, mark * 2 / 3) + gap
        x = draw_party(sheet, one, x, middle, mark, style, width)
    return x


def draw_party(
    sheet: Sheet, party: Party, left: float, middle: float, mark: float, style: TextStyle, width: float
) -> float:
    """Draw a company's mark and name; return where they end."""
    left = draw_mark(sheet, party, left, middle, mark)
    line = sheet.setter.elided(party.name, style, width)
    sheet.line(line, left, baseline_at(line.style, middle))
    return left + line.width


def draw_mark(sheet: Sheet, party: Party, left: float, middle: float, mark: float) -> float:
    """Draw a company's logo, or its initial where there is none; return where the name begins."""
    width = party.mark_width(mark)
    if not party.has_mark:
        return left
    if party.logo is None:
        ground, ink = party.colors
        initial_mark(sheet, party.name, left, middle, mark, ground, ink)
    else:
        high = (width - _gap(mark)) * party.logo.height / party.logo.width
        box = Box(left, middle - high / 2, width - _gap(mark), high)
        with sheet.tagged(Tag.FIGURE, words=f"Logo of {party.name}", box=box):
            sheet.drawing.image(party.logo, box.left, box.top, box.width, box.height)
    return left + width


def draw_divider(sheet: Sheet, x: float, middle: float, height: float) -> float:
    """Draw the line between the two names; return where it stands."""
    sheet.drawing.line((x, middle - height / 2), (x, middle + height / 2), BORDER_STRONG)
    return x


def initial_mark(
    sheet: Sheet, name: str, left: float, middle: float, size: float, ground: str, ink: str
) -> None:
    """Draw a tile with the name's first letter, in place of a logo."""
    sheet.drawing.rect(left, middle - size / 2, size, size, fill=ground, radius=size * 0.22)
    letter = next((char for char in name.upper() if char.isalnum()), "")
    if letter:
        style = SMALL_BOLD.sized(size * 0.46)
        line = sheet.setter.line(letter, style)
        with sheet.tagged(Tag.DECORATION):
            sheet.line(line, left + size / 2, baseline_at(style, middle), ink, Align.CENTER)


def _gap(mark: float) -> float:
    return _GAP if mark <= _MARK else 16
