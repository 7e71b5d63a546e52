"""What a person does to a stored deck: each function is one step that undo takes back."""

from collections.abc import Collection, Sequence
from dataclasses import fields

from cs_desktop.common.errors import BugError
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Change, Conflict, Kind, Merged
from cs_desktop.domain.deck.choosing import LEFT_OUT, left_out_of
from cs_desktop.domain.deck.content import USUAL_PARTS, Audience, PageParts
from cs_desktop.domain.deck.kinds import SLIDE_KINDS, TEMPLATES, DeckTemplate, SlideKey
from cs_desktop.domain.deck.sharing import ShareKind
from cs_desktop.domain.drafts import FieldRef, Typed
from cs_desktop.models.tables import Account, Deck, DeckSlide
from cs_desktop.models.write import WriteTx
from cs_desktop.services.context import Context
from cs_desktop.services.deck.stored.changing import (
    open_deck,
    open_slide,
    put_in_order,
    slide_name,
    slides_in,
    with_entry,
)
from cs_desktop.services.deck.stored.fields import text_field
from cs_desktop.services.deck.stored.starting import checked_period, refuse_unfit, usual_name
from cs_desktop.services.editing import edit_field

_LAST = (SlideKey.DETAILS.value, SlideKey.APPENDIX.value)
"""What stands at the end; a slide that is added somewhere stands before it."""


def set_included(ctx: Context, slide_id: int, *, on: bool, initiator: object = None) -> Change | None:
    """Show a slide or leave it out.

    Raises:
        KnownError: it is gone, or its deck shows a frozen state; so for all that follow.
    """

    def work(tx: WriteTx) -> None:
        slide, deck = open_slide(tx, slide_id)
        name, of = slide_name(slide), shortened(deck.name)
        tx.recorder.label = f"Show slide {name} in {of}" if on else f"Leave out slide {name} of {of}"
        slide.included = on

    return ctx.workspace.write("Show slide", work, initiator).change


def move_slide(
    ctx: Context, deck_id: int, slide_ids: Sequence[int], initiator: object = None
) -> Change | None:
    """Put the slides into this order; any that are not named, as those added meanwhile, come last."""
    wanted = {slide_id: place for place, slide_id in enumerate(slide_ids)}

    def work(tx: WriteTx) -> None:
        deck = open_deck(tx, deck_id)
        tx.recorder.label = f"Move slides of {shortened(deck.name)}"
        put_in_order(sorted(slides_in(tx, deck_id), key=lambda one: wanted.get(one.id, len(wanted))))

    return ctx.workspace.write("Move slides", work, initiator).change


def add_slide(
    ctx: Context, deck_id: int, key: SlideKey, after: int | None = None, initiator: object = None
) -> tuple[int, Change | None]:
    """Add a slide behind another, or before the details and the appendix, and return its id.

    A kind that a deck holds once and has already is shown where it stands.
    """

    def work(tx: WriteTx) -> int:
        deck = open_deck(tx, deck_id)
        slides = slides_in(tx, deck_id)
        there = None if key is SlideKey.TEXT else next((one for one in slides if one.key == key), None)
        tx.recorder.label = f"Add slide {SLIDE_KINDS[key].name} to {shortened(deck.name)}"
        if there is not None:
            there.included = True
            return there.id
        new = DeckSlide(id=tx.new_id(), deck_id=deck_id, key=key.value, position=len(slides), included=True)
        new.texts, new.options = {}, {}
        tx.session.add(new)
        slides.insert(_place_after(slides, after), new)
        put_in_order(slides)
        return new.id

    written = ctx.workspace.write("Add slide", work, initiator)
    return written.value, written.change


def remove_slide(ctx: Context, slide_id: int, initiator: object = None) -> Change | None:
    """Take a slide with all that was written on it out of its deck."""

    def work(tx: WriteTx) -> None:
        slide, deck = open_slide(tx, slide_id)
        tx.recorder.label = f"Remove slide {slide_name(slide)} of {shortened(deck.name)}"
        tx.session.delete(slide)

    return ctx.workspace.write("Remove slide", work, initiator).change


