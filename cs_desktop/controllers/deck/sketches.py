"""What a change makes of a deck's design: shown at once, before the workspace has stored it."""

from collections.abc import Callable, Collection
from dataclasses import replace
from types import MappingProxyType

from cs_desktop.domain.deck.design import DeckDesign, SlideDesign
from cs_desktop.domain.deck.sharing import Released
from cs_desktop.domain.deck.shown import DeckShown
from cs_desktop.services.deck.stored.fields import NOTES, TITLE


def included(design: DeckDesign, slide_id: int, *, on: bool) -> DeckDesign:
    """Return a design with a slide taken in or left out."""
    return _changed(design, slide_id, lambda slide: replace(slide, included=on))


def moved(design: DeckDesign, slide_id: int, to: int) -> DeckDesign:
    """Return a design with a slide at another place; one that is not there moves nothing."""
    others = [one for one in design.slides if one.id != slide_id]
    mine = [one for one in design.slides if one.id == slide_id]
    place = min(max(to, 0), len(others))
    return replace(design, slides=(*others[:place], *mine, *others[place:]))


def with_option(design: DeckDesign, slide_id: int, option: str, *, on: bool) -> DeckDesign:
    """Return a design with a part of a slide shown or hidden."""
    return _changed(
        design,
        slide_id,
        lambda slide: replace(slide, options=MappingProxyType({**slide.options, option: on})),
    )


def with_measures(design: DeckDesign, slide_id: int, measures: Collection[int], *, on: bool) -> DeckDesign:
    """Return a design with measures told on a slide, or left out."""

    def choose(slide: SlideDesign) -> SlideDesign:
        before = slide.left_out
        return replace(slide, left_out=before.difference(measures) if on else before.union(measures))

    return _changed(design, slide_id, choose)


def with_part(design: DeckDesign, part: str, *, on: bool) -> DeckDesign:
    """Return a design with something shown on every page, or not."""
    return replace(design, parts=replace(design.parts, **{part: on}))


def with_released(design: DeckDesign, keys: Collection[str], *, on: bool) -> DeckDesign:
    """Return a design with items that a client may see, or may not."""
    before = design.released.keys
    return replace(design, released=Released(before | set(keys) if on else before - set(keys)))


def typed(design: DeckDesign, slide_id: int, place: str, text: str, now: DeckShown | None) -> DeckDesign:
    """Return a design with a text as it is being typed; a title is held against what the data says `now`."""

    def write(slide: SlideDesign) -> SlideDesign:
        if place == NOTES:
            return replace(slide, notes=text)
        if place != TITLE:
            texts = {**slide.texts, place: text}
            return replace(slide, texts=MappingProxyType({key: one for key, one in texts.items() if one}))
        title = " ".join(text.split())
        shown = () if now is None else now.slides
        said = next((one.suggested for one in shown if one.design.id == slide_id), slide.title_basis)
        return replace(slide, title=title, title_basis=said)

    return _changed(design, slide_id, write)


def _changed(design: DeckDesign, slide_id: int, change: Callable[[SlideDesign], SlideDesign]) -> DeckDesign:
    return replace(design, slides=tuple(change(one) if one.id == slide_id else one for one in design.slides))
