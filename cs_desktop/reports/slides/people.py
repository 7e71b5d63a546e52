"""Who works with whom: their people by who reports to whom, ours beside them with whom they look after.

Ours carry their initials, which stand on the cards of those they look after: lines across would cross.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from cs_desktop.domain.deck.content import AnyDeck
from cs_desktop.domain.deck.slides import OwnPeopleSlide, OwnPerson, PeopleSlide, Person, Side
from cs_desktop.reports.drawing import Box
from cs_desktop.reports.look import (
    BODY_BOTTOM,
    BODY_TOP,
    BORDER,
    BORDER_STRONG,
    CONTROL,
    HEADING,
    LEFT,
    RIGHT,
    RULE,
    SMALL,
    SMALL_BOLD,
    SMALL_MEDIUM,
    TEXT,
    TEXT2,
    TEXT3,
    TEXT_16,
    TEXT_18,
    TILE,
    WHITE,
)
from cs_desktop.reports.marks import status_mark
from cs_desktop.reports.sheet import Align, Sheet, baseline_at
from cs_desktop.reports.slides.page import Draw, Page, filled, numbered
from cs_desktop.reports.slides.people_tree import Placed, TreePage, tree_pages
from cs_desktop.reports.tags import Tag
from cs_desktop.reports.text.setter import Paragraph, Setter
from cs_desktop.reports.text.style import TextStyle

_OURS_WIDTH = 300
_THEIRS_LEFT = LEFT + _OURS_WIDTH + 64
_TOP = BODY_TOP + 64
_ROOM = BODY_BOTTOM - _TOP
_COLUMNS, _WIDE_COLUMNS = 4, 5
_GAP = 44
_ROW_GAP = 14
_WIDEST = 320
_LOW, _HIGH, _OWN_HIGH = 58, 82, 104
"""Heights of a card: with title and role on one line, on two, and with what is internal."""
_PAD = 12
_TILE = 28
_MOST_TILES = 3
_MARK = 11
_NAME = TextStyle(17, 600, 22, -0.006)
_OURS_PAD = 14
_OURS_TILE = 34
_UNKNOWN = "Not known"
_NOBODY = "Nobody is on the map yet"
_OURS, _THEIRS = "Our people", "Their people"


@dataclass(frozen=True, slots=True)
class _Map:
    """What each page of a map draws from."""

    theirs: Sequence[OwnPerson]
    initials: dict[int, str]
    """Of ours, by id."""
    names: tuple[str, str]
    """Of the two companies: ours, theirs."""
    counts: tuple[int, int]
    is_own: bool

    def beside(self, person: Person, ours: Sequence[Person]) -> list[str]:
        """Return the initials of those of ours who look after somebody."""
        return [self.initials[one.id] for one in ours if person.id in one.looks_after]


@dataclass(frozen=True, slots=True)
class _Ours:
    """One of ours, set for the list beside the map."""

    person: Person
    lines: tuple[tuple[Paragraph, str, str], ...]
    """Each with its colour and the text in full."""

    @property
    def height(self) -> float:
        return max(sum(set_.height for set_, _, _ in self.lines), _OURS_TILE) + 2 * _OURS_PAD


def people_pages(slide: PeopleSlide, deck: AnyDeck, setter: Setter) -> list[Page]:
    """Return the pages of the map as a customer may see it: names, titles and roles."""
    people = [OwnPerson(person) for person in slide.people]
    return numbered(slide.title, _draws(people, deck, setter, is_own=False), slide.source)


def own_people_pages(slide: OwnPeopleSlide, deck: AnyDeck, setter: Setter) -> list[Page]:
    """Return the pages of the map with influence, sentiment and coverage."""
    draws = _draws(slide.people, deck, setter, is_own=True)
    return numbered(slide.title, draws, slide.source, internal=True)


def _draws(people: Sequence[OwnPerson], deck: AnyDeck, setter: Setter, *, is_own: bool) -> list[Draw]:
    theirs = [one for one in people if one.person.side is Side.THEIRS]
    ours = [one.person for one in people if one.person.side is Side.OURS]
    names = (deck.company.strip() or _OURS, deck.account.strip() or _THEIRS)
    told = _Map(theirs, _initials(ours), names, (len(ours), len(theirs)), is_own)
    room = _ROOM + _ROW_GAP
    rows = int(room // ((_OWN_HIGH if is_own else _LOW) + _ROW_GAP))
    trees = tree_pages([one.person for one in theirs], _COLUMNS if ours else _WIDE_COLUMNS, rows)
    who = {one.person.id: one.person.name for one in theirs}
    lists = filled([_set_ours(one, who, setter) for one in ours], lambda one: one.height, _ROOM)
    count = max(len(trees), len(lists))
    return [
        partial(
            _draw,
            told=told,
            ours=ours,
            tree=trees[i] if i < len(trees) else None,
            beside=lists[i] if i < len(lists) else (),
        )
        for i in range(count)
    ]


def _initials(ours: Sequence[Person]) -> dict[int, str]:
    """Return two letters for each of ours; those with the same two are numbered."""
    found: dict[int, str] = {}
    ordered = sorted(ours, key=lambda one: _letters(one.name))
    for letters, group in groupby(ordered, key=lambda one: _letters(one.name)):
        same = list(group)
        for number, one in enumerate(same, 1):
            found[one.id] = f"{letters}{number}" if len(same) > 1 else letters
    return found


def _letters(name: str) -> str:
    words = [word for word in name.split() if word[0].isalnum()]
    ends = [words[0], words[-1]] if len(words) > 1 else words
    return "".join(word[0].upper() for word in ends) or "–"


def _set_ours(person: Person, who: dict[int, str], setter: Setter) -> _Ours:
    width = _OURS_WIDTH - _OURS_TILE - 14
    texts = [(person.name, _NAME, TEXT, 1), (_what(person), SMALL, TEXT2, 2)]
    with_ = ", ".join(who[one] for one in person.looks_after if who.get(one, "").strip())
    if with_:
        texts.append((f"With {with_}", SMALL, TEXT3, 4))
    lines = tuple(
        (setter.fit(text, style, width, most, SMALL.size, wide=max(most, 2)), color, text)
        for text, style, color, most in texts
        if text.strip()
    )
    return _Ours(person, lines)


def _what(person: Person) -> str:
    """Return title and role on one line."""
    return ", ".join(dict.fromkeys(part.strip() for part in (person.title, person.role) if part.strip()))


def _draw(
    sheet: Sheet, *, told: _Map, ours: Sequence[Person], tree: TreePage | None, beside: Sequence[_Ours]
) -> None:
    left = _THEIRS_LEFT if ours else LEFT
    if beside:
        _draw_heading(sheet, told.names[0], told.counts[0], LEFT, _OURS_WIDTH)
        with sheet.tagged(Tag.LIST):
            _draw_ours(sheet, beside, told)
    if tree is None and ours and told.theirs:
        return
    _draw_heading(sheet, told.names[1], told.counts[1], left, RIGHT - left)
    if tree is None:
        sheet.text(_NOBODY, TEXT_18, left, _TOP + 30, TEXT2, width=RIGHT - left)
    else:
        _draw_tree(sheet, tree, told, ours, left)


def _draw_heading(sheet: Sheet, name: str, count: int, left: float, width: float) -> None:
    sheet.drawing.rect(left, BODY_TOP - RULE / 2, width, RULE, fill=TEXT)
    number = sheet.setter.line("1 person" if count == 1 else f"{count:,} people", TEXT_16)
    baseline = BODY_TOP + 36
    with sheet.tagged(Tag.H2):
        taken = sheet.text(name, HEADING, left, baseline, width=width - number.width - 12, smallest=16)
        sheet.line(number, left + taken + 12, baseline, TEXT3)


def _draw_ours(sheet: Sheet, beside: Sequence[_Ours], told: _Map) -> None:
    top: float = _TOP - _OURS_PAD
    for place, one in enumerate(beside):
        if place:
            sheet.drawing.line((LEFT, top), (LEFT + _OURS_WIDTH, top), BORDER)
        with sheet.tagged(Tag.ITEM):
            with sheet.tagged(Tag.LABEL):
                _draw_tile(sheet, told.initials[one.person.id], LEFT, top + _OURS_PAD, _OURS_TILE)
            with sheet.tagged(Tag.ITEM_BODY):
                _draw_lines_of(sheet, one, top + _OURS_PAD)
        top += one.height


def _draw_lines_of(sheet: Sheet, one: _Ours, top: float) -> None:
    for set_, color, text in one.lines:
        sheet.shorten(set_, text)
        with sheet.tagged(Tag.PARAGRAPH):
            top = sheet.paragraph(set_, LEFT + _OURS_TILE + 14, top, color)


def _draw_tile(sheet: Sheet, letters: str, left: float, top: float, size: float) -> None:
    sheet.drawing.rect(left, top, size, size, fill=TILE, radius=size * 0.22)
    found = sheet.setter.fit(letters, SMALL_BOLD.sized(size * 0.44), size - 4, 1, 6)
    middle = (left + size / 2, top + size / 2)
    sheet.line(found.lines[0], middle[0], baseline_at(found.style, middle[1]), TEXT2, Align.CENTER)


def _draw_tree(sheet: Sheet, tree: TreePage, told: _Map, ours: Sequence[Person], left: float) -> None:
    width = min((RIGHT - left - _GAP * (tree.columns - 1)) / tree.columns, _WIDEST)
    highest = _OWN_HIGH if told.is_own else _HIGH
    pitch = min((_ROOM + _ROW_GAP) / max(tree.rows, 1), highest + 2 * _ROW_GAP)
    height = min(pitch - _ROW_GAP, highest)
    boxes = [
        Box(left + one.column * (width + _GAP), _TOP + one.row * pitch, width, height) for one in tree.placed
    ]
    _draw_lines(sheet, tree.placed, boxes)
    with sheet.tagged(Tag.LIST):
        for one, box in zip(tree.placed, boxes, strict=True):
            with sheet.tagged(Tag.ITEM), sheet.tagged(Tag.ITEM_BODY):
                _draw_card(sheet, told.theirs[one.number], box, told, ours)


def _draw_lines(sheet: Sheet, placed: Sequence[Placed], boxes: Sequence[Box]) -> None:
    """Draw for each who has others below one line out, one along them, and one into each."""
    for place, above in enumerate(boxes):
        below = [boxes[i] for i, one in enumerate(placed) if one.above == place]
        if not below:
            continue
        bend = above.right + _GAP / 2
        start = above.top + above.height / 2
        middles = [box.top + box.height / 2 for box in below]
        sheet.drawing.line((above.right, start), (bend, start), CONTROL, 1.5)
        if min(middles) < max(middles):
            sheet.drawing.line((bend, min(middles) - 0.75), (bend, max(middles) + 0.75), CONTROL, 1.5)
        for middle, box in zip(middles, below, strict=True):
            sheet.drawing.line((bend, middle), (box.left, middle), CONTROL, 1.5)


def _draw_card(sheet: Sheet, one: OwnPerson, box: Box, told: _Map, ours: Sequence[Person]) -> None:
    person = one.person
    sheet.drawing.rect(box.left, box.top, box.width, box.height, fill=WHITE, stroke=BORDER_STRONG, radius=6)
    left, width = box.left + _PAD, box.width - 2 * _PAD
    beside = told.beside(person, ours)
    taken = _draw_tiles(sheet, beside, box)
    two_lines = told.is_own or box.height < _HIGH
    whats = [_what(person)] if two_lines else [person.title, person.role]
    whats = [text for text in dict.fromkeys(whats) if text.strip()]
    heights = [_NAME.leading, *(SMALL.leading - 1 for _ in whats)]
    heights += [SMALL.leading] * 2 if told.is_own else []
    top = box.top + (box.height - sum(heights)) / 2
    sheet.text(
        person.name, _NAME, left, baseline_at(_NAME, top + heights[0] / 2), width=width - taken, smallest=14
    )
    top += heights[0]
    for text in whats:
        baseline = baseline_at(SMALL, top + SMALL.leading / 2)
        sheet.text(text, SMALL, left, baseline, TEXT2, width=width, smallest=13)
        top += SMALL.leading - 1
    if told.is_own:
        _draw_internal(sheet, one, left, top, width)


def _draw_tiles(sheet: Sheet, letters: Sequence[str], box: Box) -> float:
    """Draw who of ours looks after somebody at the top right of a card; return the room it takes."""
    shown = list(letters[:_MOST_TILES])
    if len(letters) > _MOST_TILES:
        shown[-1] = f"+{len(letters) - _MOST_TILES + 1}"
    step = _TILE + 4
    for place, text in enumerate(shown):
        left = box.right - 8 - step * (len(shown) - place) + 4
        _draw_tile(sheet, text, left, box.top + 8, _TILE)
    return step * len(shown) if shown else 0.0


def _draw_internal(sheet: Sheet, one: OwnPerson, left: float, top: float, width: float) -> None:
    """Draw sentiment and influence on a line, and who was last in touch below."""
    middle = top + SMALL.leading / 2
    baseline = baseline_at(SMALL, middle)
    influence = f"Influence: {one.influence}" if one.influence.strip() else ""
    found = sheet.fitted(influence, SMALL, width * 0.5, 1, 12)
    sheet.line(found.lines[0], left + width, baseline, TEXT2, Align.END)
    status_mark(sheet.drawing, one.status, (left + _MARK / 2, middle), _MARK)
    word = one.sentiment.strip() or _UNKNOWN
    room = width - found.width - _MARK - 7 - (10 if influence else 0)
    sheet.text(word, SMALL_MEDIUM, left + _MARK + 7, baseline, TEXT, width=room, smallest=12)
    baseline = baseline_at(SMALL, middle + SMALL.leading)
    sheet.text(one.coverage, SMALL, left, baseline, TEXT3, width=width, smallest=12)