def set_option(
    ctx: Context, slide_id: int, option: str, *, on: bool, initiator: object = None
) -> Change | None:
    """Show a part of a slide or not; stored is only what differs from the usual."""

    def work(tx: WriteTx) -> None:
        slide, deck = open_slide(tx, slide_id)
        usual = {one.key: one.usual for one in SLIDE_KINDS[SlideKey(slide.key)].options}
        if option not in usual:
            raise BugError(f"a slide {slide.key} has no option {option}")
        tx.recorder.label = f"Change slide {slide_name(slide)} of {shortened(deck.name)}"
        slide.options = with_entry(slide.options, option, on, usual[option])

    return ctx.workspace.write("Change slide", work, initiator).change


def choose_measures(
    ctx: Context, slide_id: int, measures: Collection[int], *, on: bool, initiator: object = None
) -> Change | None:
    """Tell measures of the plan on a slide, or leave them out; stored are those left out alone.

    So a measure that the plan gets later is told. One that is gone meanwhile may be named.
    """

    def work(tx: WriteTx) -> None:
        slide, deck = open_slide(tx, slide_id)
        if not SLIDE_KINDS[SlideKey(slide.key)].measures:
            raise BugError(f"a slide {slide.key} has no measures to choose")
        tx.recorder.label = f"Choose measures of slide {slide_name(slide)} in {shortened(deck.name)}"
        before = left_out_of(slide.options)
        left_out = sorted(before.difference(measures) if on else before.union(measures))
        slide.options = with_entry(slide.options, LEFT_OUT, left_out, [])

    return ctx.workspace.write("Choose measures", work, initiator).change


def set_slide_text(
    ctx: Context, slide_id: int, place: str, base: str, new: str, basis: str = "", initiator: object = None
) -> Merged | Conflict:
    """Write a text in place of what the data says; what others wrote in other places of the slide stays.

    `place` is TITLE, NOTES or a key of `SlideKind.texts`. `basis` is the title that the data gave when this
    one was written, to tell when it says so no more.

    Raises:
        InputError: it is too long.
    """
    ref = FieldRef(Kind.DECK_SLIDE, slide_id, text_field(place))
    return edit_field(ctx, Typed(ref, "", base, new, basis), initiator)


def set_template(
    ctx: Context, deck_id: int, template: DeckTemplate, initiator: object = None
) -> Change | None:
    """Take the slides of another template in its order; what was written on slides of both stays on them.

    Slides that the template does not hold go, but those on which something was written: they are left out.

    Raises:
        KnownError: the template is not for this deck.
    """

    def work(tx: WriteTx) -> None:
        deck = open_deck(tx, deck_id)
        refuse_unfit(template, Audience(deck.audience), deck.account_id)
        tx.recorder.label = f"Change template of {shortened(deck.name)}"
        _rename(tx, deck, template, deck.period)
        deck.template = template.value
        _take_slides(tx, deck, template)

    return ctx.workspace.write("Change template", work, initiator).change


def set_audience(ctx: Context, deck_id: int, audience: Audience, initiator: object = None) -> Change | None:
    """Make a deck for the client or for ourselves; nothing is released by that.

    Slides that one of both usually has and the other has not are shown or left out.

    Raises:
        KnownError: the deck is never for a client.
    """

    def work(tx: WriteTx) -> None:
        deck = open_deck(tx, deck_id)
        refuse_unfit(DeckTemplate(deck.template), audience, deck.account_id)
        tx.recorder.label = f"Change audience of {shortened(deck.name)}"
        before, told = Audience(deck.audience), TEMPLATES[DeckTemplate(deck.template)]
        deck.audience = audience.value
        for slide in slides_in(tx, deck_id):
            if slide.key in told.slides:
                key = SlideKey(slide.key)
                if told.included(key, before) != told.included(key, audience):
                    slide.included = told.included(key, audience)

    return ctx.workspace.write("Change audience", work, initiator).change


