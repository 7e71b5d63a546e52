"""What somebody is told who does not see a drawing that fills a slide."""

from cs_desktop.domain.deck.slides import JourneySlide, OwnPeopleSlide, PeopleSlide, Slide

_MOST = 900


def drawing_told(slide: Slide | None) -> tuple[str, str] | None:
    """Return name and description of the drawing that fills a slide; None where there is none."""
    match slide:
        case JourneySlide():
            stages = ", ".join(f"{one.name} (now)" if one.here else one.name for one in slide.stages)
            gaps = "; ".join(one.name for one in slide.gaps)
            return "Journey", _shortened(f"Stages: {stages}." + (f" Gaps: {gaps}." if gaps else ""))
        case PeopleSlide():
            people = slide.people
        case OwnPeopleSlide():
            people = tuple(one.person for one in slide.people)
        case _:
            return None
    names = ", ".join(f"{one.name}, {one.role}" if one.role else one.name for one in people)
    return "Map of relationships", _shortened(f"Who works with whom: {names}")


def _shortened(text: str) -> str:
    return text if len(text) <= _MOST else f"{text[: _MOST - 1]}…"
