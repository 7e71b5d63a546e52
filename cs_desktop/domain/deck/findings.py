"""What to look at before a deck leaves, and what is fine; told from the deck as it is made."""

from collections.abc import Iterator

from cs_desktop.common.language import tr, trn
from cs_desktop.domain.accent import contrast, may_color_text
from cs_desktop.domain.deck.content import Audience
from cs_desktop.domain.deck.figures import collect_charts, figures_of
from cs_desktop.domain.deck.kinds import SlideKey
from cs_desktop.domain.deck.shown import DeckShown, Finding, SlideShown
from cs_desktop.domain.deck.slides import ObjectivesSlide, Slide
from cs_desktop.domain.deck.title_check import judge_title
from cs_desktop.domain.figures import Status

_WITHOUT_MESSAGE = frozenset({SlideKey.TITLE, SlideKey.DETAILS, SlideKey.APPENDIX})

_SUMMED_UP = 3
"""Slides without data from which on they are told as one."""


def findings_of(shown: DeckShown) -> tuple[Finding, ...]:
    """Return what was found, what needs a look first, each part in the order of the slides.

    What is summed up comes behind what can be seen to at once.
    """
    if not shown.deck.slides and shown.warnings:
        # A frozen state that cannot be read.
        return tuple(Finding(Status.RISK, warning) for warning in shown.warnings)
    if not shown.deck.slides:
        return (Finding(Status.RISK, tr("The deck has no slide: take one in.")),)
    found = [*_titles(shown), *_sources(shown), *_absent(shown), *_agreements(shown), *_looks(shown)]
    found += [Finding(Status.WATCH, warning) for warning in shown.warnings]
    return tuple(sorted(found, key=lambda one: (one.status is Status.GOOD, bool(one.parts))))


def drawn_findings(missing: tuple[str, ...], shortened: tuple[tuple[int, str], ...]) -> tuple[Finding, ...]:
    """Return what only shows once the pages are drawn: characters that no font has, and texts cut short."""
    found = [
        Finding(
            Status.WATCH,
            tr("No font has the character {character} ({code}).", character=repr(c), code=f"U+{ord(c):04X}"),
        )
        for c in missing
    ]
    for page, text in shortened:
        told = tr(
            "Page {page}: “{text}” is cut short; it stands in full on the last pages.", page=page, text=text
        )
        found.append(Finding(Status.WATCH, told))
    return tuple(found)


def _titles(shown: DeckShown) -> Iterator[Finding]:
    found = [finding for one in _included(shown) for finding in _title(one)]
    yield from found or [Finding(Status.GOOD, tr("Every title states a message"))]


def _title(one: SlideShown) -> Iterator[Finding]:
    if one.unsupported:
        yield _on(one, Status.RISK, one.unsupported)
    if one.design.key not in _WITHOUT_MESSAGE:
        judged = judge_title(one.title)
        if judged.status is not Status.GOOD:
            yield _on(one, judged.status, judged.text)


def _sources(shown: DeckShown) -> Iterator[Finding]:
    found = [finding for one in _included(shown) for finding in _without_source(one, _slide(shown, one))]
    yield from found or [Finding(Status.GOOD, tr("Every figure and chart names its source"))]


def _without_source(one: SlideShown, slide: Slide) -> Iterator[Finding]:
    for chart in collect_charts([slide]):
        if not chart.source.strip():
            yield _on(one, Status.WATCH, tr("The chart “{title}” names no source", title=chart.title))
    for figure in figures_of(slide):
        if not (figure.source.strip() and figure.formula.strip()):
            yield _on(one, Status.WATCH, tr("{figure} names no formula or source", figure=figure.label))


def _absent(shown: DeckShown) -> Iterator[Finding]:
    found = tuple(
        Finding(Status.WATCH, tr("{slide} is left out: {why}", slide=one.name, why=one.absent), one.design.id)
        for one in shown.slides
        if one.design.included and one.absent
    )
    if len(found) < _SUMMED_UP:
        yield from found
        return
    text = trn("{count} slide has no data yet", "{count} slides have no data yet", len(found))
    yield Finding(Status.WATCH, text, parts=found)


def _agreements(shown: DeckShown) -> Iterator[Finding]:
    for one in _included(shown):
        slide = _slide(shown, one)
        if isinstance(slide, ObjectivesSlide):
            open_ones = sum(1 for row in slide.objectives if row.keys and not row.agreed)
            if open_ones:
                text = trn("{count} objective is not agreed", "{count} objectives are not agreed", open_ones)
                yield _on(one, Status.WATCH, text)


def _looks(shown: DeckShown) -> Iterator[Finding]:
    deck, client = shown.deck, shown.deck.audience is Audience.CLIENT
    if not may_color_text(deck.accent):
        ratio = f"{contrast(deck.accent, '#FFFFFF'):.1f}"
        text = tr("The accent has {ratio} to 1 on white: it colors marks, not text", ratio=ratio)
        yield Finding(Status.WATCH, text)
    written = sum(
        1 for one in _included(shown) for text in (one.design.title, *one.design.texts.values()) if text
    )
    if client and written and shown.frozen is None:
        text = trn(
            "{count} text is written by hand: only you can say whether a client may read it",
            "{count} texts are written by hand: only you can say whether a client may read them",
            written,
        )
        yield Finding(Status.NONE, text)
    if client and deck.parts.logos and deck.logo is None:
        yield Finding(Status.WATCH, tr("There is no logo of the customer"))
    if client and deck.parts.confidentiality and not deck.confidentiality.strip():
        yield Finding(Status.WATCH, tr("The word that marks pages as confidential is empty"))
    noted = sum(1 for place in range(len(deck.slides)) if deck.notes(place).strip())
    if client and noted:
        text = trn(
            "The speaker notes of {count} slide leave with a presentation file; a PDF has none",
            "The speaker notes of {count} slides leave with a presentation file; a PDF has none",
            noted,
        )
        yield Finding(Status.WATCH, text)


def _included(shown: DeckShown) -> Iterator[SlideShown]:
    return (one for one in shown.slides if one.place is not None)


def _slide(shown: DeckShown, one: SlideShown) -> Slide:
    assert one.place is not None
    return shown.deck.slides[one.place]


def _on(one: SlideShown, status: Status, text: str) -> Finding:
    return Finding(status, tr("{slide}: {finding}", slide=one.name, finding=text), one.design.id)