def set_period(ctx: Context, deck_id: int, period: str, initiator: object = None) -> Change | None:
    """Tell of another fiscal quarter or year; a name that nobody chose follows.

    Raises:
        KnownError: it is no period, or has not begun.
    """

    def work(tx: WriteTx) -> None:
        deck = open_deck(tx, deck_id)
        name = checked_period(tx, period).name
        tx.recorder.label = f"Change period of {shortened(deck.name)}"
        _rename(tx, deck, DeckTemplate(deck.template), name)
        deck.period = name

    return ctx.workspace.write("Change period", work, initiator).change


def set_part(ctx: Context, deck_id: int, part: str, *, on: bool, initiator: object = None) -> Change | None:
    """Show one of the `PageParts` on every page, or not."""
    usual = {field.name: getattr(USUAL_PARTS, field.name) for field in fields(PageParts)}
    if part not in usual:
        raise BugError(f"pages have no part {part}")

    def work(tx: WriteTx) -> None:
        deck = open_deck(tx, deck_id)
        tx.recorder.label = f"Change pages of {shortened(deck.name)}"
        deck.every_page = with_entry(deck.every_page, part, on, usual[part])

    return ctx.workspace.write("Change pages", work, initiator).change


def release(
    ctx: Context, deck_id: int, keys: Collection[str], *, on: bool, initiator: object = None
) -> Change | None:
    """Let a client's deck show items (keys of `ShareItem`), or keep them from it again."""
    for key in keys:
        if key.partition("-")[0] not in set(ShareKind):
            raise BugError(f"{key} cannot be released")

    def work(tx: WriteTx) -> None:
        deck = open_deck(tx, deck_id)
        of = shortened(deck.name)
        tx.recorder.label = f"Release for the client in {of}" if on else f"Keep from the client in {of}"
        stored = {str(key) for key in deck.released.get("items", ())}
        items = sorted(stored | set(keys) if on else stored - set(keys))
        deck.released = with_entry(deck.released, "items", items, [])

    return ctx.workspace.write("Release", work, initiator).change


def _place_after(slides: Sequence[DeckSlide], after: int | None) -> int:
    """Return where a new slide goes in."""
    for place, slide in enumerate(slides):
        if slide.id == after:
            return place + 1
    return next((place for place, slide in enumerate(slides) if slide.key in _LAST), len(slides))


def _take_slides(tx: WriteTx, deck: Deck, template: DeckTemplate) -> None:
    told = TEMPLATES[template]
    stored = slides_in(tx, deck.id)
    of_kind = {slide.key: slide for slide in stored if slide.key != SlideKey.TEXT}
    ordered: list[DeckSlide] = []
    for key in told.slides:
        included = told.included(key, Audience(deck.audience))
        slide = of_kind.pop(key.value, None)
        if slide is None:
            slide = DeckSlide(id=tx.new_id(), deck_id=deck.id, key=key.value, texts={}, options={})
            tx.session.add(slide)
        elif _is_written(slide) and key is not SlideKey.COMMERCIAL:
            included = included or slide.included
        slide.included = included
        ordered.append(slide)
    for slide in [one for one in stored if one.key in of_kind or one.key == SlideKey.TEXT]:
        if not _is_written(slide):
            tx.session.delete(slide)
            continue
        slide.included = slide.included and slide.key == SlideKey.TEXT
        ordered.insert(_place_after(ordered, None), slide)
    put_in_order(ordered)


def _is_written(slide: DeckSlide) -> bool:
    return bool(slide.title or slide.texts or slide.notes)


def _rename(tx: WriteTx, deck: Deck, template: DeckTemplate, period: str) -> None:
    """Give the deck the name that it would have had from the start, if it still has the one it was given."""
    account = None if deck.account_id is None else tx.session.get(Account, deck.account_id)
    if deck.name == usual_name(account, DeckTemplate(deck.template), deck.period):
        deck.name = usual_name(account, template, period)
