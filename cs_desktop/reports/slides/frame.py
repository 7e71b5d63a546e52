"""What stands on every page: title, source line, footer; and the marks of the two companies."""

from cs_desktop.domain.deck.content import AnyDeck
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
    TEXT,
    TEXT2,
    TEXT3,
    TILE,
    TITLE,
    TITLE_TOP,
    TITLE_WIDTH,
    WHITE,
    WIDTH,
)
from cs_desktop.reports.sheet import Align, Sheet, baseline_at, baseline_in
from cs_desktop.reports.text.style import TextStyle

_SMALLEST_TITLE = 26
_MARK = 24
_GAP = 10
_NAME_WIDTH = 230
_WIDEST = 3
"""Times its height that a logo may be wide before it is made lower."""


def draw_title(sheet: Sheet, title: str, part: str) -> None:
    """Draw the slide's message, on two lines where it is long; a longer one is set smaller and wider.

    `part` stands at the right: "2 of 3".
    """
    number = sheet.setter.line(part, PART)
    sheet.line(number, RIGHT, TITLE_TOP + baseline_in(TITLE), TEXT3, Align.END)
    width = WIDTH - (number.width + 40 if part else 0)
    found = sheet.setter.balanced(title, TITLE, TITLE_WIDTH, 2, _SMALLEST_TITLE)
    if found.shortened:
        found = sheet.balanced(title, TITLE.sized(_SMALLEST_TITLE), width, 3, 22)
    room = BODY_TOP - TITLE_TOP - 10
    top = TITLE_TOP if found.height <= room - 20 else TITLE_TOP - 12
    sheet.paragraph(found, LEFT, top)


def draw_source(sheet: Sheet, source: str) -> None:
    """Draw where the page's numbers come from."""
    if source:
        sheet.text(source, SMALL, LEFT, SOURCE_BASELINE, TEXT3, width=WIDTH, smallest=12)


def draw_footer(sheet: Sheet, deck: AnyDeck, number: int) -> None:
    """Draw both names, what the deck is, how confidential it is, and the page's number."""
    middle = FOOTER_MIDDLE
    page = sheet.setter.line(str(number), SMALL_BOLD)
    sheet.line(page, RIGHT, baseline_at(SMALL, middle), TEXT, Align.END)
    word = sheet.setter.elided(deck.confidentiality, SMALL, 300)
    right = RIGHT - 54
    sheet.line(word, right, baseline_at(SMALL, middle), TEXT3, Align.END)
    x = draw_company(sheet, deck.company, LEFT, middle, _MARK, SMALL_MEDIUM, _NAME_WIDTH)
    x = draw_divider(sheet, x + 17, middle, 16) + 17 if deck.company.strip() else x
    x = draw_customer(sheet, deck, x, middle, _MARK, SMALL_MEDIUM, _NAME_WIDTH + 80)
    about = deck.footer or ", ".join(part for part in (deck.title, deck.period_name) if part.strip())
    name = sheet.setter.elided(about, SMALL, right - word.width - 40 - (x + 32))
    sheet.line(name, x + 32, baseline_at(SMALL, middle), TEXT3)


def draw_company(
    sheet: Sheet, name: str, left: float, middle: float, mark: float, style: TextStyle, width: float
) -> float:
    """Draw our mark and name; return where they end."""
    if not name.strip():
        return left
    initial_mark(sheet, name, left, middle, mark, sheet.look.ground, WHITE)
    line = sheet.setter.elided(name, style, width)
    sheet.line(line, left + mark + _gap(mark), baseline_at(line.style, middle))
    return left + mark + _gap(mark) + line.width


def draw_customer(
    sheet: Sheet, deck: AnyDeck, left: float, middle: float, mark: float, style: TextStyle, width: float
) -> float:
    """Draw the customer's mark and name; return where they end."""
    left = draw_customer_mark(sheet, deck, left, middle, mark)
    line = sheet.setter.elided(deck.account, style, width)
    sheet.line(line, left, baseline_at(line.style, middle))
    return left + line.width


def draw_customer_mark(sheet: Sheet, deck: AnyDeck, left: float, middle: float, mark: float) -> float:
    """Draw the customer's logo, or its initial where there is none; return where the name begins."""
    width = customer_mark_width(deck, mark)
    if deck.logo is None:
        initial_mark(sheet, deck.account, left, middle, mark, TILE, TEXT2)
    else:
        height = width * deck.logo.height / deck.logo.width
        sheet.drawing.image(deck.logo, left, middle - height / 2, width, height)
    return left + width + _gap(mark)


def customer_mark_width(deck: AnyDeck, mark: float) -> float:
    """Return the width of the customer's mark, which is as high as ours; a wide logo is lower."""
    if deck.logo is None:
        return mark
    return min(mark * deck.logo.width / deck.logo.height, mark * _WIDEST)


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
        sheet.line(
            sheet.setter.line(letter, style), left + size / 2, baseline_at(style, middle), ink, Align.CENTER
        )


def _gap(mark: float) -> float:
    return _GAP if mark <= _MARK else 16
